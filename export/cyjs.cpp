// SPDX-License-Identifier: Apache-2.0
#include "export/edge_ids.hpp"
#include "export/json_elements.hpp"

// Cytoscape.js JSON with the header and the built-in columns that Cytoscape's own export has (`shared_name`,
// `interaction`; `name` is the label). `directed`, `multigraph`, `value` of a node and `key` of an edge are what
// networkx's cytoscape_graph() asks for. An element a line.
namespace rg {
namespace {

class CyjsFile : JsonElements {
 public:
  CyjsFile(const Graph& graph, std::ostream& out, const ExportOptions& options)
      : JsonElements(graph, out, options), edge_id_(edge_id_prefix(graph)) {}

  void write() {
    put_head();
    put_lines(graph_.node_count(), [this](std::size_t i) { put_node(i); });
    out_ << ",\"edges\":[";
    put_lines(graph_.edge_count(), [this](std::size_t i) { put_edge(i); });
    out_ << "}}\n";
    out_.flush();
  }

 private:
  void put_head() {
    out_ << R"({"format_version":"1.0","generated_by":"rightsgraph )" << graph_.schema().version()
         << R"(","target_cytoscapejs_version":"~3.0","directed":true,"multigraph":true,)"
         << R"("data":{"shared_name":"rightsgraph","name":"rightsgraph","schema":")" << graph_.schema().hash()
         << R"("},"elements":{"nodes":[)";
  }

  void put_node(std::size_t index) {
    const Node& node = graph_.node(index);
    begin_data();
    put_member(json_, "value", std::string_view(node.id));
    put_member(json_, "shared_name", std::string_view(node.name));
    if (node.name.empty()) put_member(json_, "name", std::string_view());  // Cytoscape has no nodes without
    put_members(json_, nodes_.columns(), nodes_.row(index));
    json_.EndObject();
    put_key(json_, "position");
    json_.StartObject();
    put_place();
    json_.EndObject();
  }

  void put_edge(std::size_t index) {
    const Edge& edge = graph_.edge(index);
    const Node &source = graph_.node(edge.source), &target = graph_.node(edge.target);
    const std::string name = source.name + " (" + edge.type + ") " + target.name;
    begin_data();
    put_member(json_, "id", std::string_view(edge_id_ + std::to_string(index)));
    put_member(json_, "source", std::string_view(source.id));
    put_member(json_, "target", std::string_view(target.id));
    for (const char* key : {"interaction", "shared_interaction", "key"})
      put_member(json_, key, std::string_view(edge.type));
    for (const char* key : {"name", "shared_name"}) put_member(json_, key, std::string_view(name));
    put_properties(edges_.columns(), index);
    json_.EndObject();
  }

  void begin_data() {
    put_key(json_, "data");
    json_.StartObject();
  }

  std::string edge_id_;
};

class CyjsWriter final : public FileWriter {
 public:
  ExportReport write(const Graph& graph, std::ostream& out, const ExportOptions& options) const override {
    CyjsFile(graph, out, options).write();
    return {};
  }
};

}  // namespace

std::unique_ptr<Writer> make_cyjs() { return std::make_unique<CyjsWriter>(); }

}  // namespace rg
