// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <iostream>

#include "graph/store/load.hpp"
#include "src/commands/filling.hpp"
#include "src/commands/output.hpp"

namespace rg {
namespace {

/// `-o FILE.db` is the store alone; anything else is a folder.
bool is_store_alone(const std::string& output) {
  return std::filesystem::path(output).extension() == ".db" || std::filesystem::is_regular_file(output);
}

/// As a run leaves it that was killed before its first report, or what took the store's content away.
bool is_empty(const std::string& file) {
  std::error_code is_no_file;
  return std::filesystem::file_size(file, is_no_file) == 0;
}

std::string changes(const Filled& filled) {
  std::string out;
  const auto add = [&](std::size_t count, const char* what) {
    if (count > 0) out += (out.empty() ? " (" : ", ") + std::to_string(count) + " " + what;
  };
  add(filled.again, "read again");
  add(filled.replaced, "replaced");
  add(filled.removed, "removed");
  add(filled.unchanged, "unchanged");
  if (!out.empty()) add(filled.added, "new");
  return out.empty() ? out : out + ")";
}

void say(const Options& options, const Filled& filled, Database& store, const Graph* graph) {
  if (options.quiet) return;
  const auto count = [&](const char* sql) { return static_cast<std::size_t>(*store.number(sql)); };
  std::cerr << counted(count("SELECT count(*) FROM document WHERE node IS NOT NULL"), "report") << changes(filled);
  if (graph)
    std::cerr << ", " << counted(count("SELECT sum(places) FROM document WHERE copy_of IS NULL"), "place") << ", "
              << counted(graph->node_count(), "node") << ", " << counted(graph->edge_count(), "edge");
  std::cerr << " → " << options.output << "\n";
}

int run(const Options& options) {
  const bool alone = is_store_alone(options.output);
  const std::string file = alone ? options.output : options.output + "/graph.db";
  if (options.only && options.inputs.empty()) throw Usage("--only needs the reports that stay");
  if (options.inputs.empty() && !std::filesystem::exists(file))
    throw Usage("no REPORT given, and no store to bring up to date");
  if (options.inputs.empty() && is_empty(file))
    throw Problem({file, 0, 0}, "is empty", "name the reports to build it of");
  Filling filling(options, file);
  const Filled filled = filling.run();
  if (!filling.store()) return 2;
  Database& store = filling.store()->database();
  if (alone) {
    say(options, filled, store, nullptr);
  } else {
    const Graph graph = stored_graph(store, filling.schema(), options.all);
    write_build(options, store, graph);
    say(options, filled, store, &graph);
  }
  const bool anything =
      filled.added + filled.copies + filled.replaced + filled.unchanged + filled.removed + filled.again > 0;
  return !filled.any_refused ? 0 : anything ? 3 : 2;
}

}  // namespace

Verb build_verb() {
  return {
      "build",
      "Read reports and build one graph of them",
      "Writes into the folder DIR: graph.db (the store, which the verbs that ask take), facts.jsonl (what each place "
      "of each report says), graph.graphml and graph.ttl (the merged graph), ledger.json (what was read, what was "
      "left out and why). Into a store that is there already it adds what is new and replaces what has changed; the "
      "result is the same as building all of it anew. The same reports give the same bytes.",
      {{"REPORT", "REPORT",
        "PDF, Word, HTML and text files, archives (.zip, .tar.gz, .7z) and folders with them, or patterns; "
        "symbols such as A/HRC/50/51, which are fetched; - is standard input; none to write the files of a store again",
        false, nullptr, &Options::inputs},
       {"-o,--output", "DIR", "folder for the files; FILE.db for the store alone, without the other files", true,
        &Options::output},
       {"--remove", "SYMBOL", "take the report with this symbol out of the store; may be given again", false, nullptr,
        &Options::remove},
       {"--only", "", "take out what the store has besides the reports given now", false, nullptr, nullptr, nullptr,
        &Options::only},
       option::fetch_language,
       option::base_url,
       option::corrections,
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
