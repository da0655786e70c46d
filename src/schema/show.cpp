// SPDX-License-Identifier: Apache-2.0
#include "src/schema/show.hpp"

#include <algorithm>
#include <set>

#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

namespace rg {
namespace {

std::string padded(std::string text, std::size_t width) {
  const std::size_t length = count_code_points(text);
  return length < width ? text.append(width - length, ' ') : text;
}

std::string joined(const std::vector<std::string>& words, const char* separator) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : separator) + word;
  return out;
}

std::string labels_of(const Labels& labels) {
  std::string out;
  for (std::size_t i = 0; i < language_count; ++i) out += "  " + std::string(languages[i]) + "  " + labels[i] + "\n";
  return out;
}

std::string describe(const EdgeType& type) {
  return type.name + " (edge type)\n" + type.definition + "\n" + labels_of(type.label) + "from      " +
         joined(type.source, ", ") + "\nto        " + joined(type.target, ", ") + "\nsymmetric " +
         (type.symmetric ? "yes" : "no") + "\nproperty  " + type.rdf_property + "\n";
}

std::string describe(const NodeType& type) {
  return type.name + " (node type)\n" + type.definition + "\n" + labels_of(type.label) + "class     " + type.rdf_class +
         "\ncolour    " + type.color + "\nIRI       " + joined(type.iri, ", else ") + "\n";
}

std::string describe(const Thing& thing) {
  std::string out = thing.id + " (" + thing.type + ")\n";
  for (std::size_t i = 0; i < language_count; ++i)
    if (!thing.names[i].empty()) out += "  " + std::string(languages[i]) + "  " + joined(thing.names[i], " | ") + "\n";
  for (const auto& [key, value] : thing.properties) out += padded(key, 10) + value + "\n";
  if (!thing.not_in.empty()) out += "not in    " + joined(thing.not_in, " | ") + "\n";
  return out;
}

std::string nearest(const Schema& schema, std::string_view name) {
  constexpr std::size_t most = 5;
  std::set<std::pair<std::size_t, std::string>> best;
  const auto offer = [&](const std::string& candidate, const std::string& id) {
    best.emplace(edit_distance(name, candidate), candidate + (candidate == id ? "" : " (" + id + ")"));
    if (best.size() > most) best.erase(std::prev(best.end()));
  };
  for (const Thing& thing : schema.things()) {
    offer(thing.id, thing.id);
    for (const auto& names : thing.names)
      for (const std::string& candidate : names) offer(candidate, thing.id);
  }
  std::vector<std::string> words;
  for (const auto& [far, word] : best) words.push_back(word);
  return joined(words, ", ");
}

}  // namespace

std::string describe(const Schema& schema) {
  std::string out = "schema " + schema.version() + " (" + schema.hash() + ")\n\n";
  for (const NodeType& type : schema.node_types()) {
    const auto rows = std::count_if(schema.things().begin(), schema.things().end(),
                                    [&](const Thing& thing) { return thing.type == type.name; });
    out += padded(type.name, 18) + padded(std::to_string(rows) + " names", 12) + type.label[1] + " · " + type.label[0] +
           "\n";
  }
  out += "\n";
  for (const EdgeType& type : schema.edge_types())
    out += padded(type.name, 18) + joined(type.source, "|") + (type.symmetric ? " — " : " → ") +
           joined(type.target, "|") + "\n";
  return out;
}

std::string describe(const Schema& schema, std::string_view name) {
  if (const NodeType* type = schema.node_type(name)) return describe(*type);
  if (const EdgeType* type = schema.edge_type(name)) return describe(*type);
  if (const Thing* thing = schema.thing(name)) return describe(*thing);
  std::vector<const Thing*> found;
  for (const Thing& thing : schema.things())
    if (std::any_of(thing.names.begin(), thing.names.end(),
                    [&](const auto& names) { return std::find(names.begin(), names.end(), name) != names.end(); }))
      found.push_back(&thing);
  if (found.empty())
    throw Usage("`" + std::string(name) + "` names nothing in the schema; the nearest: " + nearest(schema, name));
  std::string out;
  for (const Thing* thing : found) out += (out.empty() ? "" : "\n") + describe(*thing);
  return out;
}

}  // namespace rg
