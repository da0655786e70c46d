// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/graph.hpp"

namespace rg {

/// Whether a node is called `prefix` and a number.
inline bool has_numbered_node(const Graph& graph, const std::string& prefix) {
  for (std::size_t i = 0; i < graph.node_count(); ++i) {
    const std::string& id = graph.node(i).id;
    if (id.starts_with(prefix) && id.find_first_not_of("0123456789", prefix.size()) == std::string::npos) return true;
  }
  return false;
}

/// What ids of edges begin with, a number behind it, in formats where nodes and edges share one space of ids: `e`, or
/// longer where a node is called so.
inline std::string edge_id_prefix(const Graph& graph) {
  std::string out = "e";
  while (has_numbered_node(graph, out)) out += '_';
  return out;
}

}  // namespace rg
