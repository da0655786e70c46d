// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <fstream>
#include <functional>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "export/writer.hpp"
#include "graph/store/database.hpp"
#include "src/commands/options.hpp"

namespace rg {

/// Files of one folder that appear together, each whole or not at all: written beside, then renamed.
class OutputFolder : public Files {
 public:
  /// Makes the folder where there is none. Throws Problem.
  OutputFolder(std::string folder, bool force);
  ~OutputFolder() override;  ///< takes away what was not committed

  /// `mark` is how a file of ours begins; an existing file that begins otherwise is overwritten only with `force`.
  std::ostream& open(const std::string& name, std::string_view mark) override;
  /// The same, and it is closed behind `fill`.
  void write(const std::string& name, std::string_view mark, const std::function<void(std::ostream&)>& fill);
  /// Puts all files in place.
  void commit();

 private:
  std::string folder_;
  bool force_;
  /// A file on its way.
  struct Part {
    std::string name, path;  ///< what it is called, and where it ends up: links are followed
    bool direct = false;     ///< a device, a pipe, a descriptor: written to as it is, for better or worse
    std::ofstream stream;
    std::string writing_to() const;
  };
  void need_ours(const Part& part, std::string_view mark) const;
  void close(Part& part);
  std::deque<Part> parts_;
};

/// How many characters of the graph each format can't hold.
std::map<std::string, std::size_t> dropped_characters(const Graph& graph, const Options& options);

/// The graph in every format of the table: graph.graphml, graph.ttl. Returns by format how many characters were
/// dropped.
std::map<std::string, std::size_t> write_graph(OutputFolder& folder, const Graph& graph, const Options& options);

/// How files that no writer makes begin; by that a later run knows its own.
inline constexpr std::string_view facts_mark = "{\"doc\":", ledger_mark = "{\"rightsgraph\":",
                                  graph_mark = "{\"kind\":\"report\"";

/// The ledger of all reports of a store; `dropped` says by format how many characters it could not hold.
std::string stored_ledger(Database& store, const Schema& schema, const std::map<std::string, std::size_t>& dropped);

/// All files of a build beside its store: facts.jsonl, the graph in every format, ledger.json.
void write_build(const Options& options, Database& store, const Graph& graph);

/// One line to standard error, whatever is in it: nothing moves the cursor, or ends the line.
void tell(const std::string& line);

/// Writes results to standard output. Throws Problem where that fails.
void print(std::string_view text);

}  // namespace rg
