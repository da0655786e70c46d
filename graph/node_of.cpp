// SPDX-License-Identifier: Apache-2.0
#include "graph/node_of.hpp"

#include <algorithm>

namespace rg {
namespace {

/// What most say, of equals the first in the order of code points.
std::string most_frequent(const Counts& counts) {
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? std::string{} : most->first;
}

std::string type_by_id(const std::string& id) {
  if (id.find('/') == std::string::npos) return "Agency";
  return id.find("/RES/") != std::string::npos ? "Resolution" : "Document";
}

}  // namespace

std::string key_of(const std::string& id) {
  if (id.find('/') == std::string::npos || id.starts_with('~')) return id;
  std::string out = id;
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

Node node_of(const Schema& schema, const std::string& key, const NodeCounts& counts) {
  Node out;
  const Thing* thing = key.starts_with('~') ? nullptr : schema.thing(key);  // a correction can name a ~ too
  out.id = thing ? thing->id : counts.report ? counts.report->id : most_frequent(counts.ids);
  if (out.id.empty()) out.id = *counts.ids_of_edges.begin();
  out.type = thing ? thing->type : counts.report ? counts.report->type : most_frequent(counts.types);
  if (out.type.empty()) out.type = type_by_id(out.id);
  const bool body = out.id.starts_with('~');
  for (std::size_t i = 0; i < language_count; ++i) {
    if (thing) out.labels[i] = thing->names[i].empty() ? "" : thing->names[i].front();
    else if (body && counts.languages[i]) out.labels[i] = out.id.substr(1);  // wordings may be 该计划
  }
  out.name = !out.labels[1].empty() ? out.labels[1] : out.labels[0];
  if (out.name.empty()) out.name = body ? out.id.substr(1) : out.id;
  if (thing) out.properties.assign(thing->properties.begin(), thing->properties.end());
  if (counts.report) {
    for (auto& property : properties_of(*counts.report)) out.properties.push_back(std::move(property));
  }
  std::erase_if(out.properties, [](const auto& property) { return property.second.empty(); });
  return out;
}

}  // namespace rg
