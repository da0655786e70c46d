// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>

#include "src/schema/load.hpp"
#include "src/schema/own_names.hpp"
#include "src/schema/wording.hpp"
#include "src/text/iri.hpp"

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

bool is_word(std::string_view text, bool capitals) {
  const auto fits = [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || (capitals && c >= 'A' && c <= 'Z');
  };
  return !text.empty() && !(text[0] >= '0' && text[0] <= '9') && text[0] != '_' &&
         std::all_of(text.begin(), text.end(), fits);
}

/// Passages, what links them, and how far a load is, as exports to Neo4j call them.
constexpr std::array of_exports{"Evidence", "IN", "SOURCE", "TARGET", "RightsgraphLoad"};

/// A type is a label in Neo4j, an attribute in XML, a part of file names.
std::string name_of(const SchemaFile& file, const std::string& root) {
  std::string name = stem(file);
  if (!is_word(name, true))
    throw Problem({root + file.path, 0, 0}, "`" + name + "` is no name for a type", "name it by letters, digits and _");
  if (std::find(of_exports.begin(), of_exports.end(), name) != of_exports.end())
    throw Problem({root + file.path, 0, 0}, "exports have a `" + name + "` of their own", "name the type otherwise");
  return name;
}

std::vector<std::string> read_columns(WordingTable& table) {
  std::vector<std::string> out = table.strings("columns");
  for (const std::string& column : out) {
    if (!is_word(column, false))
      throw Problem(table.where("columns"), "`" + column + "` is no name for a column",
                    "name it by small letters, digits and _");
    if (const std::string_view own = own_name_like(column); !own.empty())
      throw Problem(table.where("columns"),
                    "the column `" + column + "` would be the same as `" + std::string(own) + "`, which exports have",
                    "name the column otherwise");
  }
  return out;
}

bool is_known(std::string_view name, const std::vector<std::string>& columns) {
  return name == "base" || name == "id" || name == "symbol" ||
         std::find(columns.begin(), columns.end(), name) != columns.end();
}

std::map<std::string, std::string> read_kinds(WordingTable& table) {
  std::map<std::string, std::string> out;
  if (!table.has("kinds")) return out;
  WordingTable kinds = table.table("kinds");
  for (const std::string& letters : kinds.keys()) out[letters] = kinds.required(letters);
  kinds.done();
  return out;
}

/// The template with something in the place of its names that can stand anywhere but in a scheme.
std::string filled(std::string_view text, const std::vector<std::string>& columns, const Location& where) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{'), close = text.find('}', std::min(open, text.size()));
    if (open != std::string_view::npos && close == std::string_view::npos)
      throw Problem(where, "a `{` without its `}`", "close it");
    out += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::string name(text.substr(open + 1, close - open - 1));
    if (!is_known(name, columns))
      throw Problem(where, "no `{" + name + "}` to fill in", "write {base}, {id}, {symbol} or a column of the type");
    out += name == "base" && out.empty() ? "http://x/" : "%41";
    text.remove_prefix(close + 1);
  }
  return out;
}

std::vector<std::string> read_templates(WordingTable& table, const std::vector<std::string>& columns) {
  std::vector<std::string> out = table.strings("iri");
  for (const std::string& text : out)
    if (!is_iri(filled(text, columns, table.where("iri"))))
      throw Problem(table.where("iri"), "`" + text + "` makes no IRI",
                    "begin it with {base} or as in https://, and percent-encode what can't stand in an IRI");
  return out;
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
  out.name = name_of(file, root);
  out.label = read_labels(table);
  out.color = read_color(table);
  out.definition = table.required("definition");
  out.rdf_class = table.required("class");
  out.subclass_of = table.strings("subclass_of");
  out.see_also = table.strings("see_also");
  out.id_form = table.string("id_form");
  out.columns = read_columns(table);
  out.iri = read_templates(table, out.columns);
  out.prefixes = table.strings("prefixes");
  out.kinds = read_kinds(table);
  table.done();
  return out;
}

EdgeType read_edge_type(const SchemaFile& file, const std::string& root) {
  WordingTable table = parse_wording(file, root);
  table.string("kind");
  EdgeType out;
  out.name = name_of(file, root);
  out.label = read_labels(table);
  out.color = read_color(table);
  out.definition = table.required("definition");
  out.rdf_property = table.required("property");
  out.subproperty_of = table.strings("subproperty_of");
  out.source = table.strings("source");
  out.target = table.strings("target");
  out.symmetric = table.flag("symmetric");
  out.suffix = table.string("suffix");
  table.done();
  return out;
}

}  // namespace rg
