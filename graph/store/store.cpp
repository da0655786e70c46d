// SPDX-License-Identifier: Apache-2.0
#include "graph/store/store.hpp"

#include <sqlite3.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "graph/store/affected.hpp"
#include "graph/store/database.hpp"
#include "graph/store/derived.hpp"
#include "graph/store/pack.hpp"
#include "graph/store/program.hpp"
#include "graph/store/tables.hpp"
#include "graph/store/text_index.hpp"
#include "graph/store/writer_lock.hpp"
#include "src/layout/symbol.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

namespace fs = std::filesystem;

std::string file_name(const std::string& path) { return valid_utf8(fs::path(path).filename().string()); }

std::string made_by(const Schema& schema) { return schema.version() + " " + std::string(program_hash()); }

std::int64_t first_place(std::int64_t document) { return document << place_bits; }

}  // namespace

ReportRecord record_of(ReportInput input, std::string_view bytes, const Document& document, Facts facts,
                       CorrectionUses corrections, const std::string& fact_lines, const std::string& ledger,
                       std::string fingerprint) {
  return {std::move(input), std::move(fingerprint), document.places, std::move(facts), std::move(corrections),
          pack(bytes),      pack(fact_lines),       pack(ledger)};
}

std::string ReportInput::key() const {
  return sha256 + " " + encoding + " " + valid_utf8(symbol) + " " + file_name(path);
}

struct Store::Parts {
  Parts(const std::string& file, const Schema& schema, const std::function<void()>& waiting)
      : lock(file, waiting), database(file, Database::Access::write), derived(database, schema), schema(schema) {
    if (*database.number("PRAGMA application_id") == 0) create();
    database.execute("BEGIN IMMEDIATE");
  }

  void create() {
    database.execute("BEGIN IMMEDIATE");
    database.execute("PRAGMA application_id = " + std::to_string(store_kind) +
                     "; PRAGMA user_version = " + std::to_string(store_form));
    database.execute(store_tables);
    sign();
    database.execute("COMMIT");
  }

  void sign() {
    database.run("INSERT OR REPLACE INTO about VALUES ('program', ?)", made_by(schema));
    database.run("INSERT OR REPLACE INTO about VALUES ('schema', ?)", schema.hash());
  }

  std::int64_t insert(const ReportRecord& report);
  std::int64_t free_number(const DocumentFact& report);
  void activate(std::int64_t document);
  void deactivate(std::int64_t document);
  void drop(std::int64_t document);
  bool is_active(std::int64_t document) {
    return !database.text("SELECT copy_of FROM document WHERE number = ? AND copy_of IS NOT NULL", document);
  }
  std::uint32_t year_of_document(std::int64_t document) {
    return static_cast<std::uint32_t>(*database.number("SELECT year FROM document WHERE number = ?", document));
  }
  Facts facts_of(std::int64_t document);
  Tally tally_of(std::int64_t document);
  /// What is needed of those that the reports were read with to find the reports that they concern.
  std::map<std::string, Correction> corrections();
  /// The names in the tables of all things that had or get the name.
  void list_again(const Correction& correction);
  /// Of reports with the same text, the first by key counts.
  void settle_copies(const std::string& fingerprint);

  WriterLock lock;
  Database database;
  Derived derived;
  const Schema& schema;
  std::optional<std::pair<std::int64_t, const ReportRecord*>> newest;  ///< the report of the put() that is going on
};

/// The next free one where another report has it.
std::int64_t Store::Parts::free_number(const DocumentFact& report) {
  constexpr std::int64_t keys = std::int64_t{1} << key_bits;
  const auto year = static_cast<std::int64_t>(report.year == 0 ? no_year : std::min(report.year, no_year));
  auto key = static_cast<std::int64_t>(XXH3_64bits(report.doc.data(), report.doc.size()) % keys);
  while (database.number("SELECT 1 FROM document WHERE number = ?", (year << key_bits) + key)) key = (key + 1) % keys;
  return (year << key_bits) + key;
}

