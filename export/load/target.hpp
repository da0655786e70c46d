// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "export/writer.hpp"
#include "graph/graph.hpp"
#include "src/net/http.hpp"

namespace rg {

struct LoadOptions {
  std::string url;       ///< as checked_url() gives it
  std::string database;  ///< empty for the target's own default
  std::string graph;     ///< IRI of a named graph, of targets that hold RDF; empty for the default graph
  bool replace = false;  ///< takes away first what the graph there holds, of targets that can
  Login login;
  HttpLimits limits;
  ExportOptions writing;
  std::function<void(const std::string&)> progress;  ///< told how far it is, such as `1200 of 5000 edges`
};

/// A kind of running database that a graph is sent to: one row of the table.
struct Target {
  std::string_view name;         ///< `neo4j`
  std::string_view environment;  ///< how the variables of the login begin: `NEO4J` has _USER, _PASSWORD and _TOKEN
  std::string_view holds;        ///< what URL is, for the help
  std::string_view again;        ///< what becomes of what is there already, for the help
  bool can_replace;              ///< knows --replace
  /// Sends the graph and gives back what of it is there, such as `95 nodes, 166 edges, 203 passages` (these with
  /// `writing.evidence`) or `812 triples`. Done twice it changes nothing more.
  /// Throws Problem, which says how far it came.
  std::string (*load)(const Graph& graph, const LoadOptions& options);
};

std::string load_neo4j(const Graph& graph, const LoadOptions& options);
std::string load_sparql(const Graph& graph, const LoadOptions& options);

std::span<const Target> targets();
/// nullptr where there is none of this name.
const Target* find_target(std::string_view name);

}  // namespace rg
