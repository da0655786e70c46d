// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <set>
#include <string>

#include "graph/graph.hpp"

/// How what the reports say of one thing becomes its node: used by merging and by the store.
namespace rg {

using Counts = std::map<std::string, std::size_t>;

/// What the reports say of one node, counted.
struct NodeCounts {
  Counts ids, types;                             ///< a node fact each
  std::array<bool, language_count> languages{};  ///< in which reports name it
  std::set<std::string> ids_of_edges;            ///< for ends that no place names
  const DocumentFact* report = nullptr;          ///< where the node is a report that was read
};

/// By this, ids are one node. Symbols are compared without case (`A/HRC/44/32/ADD.1` is `…/Add.1`); other ids as they
/// are.
std::string key_of(const std::string& id);

/// Id, type, name, labels and properties; what is counted or listed over the reports stays empty.
Node node_of(const Schema& schema, const std::string& key, const NodeCounts& counts);

}  // namespace rg
