// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "src/commands/output.hpp"
#include "src/commands/pipeline.hpp"

namespace rg {
namespace {

/// How each file begins; by that a later run knows its own files.
constexpr std::string_view facts_mark = "{\"doc\":", ledger_mark = "{\"rightsgraph\":";

Graph merge(const Schema& schema, const std::vector<Result>& results, bool all) {
  Merger merger(schema);
  for (const Result& result : results) merger.add(result.facts, result.path);
  return merger.finish(all);
}

void write_files(const Options& options, const Schema& schema, const Read& read, const Graph& graph) {
  OutputFolder folder(options.output, options.force);
  folder.write("facts.jsonl", facts_mark, [&](std::ostream& out) {
    for (const Result& result : read.results) out << result.lines;
  });
  const auto dropped = write_graph(folder, graph, options);
  folder.write("ledger.json", ledger_mark, [&](std::ostream& out) {
    std::vector<std::string> reports;
    for (const Result& result : read.results) reports.push_back(result.ledger);
    out << ledger_of(schema, reports, read.refused, dropped);
  });
  folder.commit();
}

int run(const Options& options) {
  const Schema schema = schema_of(options);
  const Read read = read_reports(options, schema, Depth::graph);
  if (read.results.empty()) return status_of(read);
  const Graph graph = merge(schema, read.results, options.all);
  write_files(options, schema, read, graph);
  std::size_t places = 0;
  for (const Result& result : read.results) places += result.places;
  if (!options.quiet)
    std::cerr << counted(read.results.size(), "report") << ", " << counted(places, "place") << ", "
              << counted(graph.node_count(), "node") << ", " << counted(graph.edge_count(), "edge") << " → "
              << options.output << "\n";
  return status_of(read);
}

}  // namespace

Verb build_verb() {
  return {"build",
          "Read reports and build one graph of them",
          "Writes into the folder DIR: facts.jsonl (what each place of each report says), graph.graphml and graph.ttl "
          "(the merged graph), "
          "ledger.json (what was read, what was left out and why). The same reports give the same bytes.",
          {option::reports,
           {"-o,--output", "DIR", "folder for the files", true, &Options::output},
           option::schema,
           option::encoding,
           option::symbol,
           option::all,
           option::base,
           option::threads,
           option::quiet,
           option::force},
          run};
}

}  // namespace rg
