// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <iostream>

#include "graph/json_lines.hpp"
#include "graph/store/load.hpp"
#include "graph/store/pack.hpp"
#include "src/commands/asking.hpp"
#include "src/commands/graph_input.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

/// What a store holds besides the graph, and the graph as JSON lines: no format of the table, as the order of the
/// words is ours alone.
constexpr std::string_view facts = "facts", ledger = "ledger", json_lines = "jsonl";

bool is_of_store(const std::string& format) { return format == facts || format == ledger; }

void check(const Options& options) {
  const std::string& name = options.name;
  if (!find_format(name) && !is_of_store(name) && name != json_lines) {
    std::string all;
    std::vector<std::string> known{"jsonl", "facts", "ledger"};
    for (const Format& format : formats()) {
      all += std::string(format.name) + ", ";
      known.emplace_back(format.name);
    }
    throw Usage("no format `" + name + "`" + perhaps(name, known) + "; there are " + all + "jsonl, facts and ledger");
  }
  const Format* format = find_format(name);
  if (!options.profile.empty() && (options.profile != "strict" || !format || !format->has_strict))
    throw Usage("--profile takes `strict`, and only of graphml");
  const bool of_graph = !(options.types + options.without + options.language).empty() || options.min_weight > 1;
  if (!format && of_graph)
    throw Usage("`" + name + "` is of whole reports; leave --types, --without, --min-weight and --lang out");
  if (is_of_store(name) && !options.documents.empty())
    throw Usage("`" + name + "` is of all reports; leave --documents out");
}

/// What isn't of the graph alone, so that it must come from a store.
void write_of_store(const Options& options, std::ostream& out) {
  Schema schema = schema_of(options);
  Database store(store_file(options.db), Database::Access::read);
  need_same_schema(store, schema);
  add_corrected_names(store, schema);
  if (options.name == facts) {
    for (const std::string& packed : packed_facts(store)) out << unpack(packed);
    return;
  }
  const Graph graph = stored_graph(store, schema, options.all);
  out << stored_ledger(store, schema, dropped_characters(graph, options));
}

void tell_empty(const Graph& graph) {
  if (graph.node_count() == 0) tell("nothing is left of what was chosen: the graph has no nodes");
}

void tell_dropped(const Format& format, const ExportReport& report) {
  if (report.dropped_characters > 0)
    tell(counted(report.dropped_characters, "character") + " that " + std::string(format.name) + " can't hold " +
         (format.replaces ? "replaced" : "left out"));
}

/// One file, whatever is written to it.
void write_stream(const Options& options, std::ostream& out) {
  if (is_of_store(options.name)) {
    write_of_store(options, out);
    return;
  }
  const GraphInput input(options);
  tell_empty(input.graph());
  const Format* format = find_format(options.name);
  if (format) tell_dropped(*format, write_file(*format, input.graph(), out, export_options(options)));
  else out << to_json_lines(input.graph());
}

std::string_view mark_of(const std::string& format) {
  if (format == facts) return facts_mark;
  if (format == ledger) return ledger_mark;
  return format == json_lines ? graph_mark : find_format(format)->mark;
}

/// --force is for other people's files, not for what is being read.
void need_other_than_input(const Options& options) {
  std::error_code ignored;
  for (const std::string& input : {options.db, store_file(options.db)})
    if (std::filesystem::is_regular_file(input, ignored) && std::filesystem::equivalent(input, options.output, ignored))
      throw Usage("`" + options.output + "` is what the graph is read from; name another file");
}

int write_folder(const Options& options, const Format& format) {
  if (options.output.empty() || options.output == "-")
    throw Usage("`" + options.name + "` is a folder of files; name it with -o");
  const GraphInput input(options);
  tell_empty(input.graph());
  OutputFolder folder(options.output, options.force);
  tell_dropped(format, format.make()->write(input.graph(), folder, export_options(options)));
  folder.commit();
  return 0;
}

int run(const Options& options) {
  check(options);
  const Format* format = find_format(options.name);
  if (format && format->extension.empty()) return write_folder(options, *format);
  if (options.output.empty() || options.output == "-") {
    write_stream(options, std::cout);
    if (!std::cout.flush()) throw Problem({"standard output", 0, 0}, "could not be written", "check where it goes");
    return 0;
  }
  const std::filesystem::path file = options.output;
  need_other_than_input(options);
  OutputFolder folder(file.has_parent_path() ? file.parent_path().string() : ".", options.force);
  folder.write(file.filename().string(), mark_of(options.name), [&](std::ostream& out) { write_stream(options, out); });
  folder.commit();
  return 0;
}

std::vector<Option> options_of_export() {
  std::vector<Option> out{
      {"DB", "DB", "store, folder of a build, or facts as JSON lines", true, &Options::db},
      {"FORMAT", "FORMAT", "one of the formats named above", true, &Options::name},
      {"-o,--output", "FILE", "the file, or folder of a format that has several; standard output without it", false,
       &Options::output}};
  for (const Option& option : choosing_options()) out.push_back(option);
  out.push_back({"--profile", "NAME", "`strict`: GraphML with nothing that its XML Schema doesn't know", false,
                 &Options::profile});
  out.push_back(option::force);
  return out;
}

/// For --help and the manual: the table of formats, as far as it is for people.
std::string_view description() {
  static const std::string text = [] {
    std::string out = "FORMAT is one of ";
    for (const Format& format : formats())
      (out += std::string(format.name) + " (") += std::string(format.holds) + "), ";
    return out +
           "jsonl (the merged graph as JSON lines, as `merge` prints it), facts (what each place of each report says) "
           "or ledger. The same reports give the same bytes, whatever way the store came about.";
  }();
  return text;
}

}  // namespace

Verb export_verb() { return {"export", "Write a store's graph in a format", description(), options_of_export(), run}; }

}  // namespace rg
