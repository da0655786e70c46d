// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/top.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/page_rank.hpp>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace rg {
namespace {

/// Of nodes and arcs in all walks together; takes 11 to 16 s on one core of 2020. Counted and not timed, so that the
/// same store always gives the same answer.
constexpr std::size_t most_walked = 1'000'000'000;

/// The error that is left falls by 0.85 each time: 1e-7 of a value.
constexpr std::size_t rounds = 100;

/// Brandes, "A faster algorithm for betweenness centrality" (2001). Boost's starts from every node or from none, and
/// keeps a list of predecessors for each.
class Betweenness {
 public:
  explicit Betweenness(const Adjacency& graph)
      : graph_(graph), steps_(graph.nodes()), ways_(graph.nodes()), share_(graph.nodes()), sum_(graph.nodes()) {}

  void add(std::uint32_t start) {
    walk(start);
    std::fill(share_.begin(), share_.end(), 0.0);
    for (auto node = met_.rbegin(); node != met_.rend(); ++node) {
      for (const Arc& arc : graph_.from(*node))
        if (steps_[arc.to] == steps_[*node] + 1) share_[*node] += ways_[*node] / ways_[arc.to] * (1 + share_[arc.to]);
      if (*node != start) sum_[*node] += share_[*node];
    }
  }

  const std::vector<double>& sum() const { return sum_; }

 private:
  void walk(std::uint32_t start) {
    std::fill(steps_.begin(), steps_.end(), unmet);
    std::fill(ways_.begin(), ways_.end(), 0.0);
    met_.assign(1, start);
    steps_[start] = 0;
    ways_[start] = 1;
    for (std::size_t i = 0; i < met_.size(); ++i)
      for (const Arc& arc : graph_.from(met_[i])) {
        if (steps_[arc.to] == unmet) {
          steps_[arc.to] = steps_[met_[i]] + 1;
          met_.push_back(arc.to);
        }
        if (steps_[arc.to] == steps_[met_[i]] + 1) ways_[arc.to] += ways_[met_[i]];
      }
  }

  static constexpr std::uint32_t unmet = std::numeric_limits<std::uint32_t>::max() - 1;
  const Adjacency& graph_;
  std::vector<std::uint32_t> steps_, met_;  ///< steps from the start; nodes as they were met
  std::vector<double> ways_, share_, sum_;
};

/// Nodes that have edges, by id, and those edges between their positions.
struct Web {
  std::vector<Named> nodes;
  std::vector<StatedEdge> edges;
  std::vector<Arc> ends;  ///< of each edge
};

Web web_of(Database& store, const Schema& schema, const LinkFilter& filter) {
  Web out;
  out.edges = stated_edges(store, schema, filter);
  std::unordered_map<std::int64_t, std::uint32_t> positions;
  for (const StatedEdge& edge : out.edges)
    for (const std::int64_t end : {edge.source, edge.target}) positions.emplace(end, 0);
  store.each("SELECT number, id, type, name FROM node", [&](SQLite::Statement& row) {
    if (positions.contains(row.getColumn(0).getInt64()))
      out.nodes.push_back({row.getColumn(0), row.getColumn(1), row.getColumn(2), row.getColumn(3)});
  });
  std::sort(out.nodes.begin(), out.nodes.end(), [](const Named& a, const Named& b) { return a.id < b.id; });
  for (std::uint32_t i = 0; i < out.nodes.size(); ++i) positions[out.nodes[i].number] = i;
  for (std::uint32_t i = 0; i < out.edges.size(); ++i)
    out.ends.push_back({positions.at(out.edges[i].source), positions.at(out.edges[i].target), i});
  return out;
}

/// An edge has one arc, a symmetric one two; parallel edges are one, and who is linked with himself gets nowhere.
Adjacency arcs_of(const Web& web) {
  std::vector<Arc> arcs;
  for (const Arc& arc : web.ends) {
    if (arc.from == arc.to) continue;
    arcs.push_back({arc.from, arc.to, 0});
    if (web.edges[arc.edge].type->symmetric) arcs.push_back({arc.to, arc.from, 0});
  }
  const auto ends = [](const Arc& arc) { return std::pair(arc.from, arc.to); };
  std::sort(arcs.begin(), arcs.end(), [&](const Arc& a, const Arc& b) { return ends(a) < ends(b); });
  arcs.erase(std::unique(arcs.begin(), arcs.end(), [&](const Arc& a, const Arc& b) { return ends(a) == ends(b); }),
             arcs.end());
  return {web.nodes.size(), arcs};
}

std::vector<double> summed(const Web& web, bool passages) {
  std::vector<double> out(web.nodes.size());
  for (const Arc& arc : web.ends) {
    const double value = passages ? static_cast<double>(web.edges[arc.edge].passages) : 1;
    out[arc.from] += value;
    if (arc.from != arc.to) out[arc.to] += value;
  }
  return out;
}

std::vector<double> measured(const Web& web, Measure measure, Ranking& out) {
  if (measure == Measure::degree || measure == Measure::links) return summed(web, measure == Measure::links);
  const Adjacency graph = arcs_of(web);
  if (measure == Measure::pagerank) return pagerank_of(graph);
  out.possible_starts = graph.nodes();
  out.starts =
      std::clamp<std::size_t>(most_walked / std::max<std::size_t>(1, graph.nodes() + graph.arcs()), 1, graph.nodes());
  return betweenness_of(graph, out.starts);
}

/// As it is printed: values that look the same are the same, and go by id.
double rounded(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.6g", value);
  return std::strtod(buffer, nullptr);
}

}  // namespace

