// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <vector>

#include "export/iri.hpp"
#include "export/writer.hpp"

// GraphML that Neo4j's APOC, Gephi, networkx, igraph, Cytoscape and yEd read as it is. Labels and types stand twice: as
// XML attributes and as the first data of an element, with the literal keys `labels` and `label` that APOC asks for.
// No <default> and no <desc> (APOC fails on the one, Gephi takes the other for a label), only the six standard types,
// no property named `id` (APOC, igraph and Gephi have their own), nodes before edges, empty values left out.
namespace rg {
namespace {

struct Key {
  std::string id, name, type;
  bool node = true;
};

/// Camel case: `name_zh` is `nameZh`, as property names are in Neo4j.
std::string camel(std::string_view name) {
  std::string out;
  bool upper = false;
  for (const char c : name) {
    if (c == '_') upper = true;
    else {
      out += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      upper = false;
    }
  }
  return out;
}

std::string number(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 2).ptr;
  return {buffer, end};
}

/// XML 1.0, section 2.2: what may stand in a document.
bool is_xml(char32_t c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

class GraphmlFile {
 public:
  GraphmlFile(const Graph& graph, std::ostream& out, const ExportOptions& options)
      : graph_(graph), out_(out), options_(options) {}

  ExportReport write() {
    declare_keys();
    put_head();
    for (std::size_t i = 0; i < graph_.node_count(); ++i) put_node(graph_.node(i));
    for (std::size_t i = 0; i < graph_.edge_count(); ++i) put_edge(i, graph_.edge(i));
    buffer_ += "  </graph>\n</graphml>\n";
    flush();
    return report_;
  }

 private:
  void declare(bool node, const std::string& name, const std::string& type) {
    const std::string id = (node ? "n." : "e.") + name;
    keys_.push_back({id, name, type, node});
  }

  void declare_keys() {
    keys_.push_back({"labels", "labels", "string", true});
    for (const char* name : {"label", "name", "type", "rgId", "uri", "color"}) declare(true, name, "string");
    declare(true, "size", "double");
    declare(true, "mentions", "int");
    declare(true, "documents", "int");
    for (const std::string_view language : languages) declare(true, camel("name_" + std::string(language)), "string");
    std::set<std::string> properties;
    for (std::size_t i = 0; i < graph_.node_count(); ++i)
      for (const auto& [key, value] : graph_.node(i).properties) properties.insert(camel(key));
    for (const std::string& name : properties) declare(true, name, "string");
    declare(true, "corrections", "string");
    keys_.push_back({"label", "label", "string", false});
    for (const char* name : {"interaction", "color", "paragraphs", "evidence", "rules", "status", "corrections"})
      declare(false, name, "string");
    declare(false, "weight", "double");
    declare(false, "documents", "int");
  }

  void put_head() {
    const Schema& schema = graph_.schema();
    buffer_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- rightsgraph " + schema.version() + ", schema " +
               schema.hash() + " -->\n";
    buffer_ +=
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
        "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
    for (const Key& key : keys_) {
      buffer_ += "  <key id=\"" + key.id + "\" for=\"" + (key.node ? "node" : "edge") + "\" attr.name=\"";
      text(key.name);
      buffer_ += "\" attr.type=\"" + key.type + "\"/>\n";
    }
    buffer_ += "  <graph id=\"rightsgraph\" edgedefault=\"directed\">\n";
  }

  void put_node(const Node& node) {
    const NodeType* type = graph_.schema().node_type(node.type);
    buffer_ += "    <node id=\"";
    text(node.id);
    buffer_ += "\" labels=\":" + node.type + "\">";
    data("labels", ":" + node.type);
    data("n.label", node.name);
    data("n.name", node.name);
    data("n.type", node.type);
    data("n.rgId", node.id);
    data("n.uri", iri_of(node, graph_.schema(), options_.base));
    data("n.color", type->color);
    data("n.size", number(4 + 4 * std::sqrt(static_cast<double>(node.mentions))));  // area grows with mentions
    data("n.mentions", std::to_string(node.mentions));
    data("n.documents", std::to_string(node.documents));
    for (std::size_t i = 0; i < language_count; ++i)
      data("n." + camel("name_" + std::string(languages[i])), node.labels[i]);
    for (const auto& [key, value] : node.properties) data("n." + camel(key), value);
    data("n.corrections", joined(corrections_of(node)));
    buffer_ += "</node>\n";
    flush_if_full();
  }

  void put_edge(std::size_t index, const Edge& edge) {
    const EdgeType* type = graph_.schema().edge_type(edge.type);
    buffer_ += "    <edge id=\"e" + std::to_string(index) + "\" source=\"";
    text(graph_.node(edge.source).id);
    buffer_ += "\" target=\"";
    text(graph_.node(edge.target).id);
    buffer_ += "\" label=\"" + edge.type + "\">";
    data("label", edge.type);
    data("e.interaction", edge.type);
    data("e.color", type->color);
    std::string paragraphs, quotes;
    std::set<std::string> documents, rules, statuses, corrections;
    for (const Evidence& evidence : edge.evidence) {
      paragraphs += (paragraphs.empty() ? "" : "|") + graph_.node(graph_.report(evidence.doc)).id + " " + evidence.para;
      if (edge.type != "MENTIONS") quotes += (quotes.empty() ? "" : "|") + evidence.quote;
      documents.insert(evidence.doc);
      rules.insert(evidence.rule);
      statuses.emplace(name_of(evidence.status));
      if (!evidence.correction.empty()) corrections.insert(evidence.correction);
    }
    data("e.paragraphs", paragraphs);
    data("e.evidence", quotes);
    data("e.rules", joined(rules));
    data("e.status", joined(statuses));
    data("e.corrections", joined(corrections));
    data("e.weight", number(static_cast<double>(edge.evidence.size())));
    data("e.documents", std::to_string(documents.size()));
    buffer_ += "</edge>\n";
    flush_if_full();
  }

  static std::set<std::string> corrections_of(const Node& node) {
    std::set<std::string> out;
    for (const Naming& naming : node.named_in)
      if (!naming.fact.correction.empty()) out.insert(naming.fact.correction);
    return out;
  }

  static std::string joined(const std::set<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : "|") + word;
    return out;
  }

  void data(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    ((buffer_ += "<data key=\"") += key) += "\">";
    text(value);
    buffer_ += "</data>";
  }

  /// Escaped for an attribute or content; what XML forbids is dropped and counted.
  void text(std::string_view value) {
    for (std::size_t at = 0; at < value.size();) {
      const std::size_t start = at;
      const char32_t c = next_code_point(value, at);
      if (c == U'&') buffer_ += "&amp;";
      else if (c == U'<') buffer_ += "&lt;";
      else if (c == U'>') buffer_ += "&gt;";
      else if (c == U'"') buffer_ += "&quot;";
      else if (c == U'\n') buffer_ += "&#10;";
      else if (c == U'\t') buffer_ += "&#9;";
      else if (c == U'\r') buffer_ += "&#13;";
      else if (is_xml(c)) buffer_ += value.substr(start, at - start);
      else ++report_.dropped_characters;
    }
  }

  void flush_if_full() {
    if (buffer_.size() > (1 << 16)) flush();
  }

  void flush() {
    out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    buffer_.clear();
  }

  const Graph& graph_;
  std::ostream& out_;
  const ExportOptions& options_;
  ExportReport report_;
  std::vector<Key> keys_;
  std::string buffer_;
};

class GraphmlWriter final : public Writer {
 public:
  ExportReport write(const Graph& graph, std::ostream& out, const ExportOptions& options) const override {
    return GraphmlFile(graph, out, options).write();
  }
};

}  // namespace

std::unique_ptr<Writer> make_graphml() { return std::make_unique<GraphmlWriter>(); }

}  // namespace rg
