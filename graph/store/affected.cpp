// SPDX-License-Identifier: Apache-2.0
#include "graph/store/affected.hpp"

#include "graph/node_of.hpp"
#include "graph/store/text_index.hpp"

namespace rg {
namespace {

template <class... Values>
void collect(Database& store, std::set<std::string>& out, const char* sql, const Values&... values) {
  store.each(
      sql, [&](SQLite::Statement& row) { out.insert(row.getColumn(0).getString()); }, values...);
}

/// Copies stand in no index, so all of them count; a name without a letter stands in none either.
std::set<std::string> with_words(Database& store, const std::string& words) {
  std::set<std::string> out;
  const std::string expression = match_expression(words);
  if (expression.empty()) {
    collect(store, out, "SELECT doc FROM document");
    return out;
  }
  collect(store, out, "SELECT doc FROM document WHERE copy_of IS NOT NULL");
  collect(store, out,
          "SELECT doc FROM document WHERE number IN (SELECT DISTINCT rowid >> 20 FROM word WHERE word MATCH ?)",
          expression);
  return out;
}

void add_naming(Database& store, const std::string& id, std::set<std::string>& out) {
  const auto node = store.number("SELECT number FROM node WHERE key = ?", key_of(id));
  if (!node) return;
  collect(store, out,
          "SELECT d.doc FROM link l JOIN document d ON d.node = l.source WHERE l.target = ? AND l.type = 'MENTIONS'",
          *node);
  collect(store, out,
          "SELECT d.doc FROM link l JOIN statement e ON e.link = l.number JOIN document d ON d.number = e.place >> 20 "
          "WHERE l.source = ?1 OR l.target = ?1",
          *node);
  collect(store, out, "SELECT doc FROM document WHERE node = ?", *node);
}

}  // namespace

std::set<std::string> affected_docs(Database& store, const std::string& key, const Correction& correction) {
  std::set<std::string> out;
  collect(store, out, "SELECT doc FROM document JOIN correction_use ON document = number WHERE correction = ?", key);
  switch (correction.kind) {
    case Correction::Kind::name:
    case Correction::Kind::alias: out.merge(with_words(store, correction.name)); break;
    case Correction::Kind::same:
      collect(store, out, "SELECT doc FROM document WHERE copy_of IS NOT NULL");
      add_naming(store, correction.name, out);
      add_naming(store, correction.is, out);
      break;
    case Correction::Kind::wrong:
    case Correction::Kind::missing:
      collect(store, out, "SELECT doc FROM document WHERE doc = ?", correction.doc);
      break;
  }
  return out;
}

}  // namespace rg
