// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "graph/graph.hpp"

namespace rg {

/// The merged graph as JSON lines: nodes, then edges, each edge with all its evidence.
std::string to_json_lines(const Graph& graph);

/// Adds facts lines, lines of merged graphs, or both mixed. Throws Problem with line and column;
/// nothing is added then.
/// Merging merged graphs gives what merging all their facts gives.
void add_json_lines(Merger& merger, std::string_view text, const std::string& file);

}  // namespace rg
