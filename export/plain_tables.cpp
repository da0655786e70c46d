// SPDX-License-Identifier: Apache-2.0
#include "export/plain_tables.hpp"

#include <array>
#include <string>

#include "export/tables.hpp"

namespace rg {
namespace {

/// One table on its way into its file.
class PlainTable {
 public:
  PlainTable(Files& files, const char* name, std::string_view first_columns, const CellStyle& style)
      : style_(style), out_(files.open(name + std::string(style.extension), mark(first_columns, style))) {
    out_ << style.begin;
  }

  void put_header(std::span<const std::string_view> first, std::span<const Column> columns) {
    for (const std::string_view name : first) put(Value(name));
    for (const Column& column : columns) put(Value(std::string_view(column.name)));
    end_row();
  }

  void put(const Value& value) {
    if (!first_) out_ << style_.separator;
    first_ = false;
    std::visit([&](const auto& cell) { put_cell(cell); }, value);
  }

  void put(std::span<const Value> row) {
    for (const Value& value : row) put(value);
  }

  void end_row() {
    out_ << style_.line_end;
    first_ = true;
  }

  std::size_t finish() {
    out_.flush();
    return dropped_;
  }

 private:
  /// How its header begins: `first_columns` are separated by one space.
  static std::string mark(std::string_view first_columns, const CellStyle& style) {
    std::string out(style.begin);
    for (const char c : first_columns) out += c == ' ' ? style.separator : c;
    return out;
  }

  void put_cell(std::monostate) {}
  void put_cell(std::int64_t number) { out_.number(number); }
  void put_cell(double number) { out_.number(number); }
  void put_cell(std::string_view text) { dropped_ += style_.put_text(out_, text); }
  void put_cell(std::span<const std::string_view> items) { dropped_ += style_.put_list(out_, items); }

  const CellStyle& style_;
  Buffer out_;
  bool first_ = true;
  std::size_t dropped_ = 0;
};

std::size_t write_nodes(const Graph& graph, Files& files, const ExportOptions& options, const CellStyle& style) {
  NodeTable nodes(graph, options);
  PlainTable table(files, "nodes", "id type name uri color size", style);
  table.put_header({}, nodes.columns());
  for (std::size_t i = 0; i < graph.node_count(); ++i) {
    table.put(nodes.row(i));
    table.end_row();
  }
  return table.finish();
}

std::size_t write_edges(const Graph& graph, Files& files, const CellStyle& style) {
  constexpr std::array<std::string_view, 7> ends{"source", "sourceType", "sourceName", "type",
                                                 "target", "targetType", "targetName"};
  EdgeTable edges(graph);
  const std::size_t type = edges.column("type");  // the first, and already among the ends
  PlainTable table(files, "edges", "source sourceType sourceName type target", style);
  table.put_header(ends, std::span(edges.columns()).subspan(type + 1));
  for (std::size_t i = 0; i < graph.edge_count(); ++i) {
    const Edge& edge = graph.edge(i);
    const Node &source = graph.node(edge.source), &target = graph.node(edge.target);
    for (const std::string* cell :
         {&source.id, &source.type, &source.name, &edge.type, &target.id, &target.type, &target.name})
      table.put(Value(std::string_view(*cell)));
    table.put(edges.row(i).subspan(type + 1));
    table.end_row();
  }
  return table.finish();
}

std::size_t write_evidence(const Graph& graph, Files& files, const CellStyle& style) {
  constexpr std::array<std::string_view, 3> of_edge{"source", "type", "target"};
  EvidenceTable passages(graph);
  PlainTable table(files, "evidence", "source type target document symbol", style);
  table.put_header(of_edge, passages.columns());
  for (std::size_t i = 0; i < graph.edge_count(); ++i) {
    const Edge& edge = graph.edge(i);
    for (const Evidence& evidence : edge.evidence) {
      for (const std::string* cell : {&graph.node(edge.source).id, &edge.type, &graph.node(edge.target).id})
        table.put(Value(std::string_view(*cell)));
      table.put(passages.row(evidence));
      table.end_row();
    }
  }
  return table.finish();
}

}  // namespace

ExportReport write_plain_tables(const Graph& graph, Files& files, const ExportOptions& options,
                                const CellStyle& style) {
  return {write_nodes(graph, files, options, style) + write_edges(graph, files, style) +
          write_evidence(graph, files, style)};
}

}  // namespace rg
