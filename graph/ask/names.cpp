// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "graph/ask/ask.hpp"
#include "graph/node_of.hpp"
#include "graph/store/text_index.hpp"
#include "src/text/unicode.hpp"

namespace rg {
namespace {

constexpr std::size_t most_offered = 8;

std::string listed(const std::vector<Named>& things) {
  std::string out;
  for (std::size_t i = 0; i < things.size() && i < most_offered; ++i)
    out +=
        (out.empty() ? "" : ", ") + things[i].id + (things[i].name == things[i].id ? "" : " (" + things[i].name + ")");
  return out + (things.size() > most_offered ? ", …" : "");
}

std::vector<Named> nodes(Database& store, const char* sql, const std::string& value) {
  std::vector<Named> out;
  store.each(
      sql, [&](SQLite::Statement& row) { out.push_back(named_of(row)); }, value);
  return out;
}

/// What it may mean, by the surest way that gives anything: id, report, a name of the tables, a wording of the reports.
std::vector<Named> meanings(Database& store, const std::string& name) {
  const std::string plain = folded(name);
  std::vector<Named> out = nodes(store, "SELECT number, id, type, name FROM node WHERE key = ?", key_of(name));
  if (out.empty())
    out = nodes(
        store, "SELECT n.number, n.id, n.type, n.name FROM document d JOIN node n ON n.number = d.node WHERE d.doc = ?",
        name);
  if (out.empty())
    out = nodes(store,
                "SELECT DISTINCT n.number, n.id, n.type, n.name FROM name w JOIN node n ON n.number = w.node "
                "WHERE w.folded = ? AND w.listed = 1 ORDER BY n.id",
                plain);
  if (out.empty())
    out = nodes(store,
                "SELECT n.number, n.id, n.type, n.name FROM name w JOIN node n ON n.number = w.node "
                "WHERE w.folded = ? GROUP BY n.number ORDER BY sum(w.uses) DESC, n.id",
                plain);
  return out;
}

const Thing* thing_named(const Schema& schema, const std::string& name) {
  if (const Thing* thing = schema.thing(name)) return thing;
  const std::string plain = folded(name);
  for (const Thing& thing : schema.things()) {
    if (folded(thing.id) == plain) return &thing;
    for (const auto& names : thing.names)
      if (std::any_of(names.begin(), names.end(), [&](const std::string& each) { return folded(each) == plain; }))
        return &thing;
  }
  return nullptr;
}

/// The names of the store that are least far away, each with its id.
std::string nearest(Database& store, const std::string& name) {
  const std::string wanted = folded(name);
  std::set<std::pair<std::size_t, std::string>> best;
  store.each("SELECT w.folded, w.name, n.id FROM name w JOIN node n ON n.number = w.node", [&](SQLite::Statement& row) {
    const std::string each = row.getColumn(0).getString(), shown = row.getColumn(1).getString(),
                      id = row.getColumn(2).getString();
    const bool inside = !wanted.empty() && each.find(wanted) != std::string::npos;
    best.emplace(inside ? 0 : edit_distance(wanted, each), shown == id ? id : shown + " (" + id + ")");
    if (best.size() > most_offered) best.erase(std::prev(best.end()));
  });
  std::string out;
  for (const auto& [far, each] : best) out += (out.empty() ? "" : ", ") + each;
  return out;
}

/// What a correction made of an id; itself where none did.
std::string id_that_stays(Database& store, std::string id) {
  for (int steps = 0; steps < 100; ++steps) {
    const auto next = store.text("SELECT becomes FROM correction WHERE kind = 'same' AND name = ?", id);
    if (!next) break;
    id = *next;
  }
  return id;
}

}  // namespace

Named node_named(Database& store, const Schema& schema, const std::string& name) {
  const std::vector<Named> found = meanings(store, name);
  if (found.size() == 1) return found.front();
  if (found.size() > 1)
    throw Problem({store.file(), 0, 0}, "`" + name + "` may mean " + listed(found), "give the id of one of them");
  if (const Thing* thing = thing_named(schema, name)) {
    const std::vector<Named> stays = meanings(store, id_that_stays(store, thing->id));
    if (stays.size() == 1) return stays.front();
    return {0, thing->id, thing->type, thing->names[1].empty() ? thing->id : thing->names[1].front()};
  }
  throw UnknownName({store.file(), 0, 0}, "names nothing like `" + name + "`", "the nearest: " + nearest(store, name));
}

}  // namespace rg
