// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>

#include "graph/graph.hpp"

namespace rg {

/// Which part of a graph is wanted. Which reports are is settled before, when their facts are merged.
struct Selection {
  std::set<std::string> node_types;  ///< empty for all
  std::set<std::string> edge_types;  ///< empty for all
  std::size_t min_weight = 1;        ///< passages that an edge must have
  std::string language;              ///< whose names are shown, where there are any; empty as they are
  bool operator==(const Selection&) const = default;
};

/// Edges whose ends both stay. Where edges are chosen (by type or weight), things that no edge touches any more go too.
Graph select(Graph graph, const Selection& selection);

}  // namespace rg
