// SPDX-License-Identifier: Apache-2.0
#include "graph/graph.hpp"

#include <algorithm>

#include "graph/boost_graph.hpp"

namespace rg {

Graph::Graph(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Graph::Graph(Graph&&) noexcept = default;
Graph::~Graph() = default;

std::size_t Graph::node_count() const { return boost::num_vertices(parts_->graph); }
std::size_t Graph::edge_count() const { return parts_->edges.size(); }
const Node& Graph::node(std::size_t index) const { return parts_->graph[index]; }
const Edge& Graph::edge(std::size_t index) const { return parts_->graph[parts_->edges[index]]; }
const Schema& Graph::schema() const { return *parts_->schema; }
const std::vector<DocumentFact>& Graph::reports() const { return parts_->reports; }

const DocumentFact& Graph::report_of(std::string_view doc) const {
  return *std::lower_bound(parts_->reports.begin(), parts_->reports.end(), doc,
                           [](const DocumentFact& report, std::string_view wanted) { return report.doc < wanted; });
}

const Node& Graph::report_node(const DocumentFact& report) const {
  return *parts_->report_nodes[static_cast<std::size_t>(&report - parts_->reports.data())];
}

}  // namespace rg
