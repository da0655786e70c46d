// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "src/facts/facts.hpp"
#include "src/schema/schema.hpp"

/// The merged graph. Boost.Graph stays behind boost_graph.hpp.
namespace rg {

/// One place that states an edge (or names a thing, for MENTIONS).
struct Evidence {
  std::string doc;  ///< key of the report, such as `A-HRC-50-51`; Graph::report_node() leads to its node
  std::string para;
  Span span;
  std::string quote;  ///< the very words
  std::string rule;
  Status status = Status::stated;
  std::string correction = {};  ///< who made it so, when and why; empty for what was read
  auto operator<=>(const Evidence&) const = default;
};

/// A thing as one place of a report names it: the node fact with the report's key.
struct Naming {
  std::string doc;
  NodeFact fact;
  auto operator<=>(const Naming&) const = default;
};

struct Node {
  std::string id;
  std::string type;
  std::string name;  ///< to show: English in the tables, else Chinese, else the wording met most often
  Labels labels;     ///< names in six languages, empty where not known
  std::vector<std::pair<std::string, std::string>>
      properties;                ///< columns of the tables; title and language of a report
  std::vector<Naming> named_in;  ///< sorted
  std::uint32_t mentions = 0;    ///< how often reports name it: the spans of named_in
  std::uint32_t documents = 0;   ///< in how many reports
};

struct Edge {
  std::size_t source = 0, target = 0;  ///< indices of nodes
  std::string type;
  std::vector<Evidence> evidence;  ///< sorted, distinct, never empty
};

struct Selection;  // select.hpp

/// Read-only view that every writer uses: nodes sorted by id, edges by (source, type, target).
class Graph {
 public:
  Graph(Graph&&) noexcept;
  ~Graph();
  std::size_t node_count() const;
  std::size_t edge_count() const;
  const Node& node(std::size_t index) const;
  const Edge& edge(std::size_t index) const;
  const Schema& schema() const;
  /// The reports that were merged, sorted by `doc`.
  const std::vector<DocumentFact>& reports() const;
  /// The report with this key, which must be one of them.
  const DocumentFact& report_of(std::string_view doc) const;
  /// Its node, also where a selection has left that out of the graph.
  const Node& report_node(std::string_view doc) const { return report_node(report_of(doc)); }
  const Node& report_node(const DocumentFact& report) const;  ///< of reports()

  struct Parts;  ///< boost_graph.hpp, for algorithms

 private:
  friend class Merger;
  friend Graph select(Graph graph, const Selection& selection);
  explicit Graph(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// Facts of any reports, in any order and grouping, into one graph: adding is associative, commutative and idempotent.
class Merger {
 public:
  /// The schema must outlive the merger and its graphs.
  explicit Merger(const Schema& schema);
  ~Merger();
  /// Throws Problem for a type that the schema doesn't have, and for a report that is said to be two. `file` stands in
  /// it. Nothing is added then.
  void add(const Facts& facts, const std::string& file = "facts");
  /// Drops the reports that are not wanted.
  void keep(const std::function<bool(const DocumentFact&)>& is_wanted);
  /// Throws what add() would throw.
  void check(const Facts& facts, const std::string& file) const;
  /// Only `stated` edges enter, unless `all` is set. The merger is used up.
  Graph finish(bool all = false);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace rg
