// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/tables.hpp"
#include "export/writer.hpp"
#include "graph/graph.hpp"

/// The graph as Neo4j has it, the same by bulk import, by a file of Cypher and over HTTP: docs/tools/neo4j.md.
namespace rg {

struct Field {
  std::string_view name;
  Value value;
};

/// One row for a statement; what it doesn't ask for is empty.
struct Neo4jRow {
  std::string_view id, source, target, document;
  std::span<const Field> properties;
};

/// Takes rows, each under the statement that was begun last.
class Neo4jRows {
 public:
  virtual ~Neo4jRows() = default;
  /// Cypher that merges the list of rows `$rows`: running it twice changes nothing more.
  virtual void begin(const std::string& statement) = 0;
  virtual void row(const Neo4jRow& row) = 0;
};

/// All rows, first nodes, then edges, then, with `options.evidence`, passages. In the same order each time.
void each_row(const Graph& graph, const ExportOptions& options, Neo4jRows& rows);

/// `CREATE CONSTRAINT … IF NOT EXISTS …`, one each label, without semicolons.
std::vector<std::string> neo4j_constraints(const Graph& graph, const ExportOptions& options);

/// What Neo4j knows a thing by: its id, unless that can't be in an index (which takes 8,167 bytes), on a line or in a
/// file of Cypher, or looks like the key of such a one. Then the beginning of it and a hash, and the property `fullId`
/// has the whole, as far as the way into Neo4j can hold it: CSV no line breaks, Cypher no U+0000.
std::string neo4j_key(std::string_view id);

/// The same passage of the same edge always has the same.
std::string evidence_key(const Graph& graph, const Edge& edge, const Evidence& evidence);

/// All labels of nodes, sorted; without that of passages.
std::vector<std::string> neo4j_labels(const Graph& graph);

/// Whether a report is among the nodes: a selection may have left it out.
bool has_report_node(const Graph& graph, const Evidence& evidence);

/// A script that imports files of CSV, which stand beside it: `nodes-…` and all others edges.
std::string import_script(const std::string& version, const std::vector<std::string>& files);
inline constexpr std::string_view import_script_mark = "#!/bin/sh\n# Bulk import into Neo4j, made by rightsgraph ";

/// In backticks where a name is no plain one.
std::string cypher_name(std::string_view name);

}  // namespace rg
