// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <deque>

#include "graph/graph.hpp"

namespace rg {

using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Node, Edge>;

struct Graph::Parts {
  const Schema* schema = nullptr;
  BoostGraph graph;
  std::vector<BoostGraph::edge_descriptor> edges;  ///< in the order of the view
  std::vector<DocumentFact> reports;               ///< sorted by doc
  std::vector<const Node*> report_nodes;           ///< in the same order
  std::deque<Node> left_out;                       ///< nodes of reports that a selection took away
};

}  // namespace rg
