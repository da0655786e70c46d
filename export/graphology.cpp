// SPDX-License-Identifier: Apache-2.0
#include "export/json_stream.hpp"
#include "export/spiral.hpp"

// What graphology's import() reads and Sigma draws. To Sigma, `type` of a node or an edge is a way of drawing it, and
// one that it doesn't know is an error: so types are `nodeType` and `edgeType` here. Edges of symmetric types are
// undirected, hence a mixed graph. An element a line.
// https://graphology.github.io/serialization.html
namespace rg {
namespace {

std::vector<Column> renamed(std::vector<Column> columns, const char* type) {
  for (Column& column : columns)
    if (column.name == "type") column.name = type;
  return columns;
}

class GraphologyFile {
 public:
  GraphologyFile(const Graph& graph, std::ostream& out, const ExportOptions& options)
      : graph_(graph),
        out_(out),
        stream_(out_),
        json_(stream_),
        nodes_(graph, options),
        edges_(graph),
        passages_(graph),
        node_columns_(renamed(nodes_.columns(), "nodeType")),
        edge_columns_(renamed(edges_.columns(), "edgeType")),
        with_evidence_(options.evidence) {}

  void write() {
    out_ << R"({"attributes":{"generator":"rightsgraph )" << graph_.schema().version() << R"(","schema":")"
         << graph_.schema().hash() << R"("},"options":{"type":"mixed","multi":true,"allowSelfLoops":true},"nodes":[)";
    for (std::size_t i = 0; i < graph_.node_count(); ++i) {
      out_ << (i > 0 ? ",\n" : "\n");
      put_node(i);
    }
    out_ << "\n],\"edges\":[";
    for (std::size_t i = 0; i < graph_.edge_count(); ++i) {
      out_ << (i > 0 ? ",\n" : "\n");
      put_edge(i);
    }
    out_ << "\n]}\n";
    out_.flush();
  }

 private:
  void put_node(std::size_t index) {
    const Node& node = graph_.node(index);
    const Spiral::Place place = spiral_.next();
    begin_element(node.id);
    begin_attributes(node.name.empty() ? node.id : node.name);
    put_member(json_, "x", Value(place.x));
    put_member(json_, "y", Value(place.y));
    put_members(json_, node_columns_, nodes_.row(index));
    json_.EndObject();
    json_.EndObject();
  }

  void put_edge(std::size_t index) {
    const Edge& edge = graph_.edge(index);
    begin_element("e" + std::to_string(index));
    put_member(json_, "source", std::string_view(graph_.node(edge.source).id));
    put_member(json_, "target", std::string_view(graph_.node(edge.target).id));
    if (graph_.schema().edge_type(edge.type)->symmetric) {
      put_key(json_, "undirected");
      json_.Bool(true);
    }
    begin_attributes(edge.type);
    put_members(json_, edge_columns_, edges_.row(index));
    if (with_evidence_) put_passages(json_, passages_, edge);
    json_.EndObject();
    json_.EndObject();
  }

  /// Each element is a text of its own to the writer.
  void begin_element(const std::string& key) {
    json_.Reset(stream_);
    json_.StartObject();
    put_member(json_, "key", std::string_view(key));
  }

  void begin_attributes(std::string_view label) {
    put_key(json_, "attributes");
    json_.StartObject();
    put_member(json_, "label", label);
  }

  const Graph& graph_;
  Buffer out_;
  JsonStream stream_;
  Json json_;
  NodeTable nodes_;
  EdgeTable edges_;
  EvidenceTable passages_;
  std::vector<Column> node_columns_, edge_columns_;
  bool with_evidence_;
  Spiral spiral_;
};

class GraphologyWriter final : public FileWriter {
 public:
  ExportReport write(const Graph& graph, std::ostream& out, const ExportOptions& options) const override {
    GraphologyFile(graph, out, options).write();
    return {};
  }
};

}  // namespace

std::unique_ptr<Writer> make_graphology() { return std::make_unique<GraphologyWriter>(); }

}  // namespace rg
