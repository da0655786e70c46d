// SPDX-License-Identifier: Apache-2.0
#include "graph/graphml.hpp"

#include <rapidjson/encodings.h>
#include <rapidjson/memorystream.h>

#include <algorithm>
#include <charconv>
#include <pugixml.hpp>

#include "src/text/problem.hpp"

namespace rg {
namespace {

constexpr const char* advice = "name a GraphML file as rightsgraph wrote it";

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  while (true) {
    const std::size_t end = text.find('|');
    out.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

class GraphmlReader {
 public:
  GraphmlReader(std::string_view xml, const std::string& file, const Schema& schema, const std::string& type)
      : xml_(xml), file_(file), schema_(schema), type_(type) {}

  Snapshot read() {
    check_encoding();
    const pugi::xml_parse_result result = document_.load_buffer(
        xml_.data(), xml_.size(),
        pugi::parse_minimal | pugi::parse_escapes | pugi::parse_doctype | pugi::parse_ws_pcdata_single,
        pugi::encoding_utf8);
    if (!result) refuse(result.offset, std::string("is no whole XML: ") + result.description());
    for (const pugi::xml_node node : document_)
      if (node.type() == pugi::node_doctype) refuse(node, "has a document type");
    const pugi::xml_node root = document_.child("graphml"), graph = root.child("graph");
    if (!graph) refuse(document_.first_child(), "is no GraphML");
    if (!root.find_child_by_attribute("key", "id", "n.rgId")) refuse(root, "is GraphML of another program");
    for (const pugi::xml_node node : graph.children("node")) add_node(node);
    for (const pugi::xml_node edge : graph.children("edge")) add_edge(edge);
    if (unstated_)
      out_.notes.push_back(file_ +
                           " was made with --all: edges that are only asked for or denied were left out, and "
                           "things that only they name were not");
    return std::move(out_);
  }

 private:
  [[noreturn]] void refuse(std::ptrdiff_t offset, const std::string& wrong) const {
    const std::string_view before = xml_.substr(0, static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)));
    const std::size_t line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    throw Problem({file_, line, count_code_points(before.substr(start)) + 1}, wrong, advice);
  }
  [[noreturn]] void refuse(const pugi::xml_node& at, const std::string& wrong) const {
    refuse(at ? at.offset_debug() : 0, wrong);
  }

  /// pugixml takes any bytes.
  void check_encoding() const {
    struct {
      void Put(char) {}
    } nowhere;
    for (rapidjson::MemoryStream in(xml_.data(), xml_.size()); in.Tell() < xml_.size();) {
      const std::size_t at = in.Tell();
      if (!rapidjson::UTF8<>::Validate(in, nowhere)) refuse(static_cast<std::ptrdiff_t>(at), "is no valid UTF-8 here");
    }
  }

  static const char* data(const pugi::xml_node& of, const char* key) {
    return of.find_child_by_attribute("data", "key", key).child_value();
  }

  std::string needed(const pugi::xml_node& of, const char* attribute) const {
    std::string out = of.attribute(attribute).value();
    if (out.empty()) refuse(of, std::string("has no `") + attribute + "` here");
    return out;
  }

  void add_node(const pugi::xml_node& node) {
    const std::string id = needed(node, "id"), type = data(node, "n.type");
    if (type.empty()) refuse(node, "has no type here");
    if (!out_.nodes.emplace(id, SnapshotNode{type, data(node, "n.name")}).second)
      refuse(node, "has the node `" + id + "` twice");
  }

  std::string end(const pugi::xml_node& edge, const char* attribute) const {
    std::string out = needed(edge, attribute);
    if (!out_.nodes.contains(out)) refuse(edge, "has an edge of `" + out + "`, which is no node of it");
    return out;
  }

  void add_edge(const pugi::xml_node& edge) {
    const std::string type = needed(edge, "label");
    const SnapshotKey key = snapshot_key(schema_, end(edge, "source"), type, end(edge, "target"));
    const std::vector<std::string> statuses = split(data(edge, "e.status"));
    const bool stated = std::find(statuses.begin(), statuses.end(), "stated") != statuses.end();
    unstated_ = unstated_ || !stated || statuses.size() > 1;
    if (!stated || !counts(type, type_)) return;
    const auto [at, is_new] =
        out_.edges.emplace(key, statuses.size() == 1 ? passages(edge) : SnapshotEdge{{}, Known::ends});
    if (!is_new) refuse(edge, "has this edge twice");
  }

  /// The writer joins with `|`, which quotations may hold too: then only the places are known.
  static SnapshotEdge passages(const pugi::xml_node& edge) {
    const std::vector<std::string> places = split(data(edge, "e.paragraphs")), quotes = split(data(edge, "e.evidence"));
    const std::string_view weight = data(edge, "e.weight");
    std::size_t count = 0;
    std::from_chars(weight.data(), weight.data() + weight.size(), count);
    if (places.size() != count) return {{}, Known::ends};
    SnapshotEdge out;
    if (quotes.size() != count || *data(edge, "e.evidence") == '\0') out.known = Known::places;
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t space = places[i].rfind(' ');
      if (space == std::string::npos) return {{}, Known::ends};
      out.passages.push_back({places[i].substr(0, space), places[i].substr(space + 1),
                              out.known == Known::quotes ? quotes[i] : std::string()});
    }
    std::sort(out.passages.begin(), out.passages.end());
    return out;
  }

  std::string_view xml_;
  const std::string& file_;
  const Schema& schema_;
  const std::string& type_;
  pugi::xml_document document_;
  Snapshot out_;
  bool unstated_ = false;
};

}  // namespace

Snapshot read_graphml(std::string_view xml, const std::string& file, const Schema& schema, const std::string& type) {
  return GraphmlReader(xml, file, schema, type).read();
}

}  // namespace rg
