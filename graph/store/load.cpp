// SPDX-License-Identifier: Apache-2.0
#include "graph/store/load.hpp"

#include <algorithm>

#include "graph/store/pack.hpp"
#include "src/corrections/corrections.hpp"

namespace rg {

DocumentFact report_in(SQLite::Statement& row) {
  const auto list = [&](int column) {
    const std::string text = row.getColumn(column);
    std::vector<std::string> out;
    for (const std::string_view value : values_in(text)) out.emplace_back(value);
    return out;
  };
  return {row.getColumn(0), row.getColumn(1), row.getColumn(2),
          row.getColumn(3), row.getColumn(4), static_cast<std::uint32_t>(row.getColumn(5).getInt64()),
          row.getColumn(6), row.getColumn(7), list(8),
          list(9)};
}

namespace {

constexpr const char* packed_facts_of_all =
    "SELECT facts FROM document JOIN source ON document = number WHERE copy_of IS NULL ORDER BY doc";

}  // namespace

void for_each_facts(Database& store, const std::function<void(const std::string&)>& use) {
  store.each(packed_facts_of_all, [&](SQLite::Statement& row) { use(unpack(row.getColumn(0).getString())); });
}

std::vector<std::string> packed_facts(Database& store) {
  std::vector<std::string> out;
  store.each(packed_facts_of_all, [&](SQLite::Statement& row) { out.push_back(row.getColumn(0).getString()); });
  store.release();
  return out;
}

void for_each_ledger(Database& store, const std::function<void(const std::string&)>& use) {
  store.each("SELECT ledger FROM document JOIN source ON document = number WHERE copy_of IS NULL ORDER BY doc",
             [&](SQLite::Statement& row) { use(unpack(row.getColumn(0).getString())); });
}

void add_stored_facts(Database& store, Merger& merger, const std::function<bool(const DocumentFact&)>& is_wanted) {
  std::vector<std::int64_t> wanted;
  store.each(
      "SELECT doc, symbol, type, title, language, year, date, session, agenda_items, kinds, number FROM document "
      "WHERE copy_of IS NULL ORDER BY doc",
      [&](SQLite::Statement& row) {
        if (is_wanted(report_in(row))) wanted.push_back(row.getColumn("number").getInt64());
      });
  for (const std::int64_t number : wanted)
    store.each(
        "SELECT facts FROM source WHERE document = ?",
        [&](SQLite::Statement& row) {
          for (const Facts& facts : read_facts(unpack(row.getColumn(0).getString()), store.file()))
            merger.add(facts, store.file());
        },
        number);
}

Graph stored_graph(Database& store, const Schema& schema, bool all) {
  Merger merger(schema);
  add_stored_facts(store, merger, [](const DocumentFact&) { return true; });
  return merger.finish(all);
}

namespace {

/// Without what only edges name that aren't stated: the merged graph hasn't it either.
void add_nodes(Database& store, Snapshot& out) {
  store.each(
      "SELECT id, type, name FROM node n WHERE mentions > 0 OR EXISTS (SELECT 1 FROM document WHERE node = n.number) "
      "OR EXISTS (SELECT 1 FROM link WHERE source = n.number AND stated > 0) "
      "OR EXISTS (SELECT 1 FROM link WHERE target = n.number AND stated > 0) ORDER BY id",
      [&](SQLite::Statement& row) {
        out.nodes.emplace_hint(out.nodes.end(), row.getColumn(0).getString(),
                               SnapshotNode{row.getColumn(1), row.getColumn(2)});
      });
}

/// Head, type, tail, report, place and words, a passage each.
void add_passages(Database& store, const char* sql, const Schema& schema, Known known, const std::string& type,
                  Snapshot& out) {
  store.each(
      sql,
      [&](SQLite::Statement& row) {
        SnapshotEdge& edge = out.edges[snapshot_key(schema, row.getColumn(0), row.getColumn(1), row.getColumn(2))];
        edge.known = known;
        edge.passages.push_back({row.getColumn(3), row.getColumn(4), row.getColumn(5)});
      },
      type);
}

}  // namespace

Snapshot stored_snapshot(Database& store, const Schema& schema, const std::string& type) {
  Snapshot out;
  add_nodes(store, out);
  if (type == "MENTIONS")
    add_passages(store,
                 "SELECT r.id, ?1, n.id, r.id, p.para, '' FROM naming g JOIN node n ON n.number = g.node "
                 "JOIN place p ON p.number = g.place JOIN document d ON d.number = g.place >> 20 "
                 "JOIN node r ON r.number = d.node JOIN json_each(g.spans) WHERE n.number <> r.number",
                 schema, Known::places, type, out);
  else
    add_passages(store,
                 "SELECT s.id, l.type, t.id, r.id, p.para, substr(p.text, e.first + 1, e.last - e.first) "
                 "FROM statement e JOIN link l ON l.number = e.link JOIN node s ON s.number = l.source "
                 "JOIN node t ON t.number = l.target JOIN place p ON p.number = e.place "
                 "JOIN document d ON d.number = e.place >> 20 JOIN node r ON r.number = d.node "
                 "WHERE e.status = 'stated' AND ?1 IN ('', l.type)",
                 schema, Known::quotes, type, out);
  for (auto& [key, edge] : out.edges) std::sort(edge.passages.begin(), edge.passages.end());
  return out;
}

std::vector<Copy> stored_copies(Database& store) {
  std::vector<Copy> out;
  store.each("SELECT doc, file, copy_of FROM document WHERE copy_of IS NOT NULL ORDER BY doc",
             [&](SQLite::Statement& row) {
               out.push_back({row.getColumn(0), row.getColumn(1), row.getColumn(2)});
             });
  return out;
}

std::vector<std::pair<std::string, std::string>> stored_refusals(Database& store) {
  std::vector<std::pair<std::string, std::string>> out;
  store.each("SELECT path, reason FROM refused ORDER BY path",
             [&](SQLite::Statement& row) { out.emplace_back(row.getColumn(0), row.getColumn(1)); });
  return out;
}

void add_corrected_names(Database& store, Schema& schema) {
  std::vector<Correction> names;
  store.each("SELECT name, becomes, type FROM correction WHERE kind = 'alias' ORDER BY key",
             [&](SQLite::Statement& row) {
               Correction each;
               each.kind = Correction::Kind::alias;
               each.name = row.getColumn(0).getString();
               each.is = row.getColumn(1).getString();
               each.type = row.getColumn(2).getString();
               names.push_back(std::move(each));
             });
  add_names(schema, names);
}

void need_same_schema(Database& store, const Schema& schema) {
  const std::string made_by = store.text("SELECT value FROM about WHERE key = 'schema'").value_or("");
  if (made_by != schema.hash())
    throw Problem({store.file(), 0, 0}, "was made with the schema " + made_by + ", and this is " + schema.hash(),
                  "`rightsgraph build -o` with its folder brings it up to date; or give --schema");
}

}  // namespace rg
