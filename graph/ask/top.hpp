// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/ask/edges.hpp"

namespace rg {

enum class Measure { degree, betweenness, pagerank, links };

struct Ranked {
  Named node;
  double value = 0;  ///< to six digits
};

struct Ranking {
  std::vector<Ranked> nodes;                    ///< the highest value first, then by id; no more than asked for
  std::size_t all = 0;                          ///< how many there are
  std::size_t starts = 0, possible_starts = 0;  ///< of betweenness: how many were walked from, and could be
};

/// Ranks the nodes that have stated edges; type and years of the filter say which edges. `node_types` says which nodes
/// are ranked, and is empty for all; the others count in the measure all the same. `limit` 0 is no limit.
/// - degree: edges that have it as an end. links: their passages.
/// - betweenness: the share of pairs of others whose shortest ways lead through it, along edges that have a direction.
/// - pagerank: the share of time that who follows edges at random is there.
Ranking ranking_of(Database& store, const Schema& schema, const LinkFilter& filter, Measure measure,
                   const std::vector<std::string>& node_types, std::size_t limit);

/// Betweenness in a graph without parallel arcs, from `starts` nodes that are spread evenly; all of them give the exact
/// values, fewer an estimate. One start takes the time of one walk over all arcs.
std::vector<double> betweenness_of(const Adjacency& graph, std::size_t starts);

/// PageRank with a damping of 0.85 in a graph without parallel arcs; who finds no arc goes on anywhere.
std::vector<double> pagerank_of(const Adjacency& graph);

}  // namespace rg