std::int64_t Store::Parts::insert(const ReportRecord& report) {
  const std::int64_t document = free_number(report.facts.document);
  const DocumentFact& fact = report.facts.document;
  const ReportInput& input = report.input;
  database.run(
      "INSERT INTO document (number, doc, symbol, type, title, language, year, date, session, agenda_items, kinds, "
      "file, encoding, given_symbol, sha256, input, fingerprint, places, copy_of) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
      document, fact.doc, fact.id, fact.type, fact.title, fact.language, fact.year, fact.date, fact.session,
      as_one(fact.agenda_items), as_one(fact.kinds), file_name(input.path), input.encoding, input.symbol, input.sha256,
      input.key(), report.fingerprint, report.places.size());
  database.run("INSERT INTO source (document, bytes, facts, ledger) VALUES (?, ?, ?, ?)", document,
               Database::blob(report.packed_bytes), Database::blob(report.packed_facts),
               Database::blob(report.packed_ledger));
  for (const auto& [key, uses] : report.corrections)
    database.run("INSERT INTO correction_use (document, correction, uses) VALUES (?, ?, ?)", document, key, uses);
  std::int64_t number = first_place(document);
  for (const Place& place : report.places)
    database.run("INSERT INTO place (number, para, page, text) VALUES (?, ?, ?, ?)", number++, place.key, place.page,
                 place.text);
  return document;
}

Facts Store::Parts::facts_of(std::int64_t document) {
  if (newest && newest->first == document) return newest->second->facts;
  const std::string packed = *database.text("SELECT facts FROM source WHERE document = ?", document);
  return read_facts(unpack(packed), database.file()).at(0);
}

Tally Store::Parts::tally_of(std::int64_t document) {
  std::map<std::string, std::int64_t> places;
  database.each(
      "SELECT para, number FROM place WHERE number >= ? AND number < ?",
      [&](SQLite::Statement& row) {
        places.emplace(row.getColumn(0).getString(), row.getColumn(1).getInt64() - first_place(document));
      },
      first_place(document), first_place(document + 1));
  return rg::tally_of(facts_of(document), places, schema);
}

void Store::Parts::activate(std::int64_t document) {
  database.run("INSERT INTO word (rowid, text) SELECT number, spaced(text) FROM place WHERE number >= ? AND number < ?",
               first_place(document), first_place(document + 1));
  const std::string symbol = *database.text("SELECT symbol FROM document WHERE number = ?", document);
  database.run("UPDATE document SET node = ?, copy_of = NULL WHERE number = ?", derived.node_number(key_of(symbol)),
               document);
  derived.add(document, year_of_document(document), tally_of(document));
}

void Store::Parts::deactivate(std::int64_t document) {
  database.run(
      "INSERT INTO word (word, rowid, text) SELECT 'delete', number, spaced(text) FROM place "
      "WHERE number >= ? AND number < ?",
      first_place(document), first_place(document + 1));
  database.run("UPDATE document SET node = NULL, copy_of = '' WHERE number = ?", document);
  derived.take(document, year_of_document(document), tally_of(document));
}

void Store::Parts::drop(std::int64_t document) {
  if (is_active(document)) deactivate(document);
  database.run("DELETE FROM place WHERE number >= ? AND number < ?", first_place(document), first_place(document + 1));
  database.run("DELETE FROM source WHERE document = ?", document);
  database.run("DELETE FROM correction_use WHERE document = ?", document);
  database.run("DELETE FROM document WHERE number = ?", document);
}

std::map<std::string, Correction> Store::Parts::corrections() {
  std::map<std::string, Correction> out;
  database.each("SELECT key, kind, name, becomes, doc FROM correction", [&](SQLite::Statement& row) {
    Correction each;
    for (int kind = 0; kind < 5; ++kind)
      if (name_of(static_cast<Correction::Kind>(kind)) == row.getColumn(1).getText())
        each.kind = static_cast<Correction::Kind>(kind);
    each.name = row.getColumn(2).getString();
    each.is = row.getColumn(3).getString();
    each.doc = row.getColumn(4).getString();
    out.emplace(row.getColumn(0).getString(), each);
  });
  return out;
}

