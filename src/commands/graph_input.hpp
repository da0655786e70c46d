// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "export/writer.hpp"
#include "src/commands/options.hpp"

/// The graph that a verb takes, where it may come from a store or from JSON lines.
namespace rg {

/// Whether it is an SQLite file; false for what can be read only once.
bool is_sqlite(const std::string& file);

/// What DB names: a store, the folder of a build, or JSON lines of facts or of a merged graph. Of the graph, the part
/// that the options choose. Throws Problem or Usage.
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
