// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/ask/links.hpp"

/// The stated edges of a store all at once, for questions that walk from thing to thing.
namespace rg {

/// An edge by the store's numbers.
struct StatedEdge {
  std::int64_t number = 0, source = 0, target = 0;
  std::int64_t passages = 0;  ///< that state it, in the years of the filter
  const EdgeType* type = nullptr;
};

/// Of the filter, type and years count; without a type all edges but MENTIONS; never those of a type
/// that the schema doesn't have. A million take 0.25 s; walking
/// in SQL, a thing at a time, takes 25 µs a thing, which is more as soon as a way leads through the middle of a graph.
std::vector<StatedEdge> stated_edges(Database& store, const Schema& schema, const LinkFilter& filter);

/// One direction in which an edge can be walked, between nodes 0 … n-1.
struct Arc {
  std::uint32_t from = 0, to = 0;
  std::uint32_t edge = 0;  ///< whatever the caller calls it
};

/// Arcs by where they begin.
class Adjacency {
 public:
  /// Keeps the order of arcs that begin at one node.
  Adjacency(std::size_t nodes, const std::vector<Arc>& arcs);
  std::size_t nodes() const { return first_.size() - 1; }
  std::size_t arcs() const { return arcs_.size(); }
  std::span<const Arc> from(std::uint32_t node) const {
    return {arcs_.data() + first_[node], arcs_.data() + first_[node + 1]};
  }

 private:
  std::vector<std::uint32_t> first_;
  std::vector<Arc> arcs_;
};

}  // namespace rg
