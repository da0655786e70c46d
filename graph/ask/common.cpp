// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/common.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace rg {
namespace {

/// Type, direction (an edge without one counts as forward) and the other end.
using Kind = std::pair<std::string, bool>;
Kind kind_of(const Link& link) { return {link.type, link.forward || link.symmetric}; }

/// Links of the one with things other than the second.
std::vector<Link> links_without(Database& store, const Schema& schema, std::int64_t node, std::int64_t other) {
  std::vector<Link> out = links_of(store, schema, node, {}, 0).links;
  std::erase_if(out, [&](const Link& link) { return link.other.number == node || link.other.number == other; });
  return out;
}

bool stronger(const CommonLink& a, const CommonLink& b) {
  const auto rank = [](const CommonLink& link) {
    return std::pair(link.weaker(), link.first.evidence + link.second.evidence);
  };
  return rank(a) != rank(b) ? rank(a) > rank(b) : a.first.other.id < b.first.other.id;
}

}  // namespace

Common common_links(Database& store, const Schema& schema, std::int64_t first, std::int64_t second, std::size_t limit) {
  Common out;
  std::map<std::pair<Kind, std::int64_t>, Link> of_first;
  std::map<std::int64_t, Named> ends, otherwise;
  for (const Link& link : links_without(store, schema, first, second)) {
    of_first.emplace(std::pair(kind_of(link), link.other.number), link);
    ends.emplace(link.other.number, link.other);
  }
  std::map<Kind, std::vector<CommonLink>> kinds;
  std::set<std::int64_t> same_way;
  for (const Link& link : links_without(store, schema, second, first)) {
    if (ends.contains(link.other.number)) otherwise.emplace(link.other.number, link.other);
    const auto found = of_first.find({kind_of(link), link.other.number});
    if (found == of_first.end()) continue;
    kinds[kind_of(link)].push_back({found->second, link});
    same_way.insert(link.other.number);
    ++out.all;
  }
  for (const auto& [number, thing] : otherwise)
    if (!same_way.contains(number)) out.otherwise.push_back(thing);
  std::sort(out.otherwise.begin(), out.otherwise.end(), [](const Named& a, const Named& b) { return a.id < b.id; });
  std::vector<std::vector<CommonLink>> groups;
  for (auto& [kind, links] : kinds) {
    std::sort(links.begin(), links.end(), stronger);
    groups.push_back(std::move(links));
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const auto& a, const auto& b) { return a.front().weaker() > b.front().weaker(); });
  for (std::vector<CommonLink>& group : groups) {
    if (limit > 0 && group.size() > limit) group.resize(limit);
    out.links.insert(out.links.end(), group.begin(), group.end());
  }
  return out;
}

}  // namespace rg
