// SPDX-License-Identifier: Apache-2.0
#include "graph/diff.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <filesystem>

#include "graph/graphml.hpp"
#include "graph/json_lines.hpp"
#include "graph/store/load.hpp"
#include "src/commands/asking.hpp"
#include "src/commands/graph_input.hpp"
#include "src/read/inputs.hpp"

namespace rg {
namespace {

constexpr const char* kinds = "a store, a folder of a build, JSON lines or GraphML of rightsgraph";

Snapshot read_snapshot(const std::string& input, const Schema& schema, const std::string& type) {
  const std::string file = graph_file(input, {"graph.db", "graph.jsonl", "facts.jsonl", "graph.graphml"});
  if (is_sqlite(file)) {
    Database store(file, Database::Access::read);
    return stored_snapshot(store, schema, type);
  }
  const std::string bytes = read_bytes(file);
  const std::string_view text = trim(std::string_view(bytes).substr(0, 1000));
  if (text.starts_with('<')) return read_graphml(bytes, file, schema, type);
  if (!text.starts_with('{')) throw Problem({file, 0, 0}, "is no graph", std::string("name ") + kinds);
  Merger merger(schema);
  add_json_lines(merger, bytes, file);
  return snapshot_of(merger.finish(), type);
}

/// What the user has to know of how far the comparison went.
std::vector<std::string> notes_of(const Snapshot& a, const Snapshot& b, const Difference& found) {
  std::vector<std::string> out = a.notes;
  out.insert(out.end(), b.notes.begin(), b.notes.end());
  const auto note = [&](std::size_t count, const char* how) {
    if (count > 0) out.push_back(counted(count, "edge") + " compared by " + how);
  };
  note(found.without_words, "the places of the passages, not their words, which aren't told on both sides");
  note(found.by_ends_only, "the ends, not the passages, which aren't told on both sides");
  return out;
}

std::string shown(const SnapshotNode& node) { return "(" + node.type + ") " + node.name; }

void put_passages(std::string& out, char sign, const std::vector<SnapshotPassage>& passages) {
  for (const SnapshotPassage& passage : passages) {
    ((out += "    ") += sign) += " " + plain(passage.report + " " + passage.para);
    if (!passage.quote.empty()) out += ": 【" + plain(passage.quote) + "】";
    out += "\n";
  }
}

void put_nodes(std::string& out, char sign, const std::vector<NodeChange>& nodes) {
  for (const NodeChange& node : nodes) {
    std::string line = node.id + " ";
    if (sign != '+') line += shown(node.before);
    if (sign == '~') line += " → ";
    if (sign != '-') line += shown(node.after);
    (out += sign) += " " + plain(line) + "\n";
  }
}

void put_edges(std::string& out, char sign, const std::vector<EdgeChange>& edges) {
  for (const EdgeChange& change : edges) {
    const auto& [type, head, tail] = change.edge;
    (out += sign) += " " + plain(head + " " + type + " " + tail) + "\n";
    put_passages(out, '-', change.went);
    put_passages(out, '+', change.came);
  }
}

std::string for_people(const Difference& found, const std::vector<std::string>& notes) {
  std::string out;
  put_nodes(out, '+', found.nodes_came);
  put_nodes(out, '-', found.nodes_went);
  put_nodes(out, '~', found.nodes_changed);
  put_edges(out, '+', found.edges_came);
  put_edges(out, '-', found.edges_went);
  put_edges(out, '~', found.edges_changed);
  for (const std::string& note : notes) out += "note: " + plain(note) + "\n";
  return out + found.summary() + "\n";
}

class JsonDifference {
 public:
  std::string write(const Difference& found, const std::vector<std::string>& notes) {
    json_.StartObject();
    put("nodes", found.nodes_came, found.nodes_went, found.nodes_changed);
    put("edges", found.edges_came, found.edges_went, found.edges_changed);
    list("notes", notes, [&](const std::string& note) { text(note); });
    text("summary", found.summary());
    json_.EndObject();
    return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n";
  }

 private:
  void text(std::string_view value) { json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size())); }
  void text(const char* key, std::string_view value) {
    json_.Key(key);
    text(value);
  }

  template <class Item, class Put>
  void list(const char* key, const std::vector<Item>& items, Put put_item) {
    json_.Key(key);
    json_.StartArray();
    for (const Item& item : items) put_item(item);
    json_.EndArray();
  }

  template <class Change>
  void put(const char* key, const std::vector<Change>& came, const std::vector<Change>& went,
           const std::vector<Change>& changed) {
    json_.Key(key);
    json_.StartObject();
    for (const auto& [name, changes] : {std::pair{"came", &came}, {"went", &went}, {"changed", &changed}})
      list(name, *changes, [&](const Change& change) { put_change(change); });
    json_.EndObject();
  }

  void put_node(const char* key, const SnapshotNode& node) {
    if (node.type.empty()) return;
    json_.Key(key);
    json_.StartObject();
    text("type", node.type);
    text("name", node.name);
    json_.EndObject();
  }

  void put_change(const NodeChange& change) {
    json_.StartObject();
    text("id", change.id);
    put_node("before", change.before);
    put_node("after", change.after);
    json_.EndObject();
  }

  void put_change(const EdgeChange& change) {
    json_.StartObject();
    text("head", change.edge.head);
    text("type", change.edge.type);
    text("tail", change.edge.tail);
    put_passages("came", change.came);
    put_passages("went", change.went);
    json_.EndObject();
  }

  void put_passages(const char* key, const std::vector<SnapshotPassage>& passages) {
    if (passages.empty()) return;
    list(key, passages, [&](const SnapshotPassage& passage) {
      json_.StartObject();
      text("report", passage.report);
      text("para", passage.para);
      if (!passage.quote.empty()) text("quote", passage.quote);
      json_.EndObject();
    });
  }

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_{buffer_};
};

int run(const Options& options) {
  const Schema schema = schema_of(options);
  const std::string type = known_type(schema, options.type);
  if (options.db == "-" && options.second == "-") throw Usage("standard input can be read once");
  const Snapshot a = read_snapshot(options.db, schema, type), b = read_snapshot(options.second, schema, type);
  const Difference found = difference(a, b);
  const std::vector<std::string> notes = notes_of(a, b, found);
  print(options.json ? JsonDifference().write(found, notes) : for_people(found, notes));
  return 0;
}

}  // namespace

Verb diff_verb() {
  return {"diff",
          "Print what two graphs have apart",
          "A and B are each a store, the folder of a build, a file of facts or of a merged graph (JSON lines), or a "
          "GraphML file that rightsgraph wrote. What B has and A has not came (+), the other way round it went (-); a "
          "node that changed its type or name and an edge that changed its passages (~) are told with both. Compared "
          "are ids, types and names of nodes, and of edges that are stated the ends, the type and the passages by "
          "report, paragraph and words; labels, properties, offsets and rules are not. All edges but MENTIONS count "
          "(--type MENTIONS compares those, by paragraph only). What one side doesn't tell is not compared, and a note "
          "says so. The exit status is 0 whether they differ or not.",
          {{"A", "A", "the graph before", true, &Options::db},
           {"B", "B", "the graph after", true, &Options::second},
           option::type,
           option::json,
           option::schema},
          run};
}

}  // namespace rg
