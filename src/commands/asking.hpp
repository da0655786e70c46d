// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/ask/links.hpp"
#include "src/commands/output.hpp"
#include "src/commands/pipeline.hpp"
#include "src/commands/table.hpp"

/// What the verbs that ask a store share.
namespace rg {

/// A store open for questions, with the schema that names are looked up in.
struct Asked {
  explicit Asked(const Options& options)
      : schema(schema_of(options)), store(store_file(options.db), Database::Access::read) {}
  /// The thing that an argument names.
  /// Where no table and no report has it just so, it is read as it would be in a report: `第50/4号决议`.
  Named named(const std::string& name);

  Schema schema;
  Database store;
};

/// Prints the answer; the store is released before, since printing may take as long as somebody reads.
void print_answer(Database& store, const Table& table, const Options& options);

/// The names of all edge types, for messages.
std::string edge_types(const Schema& schema);

/// The name, if the schema has it or it is empty. Throws Usage.
std::string known_type(const Schema& schema, const std::string& name);

/// The filter that --type, --with, --in, --since, --until and --status make. Throws Problem or Usage.
LinkFilter filter_of(Asked& asked, const Options& options);

/// "no evidence in 12 documents"
std::string no_evidence(Asked& asked);

/// How an edge is drawn, seen from one end.
std::string arrow(bool forward, bool symmetric);

/// A thing as a heading has it: `UNDP (Agency) United Nations Development Programme`.
std::string shown(const Named& thing);

/// The three edges of a thing with the most evidence: `COOPERATES_WITH — OHCHR, …`; empty where it has none.
std::string strongest_links(Asked& asked, const Named& thing);

namespace option {
inline constexpr Option store{"DB", "DB", "store, or folder of a build", true, &Options::db};
inline constexpr Option name{"NAME", "NAME", "the thing: an id, or any of its names in any language", true,
                             &Options::name};
inline constexpr Option quotes{
    "--quotes",
    "",
    "with each row its passages: document, paragraph, page, and the sentence with the words marked",
    false,
    nullptr,
    nullptr,
    nullptr,
    &Options::quotes};
inline constexpr Option csv{"--csv", "",           "CSV and not a table for people", false, nullptr, nullptr,
                            nullptr, &Options::csv};
inline constexpr Option limit{
    "--limit",    "N", "rows at most, 0 for all; 20 without it", false, nullptr, nullptr, &Options::limit, nullptr, 0,
    1'000'000'000};
inline constexpr Option type{"--type", "T", "only edges of this type, such as COOPERATES_WITH", false, &Options::type};
inline constexpr Option with{"--with", "NAME", "only edges with this thing", false, &Options::with};
inline constexpr Option in{"--in", "COUNTRY", "only passages whose paragraph names this country too", false,
                           &Options::in};
inline constexpr Option since{
    "--since", "YEAR", "only reports of this year and later", false, nullptr, nullptr, &Options::since, nullptr,
    1,         9999};
inline constexpr Option until{
    "--until", "YEAR", "only reports of this year and earlier", false, nullptr, nullptr, &Options::until, nullptr,
    1,         9999};
inline constexpr Option status{"--status", "STATUS", "stated (without it), demanded, denied or withdrawn", false,
                               &Options::status};
}  // namespace option

}  // namespace rg
