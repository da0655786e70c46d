// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <map>

#include "graph/graph.hpp"

namespace rg {

using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Node, Edge>;

struct Graph::Parts {
  const Schema* schema = nullptr;
  BoostGraph graph;
  std::vector<BoostGraph::edge_descriptor> edges;  ///< in the order of the view
  std::vector<DocumentFact> reports;
  std::map<std::string, std::size_t, std::less<>> report_nodes;  ///< by doc
};

}  // namespace rg
