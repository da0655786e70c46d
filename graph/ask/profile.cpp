// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/profile.hpp"

#include "graph/store/tables.hpp"

namespace rg {
namespace {

std::vector<NamedCount> mentions(Database& store, const char* sql, std::int64_t node) {
  std::vector<NamedCount> out;
  store.each(
      sql,
      [&](SQLite::Statement& row) {
        out.push_back({named_of(row), row.getColumn(4).getInt64(), row.getColumn(5).getInt64()});
      },
      node);
  return out;
}

}  // namespace

std::vector<KnownName> names_of(Database& store, std::int64_t node) {
  std::vector<KnownName> out;
  store.each(
      "SELECT language, name, uses FROM name WHERE node = ? AND language <> '' "
      "ORDER BY instr('zh en fr es ru ar', language), uses DESC, name",
      [&](SQLite::Statement& row) {
        out.push_back({row.getColumn(0), row.getColumn(1), row.getColumn(2).getInt64()});
      },
      node);
  return out;
}

std::vector<std::pair<std::string, std::string>> properties_of(Database& store, std::int64_t node) {
  std::vector<std::pair<std::string, std::string>> out;
  store.each(
      "SELECT p.key, p.value FROM node n, json_each(n.properties) p WHERE n.number = ?",
      [&](SQLite::Statement& row) { out.emplace_back(row.getColumn(0), row.getColumn(1)); }, node);
  return out;
}

std::optional<ReportFacts> report_of(Database& store, std::int64_t node) {
  std::optional<ReportFacts> out;
  store.each(
      "SELECT doc, title, language, file, sha256, year, number FROM document WHERE node = ? ORDER BY doc DESC LIMIT 1",
      [&](SQLite::Statement& row) {
        out = ReportFacts{row.getColumn(0),           row.getColumn(1),
                          row.getColumn(2),           row.getColumn(3),
                          row.getColumn(4),           static_cast<std::uint32_t>(row.getColumn(5).getInt64()),
                          row.getColumn(6).getInt64()};
      },
      node);
  return out;
}

std::vector<NamedCount> named_by(Database& store, std::int64_t node) {
  return mentions(
      store,
      "SELECT n.number, n.id, n.type, n.name, l.number, l.stated FROM link l JOIN node n ON n.number = l.source "
      "WHERE l.target = ? AND l.type = 'MENTIONS' ORDER BY l.stated DESC, n.id",
      node);
}

std::vector<NamedCount> names_things(Database& store, std::int64_t report_node) {
  return mentions(
      store,
      "SELECT n.number, n.id, n.type, n.name, l.number, l.stated FROM link l JOIN node n ON n.number = l.target "
      "WHERE l.source = ? AND l.type = 'MENTIONS' ORDER BY n.type, l.stated DESC, n.id",
      report_node);
}

std::optional<Quote> opening_of(Database& store, const ReportFacts& report) {
  std::optional<Quote> out;
  store.each(
      "SELECT number, length(text) FROM place WHERE number >= ?1 << 20 AND number < (?1 + 1) << 20 "
      "AND para IN ('summary', 'p1', 'body') ORDER BY para = 'summary' DESC, number LIMIT 1",
      [&](SQLite::Statement& row) {
        const auto length = static_cast<std::uint32_t>(row.getColumn(1).getInt64());
        out = quote_of(store, {row.getColumn(0).getInt64(), {0, length}, "stated", "", ""});
      },
      report.number);
  return out;
}

}  // namespace rg
