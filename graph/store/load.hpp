// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "graph/diff.hpp"
#include "graph/store/database.hpp"

/// What a store holds, as the writers want it. All of it comes in an order that depends on the set of reports only.
namespace rg {

/// Calls `use` with the facts of each report that counts, as JSON lines, by key.
void for_each_facts(Database& store, const std::function<void(const std::string& lines)>& use);
/// The same, packed and all at once, after which nobody waits for this reader.
std::vector<std::string> packed_facts(Database& store);
/// The same with their ledgers, a JSON object each.
void for_each_ledger(Database& store, const std::function<void(const std::string& ledger)>& use);
/// What a report says of itself. The row begins with doc, symbol, type, title, language, year, date, session,
/// agenda_items and kinds of the table `document`.
DocumentFact report_in(SQLite::Statement& row);
/// Adds the facts of the reports that are wanted.
void add_stored_facts(Database& store, Merger& merger, const std::function<bool(const DocumentFact&)>& is_wanted);
/// The merged graph of all reports. The schema must outlive it.
Graph stored_graph(Database& store, const Schema& schema, bool all);

/// What the merged graph says, read from the tables without making it.
Snapshot stored_snapshot(Database& store, const Schema& schema, const std::string& type);

struct Copy {
  std::string doc, file, copy_of;
};
/// Reports that don't count, since another has the same text.
std::vector<Copy> stored_copies(Database& store);
/// Path and reason of inputs that were refused.
std::vector<std::pair<std::string, std::string>> stored_refusals(Database& store);

/// The names that corrections gave to things, as the reports were read with them.
void add_corrected_names(Database& store, Schema& schema);

/// Throws Problem where another schema than this made the store.
void need_same_schema(Database& store, const Schema& schema);

}  // namespace rg
