// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "export/edge_ids.hpp"
#include "export/tables.hpp"
#include "export/xml.hpp"

// GraphML that Neo4j's APOC, Gephi, networkx, igraph, Cytoscape and yEd read as it is. Labels and types stand twice: as
// XML attributes and as the first data of an element, with the literal keys `labels` and `label` that APOC asks for.
// No <default> and no <desc> (APOC fails on the one, Gephi takes the other for a label), only the six standard types,
// no property named `id` (APOC, igraph and Gephi have their own), nodes before edges, empty values left out. The strict
// profile has none of the XML attributes that GraphML's schema doesn't know, and is valid by it.
namespace rg {
namespace {

/// The standard has no lists: they come as one text, with `|` between.
const char* type_of(Kind kind) { return kind == Kind::whole ? "int" : kind == Kind::real ? "double" : "string"; }

class GraphmlFile {
 public:
  GraphmlFile(const Graph& graph, std::ostream& out, const ExportOptions& options)
      : graph_(graph),
        out_(out),
        nodes_(graph, options),
        edges_(graph, options.evidence),
        edge_id_(edge_id_prefix(graph)),
        strict_(options.strict) {
    for (const Column& column : nodes_.columns())
      node_keys_.push_back("n." + (column.name == "id" ? std::string("rgId") : column.name));
    for (const Column& column : edges_.columns())
      edge_keys_.push_back(column.name == "type" ? "e.interaction" : "e." + column.name);
  }

  ExportReport write() {
    put_head();
    for (std::size_t i = 0; i < graph_.node_count(); ++i) put_node(i);
    for (std::size_t i = 0; i < graph_.edge_count(); ++i) put_edge(i);
    out_ << "  </graph>\n</graphml>\n";
    out_.flush();
    return report_;
  }

 private:
  void put_key(std::string_view id, bool node, std::string_view name, const char* type) {
    out_ << "  <key id=\"" << id << "\" for=\"" << (node ? "node" : "edge") << "\" attr.name=\"";
    text(name);
    out_ << "\" attr.type=\"" << type << "\"/>\n";
  }

  void put_keys(bool node, const std::vector<std::string>& keys, const std::vector<Column>& columns) {
    for (std::size_t i = 0; i < keys.size(); ++i)
      put_key(keys[i], node, std::string_view(keys[i]).substr(2), type_of(columns[i].kind));
  }

  void put_head() {
    const Schema& schema = graph_.schema();
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- rightsgraph " << schema.version() << ", schema "
         << schema.hash() << " -->\n"
         << "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
            "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
            "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
    put_key("labels", true, "labels", "string");
    put_key("n.label", true, "label", "string");
    put_keys(true, node_keys_, nodes_.columns());
    put_key("label", false, "label", "string");
    put_keys(false, edge_keys_, edges_.columns());
    out_ << "  <graph id=\"rightsgraph\" edgedefault=\"directed\">\n";
  }

  /// The schema has NMTOKEN for ids, which no symbol with brackets is: there a number stands for it.
  void put_id(std::size_t node) {
    if (strict_) (out_ << 'n').number(static_cast<std::int64_t>(node));
    else put_xml_id(out_, graph_.node(node).id);
  }

  void put_node(std::size_t index) {
    const Node& node = graph_.node(index);
    out_ << "    <node id=\"";
    put_id(index);
    if (!strict_) out_ << "\" labels=\":" << node.type;
    out_ << "\"><data key=\"labels\">:" << node.type << "</data>";
    put_data("n.label", node.name);
    put_row(node_keys_, nodes_.row(index));
    out_ << "</node>\n";
  }

  void put_edge(std::size_t index) {
    const Edge& edge = graph_.edge(index);
    (out_ << "    <edge id=\"" << edge_id_).number(static_cast<std::int64_t>(index)) << "\" source=\"";
    put_id(edge.source);
    out_ << "\" target=\"";
    put_id(edge.target);
    if (!strict_) out_ << "\" label=\"" << edge.type;
    out_ << "\"><data key=\"label\">" << edge.type << "</data>";
    put_row(edge_keys_, edges_.row(index));
    out_ << "</edge>\n";
  }

  void put_row(const std::vector<std::string>& keys, std::span<const Value> row) {
    for (std::size_t i = 0; i < row.size(); ++i)
      std::visit([&](const auto& value) { put_data(keys[i], value); }, row[i]);
  }

  void put_data(std::string_view, std::monostate) {}

  void put_data(std::string_view key, std::string_view value) {
    if (is_empty_in_xml(value)) {
      text(value);  // to count what is left out
      return;
    }
    begin_data(key);
    text(value);
    out_ << "</data>";
  }

  void put_data(std::string_view key, std::span<const std::string_view> items) {
    if (items.size() == 1) return put_data(key, items[0]);
    begin_data(key);
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out_ << '|';
      text(items[i]);
    }
    out_ << "</data>";
  }

  template <class Number>
    requires std::is_arithmetic_v<Number>
  void put_data(std::string_view key, Number value) {
    begin_data(key);
    out_.number(value) << "</data>";
  }

  void begin_data(std::string_view key) { out_ << "<data key=\"" << key << "\">"; }

  /// Escaped for an attribute or content; what XML forbids is dropped and counted.
  void text(std::string_view value) { report_.dropped_characters += put_xml(out_, value); }

  const Graph& graph_;
  Buffer out_;
  NodeTable nodes_;
  EdgeTable edges_;
  std::vector<std::string> node_keys_, edge_keys_;  ///< by column
  std::string edge_id_;
  bool strict_;
  ExportReport report_;
};

class GraphmlWriter final : public FileWriter {
 public:
  ExportReport write(const Graph& graph, std::ostream& out, const ExportOptions& options) const override {
    return GraphmlFile(graph, out, options).write();
  }
};

}  // namespace

std::unique_ptr<Writer> make_graphml() { return std::make_unique<GraphmlWriter>(); }

}  // namespace rg
