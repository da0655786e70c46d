// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "export/writer.hpp"
#include "src/commands/options.hpp"

/// The graph that a verb takes, where it may come from a store or from JSON lines.
namespace rg {

/// Whether it is an SQLite file; what can be read only once (a pipe, `-`) is not looked into and is none.
bool is_sqlite(const std::string& file);

/// The input itself, or of a folder the first of these that it holds. Throws Problem where it holds none.
std::string graph_file(const std::string& input, std::initializer_list<const char*> names);

/// What DB names: a store, the folder of a build or a merge, or JSON lines of facts or of a merged graph (`-` is
/// standard input). Of the graph, the part that the options choose. Throws Problem or Usage.
class GraphInput {
 public:
  explicit GraphInput(const Options& options);
  GraphInput(const GraphInput&) = delete;
  GraphInput& operator=(const GraphInput&) = delete;
  const Graph& graph() const { return *graph_; }

 private:
  Schema schema_;
  std::optional<Graph> graph_;
};

ExportOptions export_options(const Options& options);

/// The options that choose a part of a graph, and say how it is written.
std::vector<Option> choosing_options();

}  // namespace rg
