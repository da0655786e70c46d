// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <iostream>

#include "export/writer.hpp"
#include "graph/json_lines.hpp"
#include "graph/store/load.hpp"
#include "graph/store/pack.hpp"
#include "src/commands/asking.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

/// What a store holds besides the graph, and the graph as JSON lines: no format of the table, as the order of the
/// words is ours alone.
constexpr std::string_view facts = "facts", ledger = "ledger", json_lines = "jsonl";

void write(const Options& options, Database& store, const Schema& schema, std::ostream& out) {
  if (options.name == facts) {
    for (const std::string& packed : packed_facts(store)) out << unpack(packed);
    return;
  }
  const Graph graph = stored_graph(store, schema, options.all);
  if (options.name != ledger) store.release();
  if (options.name == json_lines) {
    out << to_json_lines(graph);
  } else if (options.name == ledger) {
    const std::string ledger = stored_ledger(store, schema, dropped_characters(graph, options));
    out << ledger;
  } else {
    const std::size_t dropped = find_format(options.name)->make()->write(graph, out, {options.base}).dropped_characters;
    if (dropped > 0) tell(std::to_string(dropped) + " characters that " + options.name + " can't hold were left out");
  }
}

std::string_view mark_of(const std::string& format) {
  if (format == facts) return facts_mark;
  if (format == ledger) return ledger_mark;
  return format == json_lines ? graph_mark : find_format(format)->mark;
}

void check_format(const std::string& name) {
  if (find_format(name) || name == facts || name == ledger || name == json_lines) return;
  std::string all;
  for (const Format& format : formats()) all += std::string(format.name) + ", ";
  throw Usage("no format `" + name + "`; there are " + all + "jsonl, facts and ledger");
}

int run(const Options& options) {
  check_format(options.name);
  Schema schema = schema_of(options);
  Database store(store_file(options.db), Database::Access::read);
  need_same_schema(store, schema);
  add_corrected_names(store, schema);
  if (options.output.empty() || options.output == "-") {
    write(options, store, schema, std::cout);
    if (!std::cout.flush()) throw Problem({"standard output", 0, 0}, "could not be written", "check where it goes");
    return 0;
  }
  const std::filesystem::path file = options.output;
  OutputFolder folder(file.has_parent_path() ? file.parent_path().string() : ".", options.force);
  folder.write(file.filename().string(), mark_of(options.name),
               [&](std::ostream& out) { write(options, store, schema, out); });
  folder.commit();
  return 0;
}

}  // namespace

Verb export_verb() {
  return {
      "export",
      "Write a store's graph in a format",
      "FORMAT is graphml, turtle, jsonl (the merged graph as JSON lines, as `merge` prints it), facts (what each place "
      "of each report says) or ledger. The same reports give the same bytes, whatever way the store came about.",
      {option::store,
       {"FORMAT", "FORMAT", "graphml, turtle, jsonl, facts or ledger", true, &Options::name},
       {"-o,--output", "FILE", "the file; standard output without it", false, &Options::output},
       option::all,
       option::base,
       option::schema,
       option::force},
      run};
}

}  // namespace rg
