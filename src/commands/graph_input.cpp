// SPDX-License-Identifier: Apache-2.0
#include "src/commands/graph_input.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>

#include "export/vocabulary.hpp"
#include "graph/json_lines.hpp"
#include "graph/node_of.hpp"
#include "graph/select.hpp"
#include "graph/store/load.hpp"
#include "src/commands/pipeline.hpp"
#include "src/read/inputs.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

/// What stands between commas; a list of nothing is a slip.
std::set<std::string> items_of(const std::string& list) {
  std::set<std::string> out;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t comma = std::min(list.find(',', at), list.size());
    if (const std::string_view item = trim(std::string_view(list).substr(at, comma - at)); !item.empty())
      out.emplace(item);
    at = comma + 1;
  }
  if (out.empty() && !list.empty()) throw Usage("`" + list + "` names nothing");
  return out;
}

void add_types(const Schema& schema, const std::set<std::string>& names, Selection& out) {
  std::vector<std::string> known;
  for (const NodeType& type : schema.node_types()) known.push_back(type.name);
  for (const EdgeType& type : schema.edge_types()) known.push_back(type.name);
  for (const std::string& name : names) {
    if (schema.node_type(name)) out.node_types.insert(name);
    else if (schema.edge_type(name)) out.edge_types.insert(name);
    else throw Usage("no type `" + name + "`" + perhaps(name, known) + "; `rightsgraph schema show` lists them");
  }
}

/// `wanted` is empty for all of them.
template <class Type>
void leave_out(const std::vector<Type>& all, const std::set<std::string>& without, std::set<std::string>& wanted) {
  if (without.empty()) return;
  if (wanted.empty())
    for (const Type& type : all) wanted.insert(type.name);
  for (const std::string& name : without) wanted.erase(name);
  if (wanted.empty()) throw Usage("--without leaves no type");
}

Selection selection_of(const Schema& schema, const Options& options) {
  Selection out{{}, {}, options.min_weight, options.language};
  add_types(schema, items_of(options.types), out);
  Selection without;
  add_types(schema, items_of(options.without), without);
  leave_out(schema.node_types(), without.node_types, out.node_types);
  leave_out(schema.edge_types(), without.edge_types, out.edge_types);
  if (!out.language.empty() && language_index(out.language) == language_count)
    throw Usage("no language `" + out.language + "`; there are zh, en, fr, es, ru and ar");
  return out;
}

/// Reports that --documents names, by symbol (whatever its case) or by key; all of them without it.
class WantedReports {
 public:
  explicit WantedReports(const std::string& list) {
    for (const std::string& name : items_of(list)) wanted_.emplace(key_of(name), name);
  }

  bool operator()(const DocumentFact& report) {
    bool found = wanted_.empty();
    for (const std::string& name : {key_of(report.id), key_of(report.doc)})
      if (wanted_.contains(name)) {
        met_.insert(name);
        found = true;
      }
    seen_.insert(report.id);
    return found;
  }

  void need_all(const std::string& file) const {
    for (const auto& [key, name] : wanted_)
      if (!met_.contains(key)) throw Usage("no report `" + name + "` in " + file + nearest_to(name));
  }

 private:
  std::string nearest_to(const std::string& name) const {
    if (seen_.empty()) return {};
    return "; the nearest: " +
           *std::min_element(seen_.begin(), seen_.end(), [&](const std::string& a, const std::string& b) {
             return edit_distance(a, name) < edit_distance(b, name);
           });
  }

  std::map<std::string, std::string> wanted_;  ///< by key_of
  std::set<std::string> met_, seen_;
};

void add_store(const std::string& file, Schema& schema, Merger& merger, WantedReports& wanted) {
  Database store(file, Database::Access::read);
  need_same_schema(store, schema);
  add_corrected_names(store, schema);
  add_stored_facts(store, merger, [&](const DocumentFact& report) { return wanted(report); });
}

void add_lines(const std::string& file, Merger& merger, WantedReports& wanted) {
  const std::string bytes = read_bytes(file);
  if (trim(bytes).empty())
    throw Problem({file, 0, 0}, "holds no facts", "name a store, the folder of a build, or JSON lines of facts");
  add_json_lines(merger, bytes, file);
  merger.keep([&](const DocumentFact& report) { return wanted(report); });
}

}  // namespace

std::string graph_file(const std::string& input, std::initializer_list<const char*> names) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  if (!fs::is_directory(input, ignored)) return input;
  for (const char* name : names)
    if (fs::exists(fs::path(input) / name, ignored)) return (fs::path(input) / name).string();
  throw Problem({input, 0, 0}, "holds no graph", "name a store, the folder of a build, or JSON lines of facts");
}

bool is_sqlite(const std::string& file) {
  constexpr std::string_view mark = "SQLite format 3";  // https://www.sqlite.org/fileformat2.html
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(file, ignored)) return false;
  std::string head(mark.size(), '\0');
  std::ifstream(file, std::ios::binary).read(head.data(), static_cast<std::streamsize>(head.size()));
  return head == mark;
}

GraphInput::GraphInput(const Options& options) : schema_(schema_of(options)) {
  const Selection selection = selection_of(schema_, options);
  WantedReports wanted(options.documents);
  Merger merger(schema_);
  const std::string file = graph_file(options.db, {"graph.db", "graph.jsonl", "facts.jsonl"});
  if (is_sqlite(file)) add_store(file, schema_, merger, wanted);
  else add_lines(file, merger, wanted);
  wanted.need_all(options.db);
  graph_.emplace(select(merger.finish(options.all), selection));
}

ExportOptions export_options(const Options& options) {
  check_base(options.base);
  return {options.base, options.with_evidence, options.profile == "strict"};
}

std::vector<Option> choosing_options() {
  return {
      {"--types", "T,…", "only these types of nodes and edges, such as Office,Agency,COOPERATES_WITH", false,
       &Options::types},
      {"--without", "T,…", "all types but these, such as MENTIONS", false, &Options::without},
      {"--documents", "SYMBOL,…", "only what these reports say", false, &Options::documents},
      {"--min-weight", "N", "only edges with so many passages or more", false, nullptr, nullptr, &Options::min_weight,
       nullptr, 1, 1'000'000'000},
      {"--lang", "L", "language of the names to show, where the tables have them: zh, en, fr, es, ru, ar", false,
       &Options::language},
      {"--with-evidence", "", "every passage in full, in formats that can do without", false, nullptr, nullptr, nullptr,
       &Options::with_evidence},
      option::all,
      option::base,
      option::schema,
  };
}

}  // namespace rg
