// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "src/facts/facts.hpp"
#include "src/schema/schema.hpp"

/// The merged graph. Boost.Graph stays behind graph.cpp.
namespace rg {

/// One place that states an edge (or names a thing, for MENTIONS).
struct Evidence {
  std::string doc;     ///< id of the document's node, such as `A/HRC/50/51`
  std::string para;
  Span span;
  std::string quote;   ///< the very words
  std::string rule;
  Status status = Status::stated;
  auto operator<=>(const Evidence&) const = default;
};

struct Node {
  std::string id;
  std::string type;
  std::string name;                      ///< to show: of the table, else the wording met most often
  Labels labels;                         ///< names in six languages, empty where not known
  std::vector<std::pair<std::string, std::string>> properties;  ///< of the table, and title, language of a report
  std::uint32_t mentions = 0;            ///< how often it is named
  std::uint32_t documents = 0;           ///< in how many reports
};

struct Edge {
  std::size_t source = 0, target = 0;  ///< indices into nodes()
  std::string type;
  std::vector<Evidence> evidence;      ///< sorted, distinct, never empty
};

class Merger;

/// Read-only view that every writer uses: nodes sorted by id, edges by (source id, type, target id).
class Graph {
 public:
  Graph(Graph&&) noexcept;
  ~Graph();
  std::size_t node_count() const;
  std::size_t edge_count() const;
  const Node& node(std::size_t index) const;
  const Edge& edge(std::size_t index) const;
  const Schema& schema() const;

 private:
  friend class Merger;
  struct Parts;
  explicit Graph(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// Facts of any reports, in any order and grouping, into one graph: associative, commutative, idempotent.
class Merger {
 public:
  explicit Merger(const Schema& schema);
  ~Merger();
  void add(const Facts& facts);
  /// Only `stated` edges enter, unless `all` is set. Leaves the merger empty.
  Graph finish(bool all = false);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace rg
