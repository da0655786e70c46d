// SPDX-License-Identifier: Apache-2.0
#include "graph/store/load.hpp"

#include "graph/store/pack.hpp"
#include "src/corrections/corrections.hpp"

namespace rg {

void for_each_facts(Database& store, const std::function<void(const std::string&)>& use) {
  store.each("SELECT facts FROM document JOIN source ON document = number WHERE copy_of IS NULL ORDER BY doc",
             [&](SQLite::Statement& row) { use(unpack(row.getColumn(0).getString())); });
}

void for_each_ledger(Database& store, const std::function<void(const std::string&)>& use) {
  store.each("SELECT ledger FROM document JOIN source ON document = number WHERE copy_of IS NULL ORDER BY doc",
             [&](SQLite::Statement& row) { use(unpack(row.getColumn(0).getString())); });
}

Graph stored_graph(Database& store, const Schema& schema, bool all) {
  Merger merger(schema);
  for_each_facts(store, [&](const std::string& lines) {
    for (const Facts& facts : read_facts(lines, store.file())) merger.add(facts, store.file());
  });
  return merger.finish(all);
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
  store.each("SELECT name, becomes, type FROM correction WHERE kind = 'name' ORDER BY line",
             [&](SQLite::Statement& row) {
               Correction each;
               each.kind = Correction::Kind::name;
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
