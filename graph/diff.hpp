// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/graph.hpp"

/// What two graphs have apart, whatever they were read from.
namespace rg {

struct SnapshotNode {
  std::string type, name;
  auto operator<=>(const SnapshotNode&) const = default;
};

/// A passage that states an edge. The report is told by its id, `A/HRC/50/51`: all formats have that.
struct SnapshotPassage {
  std::string report, para, quote;
  auto operator<=>(const SnapshotPassage&) const = default;
};

struct SnapshotKey {
  std::string type, head, tail;  ///< of a symmetric type the smaller end first
  auto operator<=>(const SnapshotKey&) const = default;
};

/// What is known of an edge's passages: nothing, where they stand, or their words too.
enum class Known { ends, places, quotes };

struct SnapshotEdge {
  std::vector<SnapshotPassage> passages;  ///< sorted; twice where a place says the same words twice
  Known known = Known::quotes;            ///< what isn't known is empty
};

/// Nodes, and edges that are stated.
struct Snapshot {
  std::map<std::string, SnapshotNode> nodes;  ///< by id
  std::map<SnapshotKey, SnapshotEdge> edges;
  std::vector<std::string> notes;  ///< what the input doesn't tell, a line each
};

/// `type`: only edges of this type; empty for all but MENTIONS.
bool counts(const std::string& type, const std::string& wanted);
/// With the ends in their order.
SnapshotKey snapshot_key(const Schema& schema, std::string head, std::string type, std::string tail);
Snapshot snapshot_of(const Graph& graph, const std::string& type);

struct NodeChange {
  std::string id;
  SnapshotNode before, after;
};

struct EdgeChange {
  SnapshotKey edge;
  std::vector<SnapshotPassage> came, went;  ///< sorted
};

/// Nodes by (type, id), edges by (type, head, tail).
struct Difference {
  std::vector<NodeChange> nodes_came, nodes_went, nodes_changed;  ///< `before` or `after` is empty
  std::vector<EdgeChange> edges_came, edges_went, edges_changed;
  std::size_t without_words = 0, by_ends_only = 0;  ///< edges of both of which less was compared
  bool none() const;
  /// `3 nodes came, 1 went; 5 edges came, 2 went, 1 changed its evidence`
  std::string summary() const;
};

/// What b has and a has not came, and the other way round it went.
Difference difference(const Snapshot& a, const Snapshot& b);

}  // namespace rg
