// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/path.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <limits>
#include <map>

#include "graph/ask/edges.hpp"

namespace rg {
namespace {

constexpr std::uint32_t unreached = std::numeric_limits<std::uint32_t>::max();

/// Every edge both ways; a node's index is its number.
Adjacency both_ways(Database& store, const std::vector<StatedEdge>& edges) {
  std::vector<Arc> arcs;
  arcs.reserve(2 * edges.size());
  for (std::uint32_t i = 0; i < edges.size(); ++i) {
    const auto source = static_cast<std::uint32_t>(edges[i].source),
               target = static_cast<std::uint32_t>(edges[i].target);
    arcs.push_back({source, target, i});
    if (source != target) arcs.push_back({target, source, i});
  }
  return {static_cast<std::size_t>(store.number("SELECT max(number) FROM node").value_or(0)) + 1, arcs};
}

std::vector<std::uint32_t> steps_from(const Adjacency& adjacency, std::uint32_t start) {
  std::vector<std::uint32_t> out(adjacency.nodes(), unreached), queue{start};
  out[start] = 0;
  for (std::size_t i = 0; i < queue.size(); ++i)
    for (const Arc& arc : adjacency.from(queue[i]))
      if (out[arc.to] == unreached) {
        out[arc.to] = out[queue[i]] + 1;
        queue.push_back(arc.to);
      }
  return out;
}

std::size_t reached(const std::vector<std::uint32_t>& steps) {
  return steps.size() - static_cast<std::size_t>(std::count(steps.begin(), steps.end(), unreached)) - 1;
}

/// A way to a node, as the way before and its last arc.
struct Trail {
  const Trail* before = nullptr;
  Arc arc;
  std::int64_t passages = 0;  ///< of all steps
};

/// Finds the best ways layer by layer. The best of all need not begin with the best to a node on it: where what follows
/// is weaker than both beginnings, only the sum tells. So of the ways to a node the best are kept for each strength of
/// the weakest step.
class WayFinder {
 public:
  WayFinder(Database& store, const Adjacency& adjacency, const std::vector<StatedEdge>& edges,
            std::vector<std::uint32_t> steps_left, std::size_t limit)
      : store_(store), adjacency_(adjacency), edges_(edges), steps_left_(std::move(steps_left)), limit_(limit) {}

  std::vector<std::vector<Arc>> find(std::uint32_t start) {
    least_ = least_needed(start);
    Layer layer{{start, {{std::numeric_limits<std::int64_t>::max(), {nullptr}}}}};
    for (std::uint32_t left = steps_left_[start]; left > 0; --left) layer = next(layer, left - 1);
    std::vector<std::vector<Arc>> out;
    for (const auto& [weakest, trails] : layer.begin()->second)
      for (const Trail* trail : trails)
        if (out.size() < limit_) out.push_back(arcs_of(trail));
    return out;
  }

 private:
  using Trails = std::map<std::int64_t, std::vector<const Trail*>, std::greater<>>;  ///< by weakest step, best first
  using Layer = std::map<std::uint32_t, Trails>;                                     ///< by node

  /// The weakest step of the last of the best ways. No weaker edge is on any of them, which spares most of the work
  /// where very many ways are equally short.
  std::int64_t least_needed(std::uint32_t start) {
    std::map<std::uint32_t, std::vector<std::int64_t>> layer{{start, {std::numeric_limits<std::int64_t>::max()}}};
    for (std::uint32_t left = steps_left_[start]; left > 0; --left) {
      std::map<std::uint32_t, std::vector<std::int64_t>> next;
      for (const auto& [node, strengths] : layer)
        for (const Arc& arc : adjacency_.from(node)) {
          if (steps_left_[arc.to] != left - 1) continue;
          std::vector<std::int64_t>& best = next[arc.to];
          for (const std::int64_t strength : strengths) best.push_back(std::min(strength, edges_[arc.edge].passages));
          std::sort(best.begin(), best.end(), std::greater<>());
          if (best.size() > limit_) best.resize(limit_);
        }
      layer = std::move(next);
    }
    return layer.begin()->second.back();
  }