void Store::Parts::list_again(const Correction& correction) {
  std::set<std::string> keys{correction.is};
  database.each(
      "SELECT n.key FROM name w JOIN node n ON n.number = w.node WHERE w.folded = ?",
      [&](SQLite::Statement& row) { keys.insert(row.getColumn(0).getString()); }, folded(correction.name));
  for (const Thing& thing : schema.things())
    for (const auto& names : thing.names)
      if (std::find(names.begin(), names.end(), correction.name) != names.end()) keys.insert(thing.id);
  for (const std::string& key : keys) derived.list_again(key);
}

void Store::Parts::settle_copies(const std::string& fingerprint) {
  if (fingerprint.empty()) return;  // of a report that waits for being read again
  std::vector<std::int64_t> same;
  std::string first;
  database.each(
      "SELECT number, doc FROM document WHERE fingerprint = ? ORDER BY doc",
      [&](SQLite::Statement& row) {
        if (same.empty()) first = row.getColumn(1).getString();
        same.push_back(row.getColumn(0).getInt64());
      },
      fingerprint);
  for (std::size_t i = 1; i < same.size(); ++i) {
    if (is_active(same[i])) deactivate(same[i]);
    database.run("UPDATE document SET copy_of = ? WHERE number = ?", first, same[i]);
  }
  if (!same.empty() && !is_active(same.front())) activate(same.front());
}

Store::Store(const std::string& file, const Schema& schema, const std::function<void()>& waiting)
    : parts_(std::make_unique<Parts>(file, schema, waiting)) {}
Store::~Store() = default;

Store::Change Store::put(const ReportRecord& report) {
  const std::string& doc = report.facts.document.doc;
  const bool replaces = drop_by_doc(doc);
  const std::int64_t document = parts_->insert(report);
  parts_->newest = {document, &report};
  parts_->settle_copies(report.fingerprint);
  parts_->newest.reset();
  if (!parts_->is_active(document)) return Change::copy;
  return replaces ? Change::replaced : Change::added;
}

bool Store::remove(const std::string& doc_or_symbol) {
  if (drop_by_doc(doc_or_symbol) || drop_by_doc(key_of_symbol(doc_or_symbol))) return true;
  const auto doc = parts_->database.text("SELECT doc FROM document WHERE symbol = ? ORDER BY doc", doc_or_symbol);
  return doc && drop_by_doc(*doc);
}

bool Store::drop_by_doc(const std::string& doc) {
  Database& database = parts_->database;
  const auto document = database.number("SELECT number FROM document WHERE doc = ?", doc);
  if (!document) return false;
  const std::string fingerprint = *database.text("SELECT fingerprint FROM document WHERE number = ?", *document);
  parts_->drop(*document);
  parts_->settle_copies(fingerprint);
  return true;
}

std::unordered_map<std::string, KnownInput> Store::inputs() const {
  std::unordered_map<std::string, KnownInput> out;
  parts_->database.each("SELECT input, doc, fingerprint, file FROM document", [&](SQLite::Statement& row) {
    out.try_emplace(row.getColumn(0), KnownInput{row.getColumn(1), row.getColumn(2), row.getColumn(3)});
  });
  return out;
}

namespace {

std::optional<KnownInput> known_input(Database& database, const char* sql, const std::string& value) {
  std::optional<KnownInput> out;
  database.each(
      sql,
      [&](SQLite::Statement& row) {
        out = KnownInput{row.getColumn(0), row.getColumn(1), row.getColumn(2)};
      },
      value);
  return out;
}

}  // namespace

std::optional<KnownInput> Store::input(const std::string& key) const {
  return known_input(parts_->database, "SELECT doc, fingerprint, file FROM document WHERE input = ?", key);
}

