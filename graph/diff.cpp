// SPDX-License-Identifier: Apache-2.0
#include "graph/diff.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace rg {
namespace {

/// Both sides as far as both know them.
std::vector<SnapshotPassage> as_far_as(const SnapshotEdge& edge, Known known) {
  if (known == Known::ends) return {};
  std::vector<SnapshotPassage> out = edge.passages;
  if (known == Known::quotes) return out;
  for (SnapshotPassage& passage : out) passage.quote.clear();
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<SnapshotPassage> only_in(const std::vector<SnapshotPassage>& a, const std::vector<SnapshotPassage>& b) {
  std::vector<SnapshotPassage> out;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

void compare(const SnapshotKey& key, const SnapshotEdge& a, const SnapshotEdge& b, Difference& out) {
  const Known known = std::min(a.known, b.known);
  if (known == Known::ends) ++out.by_ends_only;
  if (known == Known::places) ++out.without_words;
  const std::vector<SnapshotPassage> before = as_far_as(a, known), after = as_far_as(b, known);
  if (before != after) out.edges_changed.push_back({key, only_in(after, before), only_in(before, after)});
}

void compare_edges(const Snapshot& a, const Snapshot& b, Difference& out) {
  for (const auto& [key, edge] : b.edges)
    if (!a.edges.contains(key)) out.edges_came.push_back({key, edge.passages, {}});
  for (const auto& [key, edge] : a.edges) {
    const auto other = b.edges.find(key);
    if (other == b.edges.end()) out.edges_went.push_back({key, {}, edge.passages});
    else compare(key, edge, other->second, out);
  }
}

void compare_nodes(const Snapshot& a, const Snapshot& b, Difference& out) {
  for (const auto& [id, node] : b.nodes)
    if (!a.nodes.contains(id)) out.nodes_came.push_back({id, {}, node});
  for (const auto& [id, node] : a.nodes) {
    const auto other = b.nodes.find(id);
    if (other == b.nodes.end()) out.nodes_went.push_back({id, node, {}});
    else if (other->second != node) out.nodes_changed.push_back({id, node, other->second});
  }
  for (auto* list : {&out.nodes_came, &out.nodes_went, &out.nodes_changed})
    std::stable_sort(list->begin(), list->end(), [](const NodeChange& x, const NodeChange& y) {
      return std::tie(x.before.type, x.after.type, x.id) < std::tie(y.before.type, y.after.type, y.id);
    });
}

std::string part(std::size_t came, std::size_t went, std::string_view noun) {
  return counted(came, noun) + " came, " + std::to_string(went) + " went";
}

}  // namespace

bool counts(const std::string& type, const std::string& wanted) {
  return wanted.empty() ? type != "MENTIONS" : type == wanted;
}

SnapshotKey snapshot_key(const Schema& schema, std::string head, std::string type, std::string tail) {
  const EdgeType* known = schema.edge_type(type);
  if (known && known->symmetric && tail < head) std::swap(head, tail);
  return {std::move(type), std::move(head), std::move(tail)};
}

Snapshot snapshot_of(const Graph& graph, const std::string& type) {
  Snapshot out;
  for (std::size_t i = 0; i < graph.node_count(); ++i) {
    const Node& node = graph.node(i);
    out.nodes.emplace_hint(out.nodes.end(), node.id, SnapshotNode{node.type, node.name});
  }
  for (std::size_t i = 0; i < graph.edge_count(); ++i) {
    const Edge& edge = graph.edge(i);
    if (!counts(edge.type, type)) continue;
    const bool words = edge.type != "MENTIONS";  // those have wordings, without the white space of the text
    SnapshotEdge& made =
        out.edges[snapshot_key(graph.schema(), graph.node(edge.source).id, edge.type, graph.node(edge.target).id)];
    made.known = words ? Known::quotes : Known::places;
    for (const Evidence& evidence : edge.evidence)
      made.passages.push_back(
          {graph.report_node(evidence.doc).id, evidence.para, words ? evidence.quote : std::string()});
    std::sort(made.passages.begin(), made.passages.end());
  }
  return out;
}

bool Difference::none() const {
  return nodes_came.empty() && nodes_went.empty() && nodes_changed.empty() && edges_came.empty() &&
         edges_went.empty() && edges_changed.empty();
}

std::string Difference::summary() const {
  if (none()) return "no difference";
  std::string out = part(nodes_came.size(), nodes_went.size(), "node");
  if (!nodes_changed.empty()) out += ", " + std::to_string(nodes_changed.size()) + " changed";
  out += "; " + part(edges_came.size(), edges_went.size(), "edge");
  const std::size_t changed = edges_changed.size();
  if (changed > 0)
    out += ", " + std::to_string(changed) + (changed == 1 ? " changed its" : " changed their") + " evidence";
  return out;
}

Difference difference(const Snapshot& a, const Snapshot& b) {
  Difference out;
  compare_nodes(a, b, out);
  compare_edges(a, b, out);
  return out;
}

}  // namespace rg