  Layer next(const Layer& layer, std::uint32_t left) {
    Layer out;
    for (const auto& [node, trails] : layer)
      for (const Arc& arc : adjacency_.from(node))
        if (steps_left_[arc.to] == left && edges_[arc.edge].passages >= least_)
          for (const auto& [weakest, before] : trails)
            for (const Trail* trail : before)
              keep(out[arc.to][std::min(weakest, edges_[arc.edge].passages)], trail, arc);
    return out;
  }

  void keep(std::vector<const Trail*>& trails, const Trail* before, const Arc& arc) {
    const Trail trail{before, arc, (before ? before->passages : 0) + edges_[arc.edge].passages};
    const auto better = [&](const Trail* a, const Trail* b) {
      return a->passages != b->passages ? a->passages > b->passages : compare(a, b) < 0;
    };
    const auto at = std::upper_bound(trails.begin(), trails.end(), &trail, better);
    if (at == trails.end() && trails.size() >= limit_) return;
    trails.insert(at, &kept_.emplace_back(trail));
    if (trails.size() > limit_) trails.pop_back();
  }

  /// By id and type of each step, from the first on; the two are equally long.
  int compare(const Trail* a, const Trail* b) {
    if (a == b) return 0;
    if (const int before = compare(a->before, b->before); before != 0) return before;
    if (a->arc.to != b->arc.to) return id_of(a->arc.to).compare(id_of(b->arc.to));
    const StatedEdge &x = edges_[a->arc.edge], &y = edges_[b->arc.edge];
    if (const int type = x.type->name.compare(y.type->name); type != 0) return type;
    return (y.target == b->arc.to) - (x.target == a->arc.to);
  }

  const std::string& id_of(std::uint32_t node) {
    const auto [at, is_new] = ids_.try_emplace(node);
    if (is_new) at->second = node_of_number(store_, node).id;
    return at->second;
  }

  static std::vector<Arc> arcs_of(const Trail* trail) {
    std::vector<Arc> out;
    for (; trail; trail = trail->before) out.push_back(trail->arc);
    std::reverse(out.begin(), out.end());
    return out;
  }

  Database& store_;
  const Adjacency& adjacency_;
  const std::vector<StatedEdge>& edges_;
  std::vector<std::uint32_t> steps_left_;
  std::size_t limit_;
  std::int64_t least_ = 0;  ///< passages of the edges that are walked
  std::deque<Trail> kept_;  ///< addresses stay
  std::map<std::uint32_t, std::string> ids_;
};

Step step_of(Database& store, const StatedEdge& edge, const Arc& arc, const LinkFilter& filter) {
  return {edge.number,
          edge.type->name,
          edge.source == arc.from,
          edge.type->symmetric,
          node_of_number(store, arc.from),
          node_of_number(store, arc.to),
          edge.passages,
          documents_of(store, edge.number, filter)};
}

}  // namespace

Ways ways_between(Database& store, const Schema& schema, std::int64_t first, std::int64_t second,
                  const LinkFilter& filter, std::size_t limit) {
  const std::vector<StatedEdge> edges = stated_edges(store, schema, filter);
  const Adjacency adjacency = both_ways(store, edges);
  const auto start = static_cast<std::uint32_t>(first), end = static_cast<std::uint32_t>(second);
  std::vector<std::uint32_t> steps_left = steps_from(adjacency, end);
  Ways out;
  if (steps_left[start] == unreached) {
    out.from_first = reached(steps_from(adjacency, start));
    out.from_second = reached(steps_left);
    return out;
  }
  for (const std::vector<Arc>& arcs : WayFinder(store, adjacency, edges, std::move(steps_left), limit).find(start)) {
    Way& way = out.ways.emplace_back();
    for (const Arc& arc : arcs) way.steps.push_back(step_of(store, edges[arc.edge], arc, filter));
  }
  return out;
}

}  // namespace rg
