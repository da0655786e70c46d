// SPDX-License-Identifier: Apache-2.0
#include "export/json_elements.hpp"

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

class GraphologyFile : JsonElements {
 public:
  GraphologyFile(const Graph& graph, std::ostream& out, const ExportOptions& options)
      : JsonElements(graph, out, options),
        node_columns_(renamed(nodes_.columns(), "nodeType")),
        edge_columns_(renamed(edges_.columns(), "edgeType")) {}

  void write() {
    out_ << R"({"attributes":{"generator":"rightsgraph )" << graph_.schema().version() << R"(","schema":")"
         << graph_.schema().hash() << R"("},"options":{"type":"mixed","multi":true,"allowSelfLoops":true},"nodes":[)";
    put_lines(graph_.node_count(), [this](std::size_t i) { put_node(i); });
    out_ << ",\"edges\":[";
    put_lines(graph_.edge_count(), [this](std::size_t i) { put_edge(i); });
    out_ << "}\n";
    out_.flush();
  }

 private:
  void put_node(std::size_t index) {
    const Node& node = graph_.node(index);
    put_member(json_, "key", std::string_view(node.id));
    begin_attributes(node.name.empty() ? node.id : node.name);
    put_place();
    put_members(json_, node_columns_, nodes_.row(index));
    json_.EndObject();
  }

  void put_edge(std::size_t index) {
    const Edge& edge = graph_.edge(index);
    put_member(json_, "key", std::string_view("e" + std::to_string(index)));
    put_member(json_, "source", std::string_view(graph_.node(edge.source).id));
    put_member(json_, "target", std::string_view(graph_.node(edge.target).id));
    if (graph_.schema().edge_type(edge.type)->symmetric) {
      put_key(json_, "undirected");
      json_.Bool(true);
    }
    begin_attributes(edge.type);
    put_properties(edge_columns_, index);
    json_.EndObject();
  }

  void begin_attributes(std::string_view label) {
    put_key(json_, "attributes");
    json_.StartObject();
    put_member(json_, "label", label);
  }

  std::vector<Column> node_columns_, edge_columns_;
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