std::vector<double> betweenness_of(const Adjacency& graph, std::size_t starts) {
  const std::size_t nodes = graph.nodes();
  Betweenness betweenness(graph);
  for (std::size_t i = 0; i < starts; ++i) betweenness.add(static_cast<std::uint32_t>(i * nodes / starts));
  std::vector<double> out = betweenness.sum();
  const double pairs = static_cast<double>(nodes - 1) * static_cast<double>(nodes - 2),
               scale = static_cast<double>(nodes) / static_cast<double>(starts) / std::max(1.0, pairs);
  for (double& value : out) value *= scale;
  return out;
}

std::vector<double> pagerank_of(const Adjacency& graph) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs;
  for (std::uint32_t node = 0; node < graph.nodes(); ++node)
    for (const Arc& arc : graph.from(node)) arcs.emplace_back(arc.from, arc.to);
  const boost::compressed_sparse_row_graph<> made(boost::edges_are_unsorted_multi_pass, arcs.begin(), arcs.end(),
                                                  graph.nodes());
  std::vector<double> out(graph.nodes()), other(graph.nodes());
  const auto index = boost::get(boost::vertex_index, made);
  boost::graph::page_rank(made, boost::make_iterator_property_map(out.begin(), index),
                          boost::graph::n_iterations(rounds), 0.85, graph.nodes(),
                          boost::make_iterator_property_map(other.begin(), index));
  // Boost lets go what comes to a node without arcs; in shares of the sum that is the same as going on anywhere.
  const double sum = std::accumulate(out.begin(), out.end(), 0.0);
  for (double& value : out) value /= sum;
  return out;
}

Ranking ranking_of(Database& store, const Schema& schema, const LinkFilter& filter, Measure measure,
                   const std::vector<std::string>& node_types, std::size_t limit) {
  const Web web = web_of(store, schema, filter);
  Ranking out;
  if (web.nodes.empty()) return out;
  const std::vector<double> values = measured(web, measure, out);
  for (std::size_t i = 0; i < values.size(); ++i)
    if (node_types.empty() || std::find(node_types.begin(), node_types.end(), web.nodes[i].type) != node_types.end())
      out.nodes.push_back({web.nodes[i], rounded(values[i])});
  std::stable_sort(out.nodes.begin(), out.nodes.end(),
                   [](const Ranked& a, const Ranked& b) { return a.value > b.value; });
  out.all = out.nodes.size();
  if (limit > 0 && out.nodes.size() > limit) out.nodes.resize(limit);
  return out;
}

}  // namespace rg