std::optional<KnownInput> Store::report_input(const std::string& doc) const {
  return known_input(parts_->database, "SELECT doc, fingerprint, file FROM document WHERE doc = ?", doc);
}

void Store::note_refusal(const std::string& path, const std::string& reason) {
  if (reason.empty()) parts_->database.run("DELETE FROM refused WHERE path = ?", valid_utf8(path));
  else
    parts_->database.run("INSERT OR REPLACE INTO refused (path, reason) VALUES (?, ?)", valid_utf8(path),
                         valid_utf8(reason));
}

void Store::forget_refusals() { parts_->database.run("DELETE FROM refused"); }

void Store::forget_refusals_below(const std::string& path) {
  const std::string below = valid_utf8(path) + "/";
  parts_->database.run("DELETE FROM refused WHERE path || '/' = ? OR substr(path, 1, length(?)) = ?", below, below,
                       below);
}

void Store::commit() { parts_->database.execute("COMMIT; BEGIN IMMEDIATE"); }

bool Store::outdated() const {
  const auto same = [&](const char* key, const std::string& wanted) {
    return parts_->database.text("SELECT value FROM about WHERE key = ?", std::string(key)) == wanted;
  };
  return !same("program", made_by(parts_->schema)) || !same("schema", parts_->schema.hash());
}

void Store::begin_upgrade() {
  Database& database = parts_->database;
  for (const char* table : {"place", "node", "spelling", "name", "naming", "link", "link_year", "statement"})
    database.execute(std::string("DELETE FROM ") + table);
  database.execute("INSERT INTO word (word) VALUES ('delete-all')");
  database.execute("UPDATE document SET node = NULL, copy_of = '', fingerprint = ''");
  parts_->derived.forget();
  parts_->sign();
}

std::vector<std::string> Store::set_corrections(const std::vector<Correction>& corrections) {
  std::map<std::string, Correction> changed = parts_->corrections();
  for (const Correction& each : corrections)
    if (changed.erase(each.key()) == 0) changed.emplace(each.key(), each);
  std::set<std::string> out;
  const bool ids_change = std::any_of(changed.begin(), changed.end(),
                                      [](const auto& each) { return each.second.kind == Correction::Kind::same; });
  for (const auto& [key, each] : parts_->corrections())  // they follow on each other
    if (ids_change && each.kind == Correction::Kind::same) changed.emplace(key, each);
  for (const Correction& each : corrections)
    if (ids_change && each.kind == Correction::Kind::same) changed.emplace(each.key(), each);
  for (const auto& [key, each] : changed) {
    out.merge(affected_docs(parts_->database, key, each));
    if (each.kind == Correction::Kind::alias) parts_->list_again(each);
  }
  for (const auto& [key, each] : changed) parts_->database.run("DELETE FROM correction WHERE key = ?", key);
  for (const Correction& each : corrections)  // lines move without a change; where nothing did, nothing is written
    parts_->database.run(
        "INSERT INTO correction (key, line, kind, said, author, date, reason, name, becomes, type, doc) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET line = excluded.line WHERE line <> excluded.line",
        each.key(), each.line, name_of(each.kind), each.said(), each.author, each.date, each.reason, each.name, each.is,
        each.type, each.doc);
  return {out.begin(), out.end()};
}

std::vector<std::string> Store::docs() const {
  std::vector<std::string> out;
  parts_->database.each("SELECT doc FROM document ORDER BY doc",
                        [&](SQLite::Statement& row) { out.push_back(row.getColumn(0).getString()); });
  return out;
}

KeptReport Store::report(const std::string& doc) const {
  KeptReport out;
  parts_->database.each(
      "SELECT file, encoding, given_symbol, sha256, bytes FROM document JOIN source ON document = number WHERE doc = ?",
      [&](SQLite::Statement& row) {
        out.input = {row.getColumn(0), row.getColumn(1), row.getColumn(2), row.getColumn(3)};
        out.bytes = unpack(row.getColumn(4).getString());
      },
      doc);
  return out;
}

Database& Store::database() { return parts_->database; }

}  // namespace rg
