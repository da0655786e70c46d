// SPDX-License-Identifier: Apache-2.0
#include "graph/select.hpp"

#include <algorithm>
#include <map>

#include "graph/boost_graph.hpp"

namespace rg {
namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

bool holds(const std::set<std::string>& chosen, const std::string& type) {
  return chosen.empty() || chosen.contains(type);
}

bool has_wanted(const Edge& edge, const Selection& wanted) {
  return holds(wanted.edge_types, edge.type) && edge.evidence.size() >= wanted.min_weight;
}

/// By node, whether it stays.
std::vector<bool> nodes_kept(const Graph& graph, const Selection& wanted) {
  std::vector<bool> of_type(graph.node_count()), touched(graph.node_count());
  for (std::size_t i = 0; i < graph.node_count(); ++i) of_type[i] = holds(wanted.node_types, graph.node(i).type);
  if (wanted.edge_types.empty() && wanted.min_weight <= 1) return of_type;
  for (std::size_t i = 0; i < graph.edge_count(); ++i) {
    const Edge& edge = graph.edge(i);
    if (has_wanted(edge, wanted) && of_type[edge.source] && of_type[edge.target])
      touched[edge.source] = touched[edge.target] = true;
  }
  return touched;
}

/// Nodes are sorted by id.
std::size_t index_of(const BoostGraph& graph, const std::string& id) {
  const auto [begin, end] = boost::vertices(graph);
  const auto found = std::lower_bound(begin, end, id,
                                      [&](std::size_t index, const std::string& key) { return graph[index].id < key; });
  return found != end && graph[*found].id == id ? *found : nowhere;
}

/// What is left of a report's node for whoever asks where words stand.
Node without_namings(const Node& node) {
  Node out;
  out.id = node.id;
  out.type = node.type;
  out.name = node.name;
  out.labels = node.labels;
  out.properties = node.properties;
  return out;
}

void show_in(Node& node, const std::string& language) {
  const std::size_t index = language_index(language);
  if (index < language_count && !node.labels[index].empty()) node.name = node.labels[index];
}

}  // namespace

Graph select(Graph graph, const Selection& wanted) {
  if (wanted == Selection()) return graph;
  const std::vector<bool> kept = nodes_kept(graph, wanted);
  Graph::Parts& from = *graph.parts_;
  auto out = std::make_unique<Graph::Parts>();
  out->schema = from.schema;
  std::vector<std::size_t> moved(kept.size(), nowhere);
  for (std::size_t i = 0; i < kept.size(); ++i)
    if (kept[i]) moved[i] = boost::add_vertex(out->graph);
  std::map<const Node*, const Node*> outside;  // reports may share a node
  for (const Node* report : from.report_nodes) {
    const std::size_t index = index_of(from.graph, report->id);
    const bool stays = index != nowhere && kept[index];
    const Node*& node = outside[report];
    if (!node) node = stays ? &out->graph[moved[index]] : &out->left_out.emplace_back(without_namings(*report));
    out->report_nodes.push_back(node);
  }
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (!kept[i]) continue;
    show_in(from.graph[i], wanted.language);
    out->graph[moved[i]] = std::move(from.graph[i]);
  }
  out->reports = std::move(from.reports);
  for (const auto& at : from.edges) {
    Edge& edge = from.graph[at];
    if (!has_wanted(edge, wanted) || moved[edge.source] == nowhere || moved[edge.target] == nowhere) continue;
    edge.source = moved[edge.source];
    edge.target = moved[edge.target];
    out->edges.push_back(boost::add_edge(edge.source, edge.target, out->graph).first);
    out->graph[out->edges.back()] = std::move(edge);
  }
  return Graph(std::move(out));
}

}  // namespace rg
