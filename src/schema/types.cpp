// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>

#include "src/schema/load.hpp"
#include "src/schema/wording.hpp"

namespace rg {
namespace {

std::string stem(const SchemaFile& file) { return std::filesystem::path(file.path).stem().string(); }

Labels read_labels(WordingTable& table) {
  Labels out;
  WordingTable labels = table.table("label");
  for (std::size_t i = 0; i < language_count; ++i) out[i] = labels.required(languages[i]);
  labels.done();
  return out;
}

std::string read_color(WordingTable& table) {
  std::string color = table.required("color");
  const bool right =
      color.size() == 7 && color[0] == '#' && color.find_first_not_of("0123456789ABCDEFabcdef", 1) == std::string::npos;
  if (!right) throw Problem(table.where("color"), "`" + color + "` is no colour", "write #RRGGBB");
  return color;
}

}  // namespace

bool is_edge_type(const SchemaFile& file, const std::string& root) {
  WordingTable table = parse_wording(file, root);
  const std::string kind = table.required("kind");
  if (kind != "node" && kind != "edge")
    throw Problem(table.where("kind"), "`" + kind + "` is no kind of type", "write \"node\" or \"edge\"");
  return kind == "edge";
}

NodeType read_node_type(const SchemaFile& file, const std::string& root) {
  WordingTable table = parse_wording(file, root);
  table.string("kind");
  NodeType out;
  out.name = stem(file);
  out.label = read_labels(table);
  out.color = read_color(table);
  out.definition = table.required("definition");
  out.rdf_class = table.required("class");
  out.subclass_of = table.strings("subclass_of");
  out.see_also = table.strings("see_also");
  out.iri = table.strings("iri");
  out.id_form = table.string("id_form");
  out.columns = table.strings("columns");
  out.prefixes = table.strings("prefixes");
  table.done();
  return out;
}

EdgeType read_edge_type(const SchemaFile& file, const std::string& root) {
  WordingTable table = parse_wording(file, root);
  table.string("kind");
  EdgeType out;
  out.name = stem(file);
  out.label = read_labels(table);
  out.color = read_color(table);
  out.definition = table.required("definition");
  out.rdf_property = table.required("property");
  out.subproperty_of = table.strings("subproperty_of");
  out.source = table.strings("source");
  out.target = table.strings("target");
  out.symmetric = table.flag("symmetric");
  table.done();
  return out;
}

}  // namespace rg
