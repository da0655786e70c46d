// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <set>

#include "export/writer.hpp"
#include "graph/json_lines.hpp"
#include "src/commands/output.hpp"
#include "src/commands/pipeline.hpp"
#include "src/read/inputs.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

/// Facts files are named one by one: a folder of them would hold other JSON lines too.
int run(const Options& options) {
  const Schema schema = schema_of(options);
  Merger merger(schema);
  std::size_t merged = 0;
  const std::set<std::string> files(options.inputs.begin(), options.inputs.end());  // their order doesn't count
  for (const std::string& file : files) {
    try {
      add_json_lines(merger, read_bytes(file), file);
      ++merged;
    } catch (const Problem& problem) {
      tell(std::string(problem.what()));
    }
  }
  if (merged == 0) return 2;
  const Graph graph = merger.finish(options.all);
  if (options.output.empty()) {
    print(to_json_lines(graph));
  } else {
    OutputFolder folder(options.output, options.force);
    for (const auto& [format, dropped] : write_graph(folder, graph, options))
      if (dropped > 0) tell(std::to_string(dropped) + " characters that " + format + " can't hold were left out");
    folder.write("graph.jsonl", graph_mark, [&](std::ostream& out) { out << to_json_lines(graph); });
    folder.commit();
  }
  return merged == files.size() ? 0 : 3;
}

}  // namespace

Verb merge_verb() {
  return {"merge",
          "Merge facts into one graph",
          "Takes files of facts, or of graphs that were merged before, in any order and grouping. Prints the graph as "
          "JSON lines, each edge with all its evidence; "
          "with -o writes graph.graphml, graph.ttl and graph.jsonl into the folder DIR.",
          {{"FACTS", "FACTS", "files of JSON lines; - is standard input", true, nullptr, &Options::inputs},
           {"-o,--output", "DIR", "folder for the files", false, &Options::output},
           option::schema,
           option::all,
           option::base,
           option::force},
          run};
}

}  // namespace rg
