// SPDX-License-Identifier: Apache-2.0
#include "export/neo4j.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "graph/store/pack.hpp"
#include "src/text/unicode.hpp"

namespace rg {
namespace {

constexpr std::size_t longest_key = 4000, kept_of_long = 200, hash_digits = 32;

bool is_word(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

/// Not in a line of CSV, or not in a file of Cypher.
bool is_no_key(char c) { return c == '\r' || c == '\n' || c == '\0'; }

/// As a shortened key does, which another thing may have.
bool ends_in_hash(std::string_view id) {
  if (id.size() <= hash_digits || id[id.size() - hash_digits - 1] != '#') return false;
  return id.substr(id.size() - hash_digits).find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

const std::string& source_type(const Graph& graph, const Edge& edge) { return graph.node(edge.source).type; }
const std::string& target_type(const Graph& graph, const Edge& edge) { return graph.node(edge.target).type; }

/// Type of a report's node; empty where a selection has left it out.
std::string_view report_type(const Graph& graph, const Evidence& evidence) {
  if (!has_report_node(graph, evidence)) return {};
  return graph.report_node(evidence.doc).type;
}

/// The edges of a graph, those of a kind together, in order. It holds 4 bytes an edge.
class EdgesByKind {
 public:
  using Kind = std::tuple<std::string_view, std::string_view, std::string_view>;

  template <typename KindOf>
  EdgesByKind(const Graph& graph, KindOf kind_of) : edges_(graph.edge_count()) {
    for (std::size_t i = 0; i < edges_.size(); ++i) ++ends_[kind_of(graph.edge(i))];
    std::size_t all = 0;
    for (auto& [kind, end] : ends_) end = std::exchange(all, all + end);  // how many they are, and where they begin
    for (std::size_t i = 0; i < edges_.size(); ++i)
      edges_[ends_[kind_of(graph.edge(i))]++] = static_cast<std::uint32_t>(i);
  }

  template <typename Take>
  void each(Take take) const {
    std::size_t begin = 0;
    for (const auto& [kind, end] : ends_) {
      take(kind, std::span(edges_).subspan(begin, end - begin));
      begin = end;
    }
  }

 private:
  std::map<Kind, std::size_t> ends_;
  std::vector<std::uint32_t> edges_;
};

class EachRow {
 public:
  EachRow(const Graph& graph, const ExportOptions& options, Neo4jRows& rows)
      : graph_(graph), options_(options), rows_(rows) {}

  void nodes() {
    NodeTable table(graph_, options_);
    for (const std::string& label : neo4j_labels(graph_)) {
      rows_.begin("UNWIND $rows AS row MERGE (n:" + cypher_name(label) + " {id: row.id}) SET n = row.properties");
      for (std::size_t i = 0; i < graph_.node_count(); ++i)
        if (graph_.node(i).type == label) put_node(i, table);
    }
  }

  void edges() {
    const EdgesByKind kinds(graph_, [&](const Edge& edge) {
      return EdgesByKind::Kind(edge.type, source_type(graph_, edge), target_type(graph_, edge));
    });
    EdgeTable table(graph_);
    kinds.each([&](const EdgesByKind::Kind& kind, std::span<const std::uint32_t> edges) {
      const auto& [type, source, target] = kind;
      rows_.begin("UNWIND $rows AS row " + match_ends(source, target) + "MERGE (a)-[r:" + cypher_name(type) +
                  "]->(b) SET r = row.properties");
      for (const std::uint32_t edge : edges) put_edge(edge, table);
    });
  }

  void evidence() {
    const EdgesByKind kinds(graph_, [&](const Edge& edge) {
      return EdgesByKind::Kind(source_type(graph_, edge), target_type(graph_, edge), {});
    });
    EvidenceTable table(graph_);
    kinds.each([&](const EdgesByKind::Kind& kind, std::span<const std::uint32_t> edges) {
      for (const std::string_view report : report_types(edges)) {
        rows_.begin(evidence_statement(std::get<0>(kind), std::get<1>(kind), report));
        for (const std::uint32_t index : edges)
          for (const Evidence& evidence : graph_.edge(index).evidence)
            if (report_type(graph_, evidence) == report) put_evidence(graph_.edge(index), evidence, table);
      }
    });
  }

 private:
  std::set<std::string_view> report_types(std::span<const std::uint32_t> edges) const {
    std::set<std::string_view> out;
    for (const std::uint32_t index : edges)
      for (const Evidence& evidence : graph_.edge(index).evidence) out.insert(report_type(graph_, evidence));
    return out;
  }

  static std::string match_ends(std::string_view source, std::string_view target) {
    return "MATCH (a:" + cypher_name(source) + " {id: row.source}) MATCH (b:" + cypher_name(target) +
           " {id: row.target}) ";
  }

  static std::string evidence_statement(std::string_view source, std::string_view target, std::string_view report) {
    std::string out = "UNWIND $rows AS row " + match_ends(source, target);
    if (!report.empty()) out += "MATCH (d:" + cypher_name(report) + " {id: row.document}) ";
    out += "MERGE (e:Evidence {id: row.id}) SET e = row.properties ";
    if (!report.empty()) out += "MERGE (e)-[:IN]->(d) ";
    return out + "MERGE (e)-[:SOURCE]->(a) MERGE (e)-[:TARGET]->(b)";
  }

  /// All but the id, of which there is a key.
  void add(const std::vector<Column>& columns, std::span<const Value> values) {
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (columns[i].name != "id" && !std::holds_alternative<std::monostate>(values[i]))
        fields_.push_back({columns[i].name, values[i]});
  }

  void put_node(std::size_t index, NodeTable& table) {
    const std::string& id = graph_.node(index).id;
    const std::string key = neo4j_key(id);
    fields_ = {{"id", std::string_view(key)}};
    if (key != id) fields_.push_back({"fullId", std::string_view(id)});
    add(table.columns(), table.row(index));
    rows_.row({key, {}, {}, {}, fields_});
  }

  void put_edge(std::size_t index, EdgeTable& table) {
    const Edge& edge = graph_.edge(index);
    fields_.clear();
    add(table.columns(), table.row(index));
    rows_.row({{}, neo4j_key(graph_.node(edge.source).id), neo4j_key(graph_.node(edge.target).id), {}, fields_});
  }

  void put_evidence(const Edge& edge, const Evidence& evidence, EvidenceTable& table) {
    const std::string key = evidence_key(graph_, edge, evidence), source = neo4j_key(graph_.node(edge.source).id),
                      target = neo4j_key(graph_.node(edge.target).id);
    fields_ = {{"id", std::string_view(key)},
               {"source", std::string_view(source)},
               {"type", std::string_view(edge.type)},
               {"target", std::string_view(target)}};
    add(table.columns(), table.row(evidence));
    rows_.row({key, source, target, neo4j_key(graph_.report_node(evidence.doc).id), fields_});
  }

  const Graph& graph_;
  const ExportOptions& options_;
  Neo4jRows& rows_;
  std::vector<Field> fields_;
};

}  // namespace

void each_row(const Graph& graph, const ExportOptions& options, Neo4jRows& rows) {
  EachRow each(graph, options, rows);
  each.nodes();
  each.edges();
  if (options.evidence) each.evidence();
}

std::vector<std::string> neo4j_constraints(const Graph& graph, const ExportOptions& options) {
  std::vector<std::string> labels = neo4j_labels(graph), out;
  if (options.evidence) labels.emplace_back("Evidence");
  for (const std::string& label : labels)
    out.push_back("CREATE CONSTRAINT " + cypher_name("rightsgraph_" + label) +
                  " IF NOT EXISTS FOR (n:" + cypher_name(label) + ") REQUIRE n.id IS UNIQUE");
  return out;
}

std::string neo4j_key(std::string_view id) {
  const bool fits = id.size() <= longest_key && std::none_of(id.begin(), id.end(), is_no_key);
  if (fits && !ends_in_hash(id)) return std::string(id);
  std::size_t end = 0;
  while (end < std::min(id.size(), kept_of_long)) next_code_point(id, end);
  std::string out(id.substr(0, end));
  std::replace_if(out.begin(), out.end(), is_no_key, ' ');
  return out + "#" + sha256(id).substr(0, hash_digits);
}

std::string evidence_key(const Graph& graph, const Edge& edge, const Evidence& evidence) {
  std::string all;
  for (const std::string& part :
       std::array{graph.node(edge.source).id, edge.type, graph.node(edge.target).id, evidence.doc, evidence.para,
                  std::to_string(evidence.span.begin), std::to_string(evidence.span.end), evidence.quote, evidence.rule,
                  std::string(name_of(evidence.status)), evidence.correction})
    (all += std::to_string(part.size()) += ':') += part;
  return sha256(all).substr(0, hash_digits);
}

std::vector<std::string> neo4j_labels(const Graph& graph) {
  std::set<std::string> out;
  for (std::size_t i = 0; i < graph.node_count(); ++i) out.insert(graph.node(i).type);
  return {out.begin(), out.end()};
}

bool has_report_node(const Graph& graph, const Evidence& evidence) {
  const std::string& id = graph.report_node(evidence.doc).id;
  std::size_t first = 0, last = graph.node_count();
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    if (graph.node(middle).id < id) first = middle + 1;
    else last = middle;
  }
  return first < graph.node_count() && graph.node(first).id == id;
}

std::string cypher_name(std::string_view name) {
  const bool plain =
      !name.empty() && !(name[0] >= '0' && name[0] <= '9') && std::all_of(name.begin(), name.end(), is_word);
  if (plain) return std::string(name);
  std::string out = "`";
  for (const char c : name) out.append(c == '`' ? 2 : 1, c);
  return out + "`";
}

}  // namespace rg
