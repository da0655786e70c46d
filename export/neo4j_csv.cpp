// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <set>

#include "export/buffer.hpp"
#include "export/neo4j.hpp"

// The files that `neo4j-admin database import full` takes: a file a label and a type, the types of columns in the first
// line. https://neo4j.com/docs/operations-manual/5/import/ : quotes are doubled (RFC 4180), a backslash is nothing
// special; a field is one line; the delimiter of lists can't be escaped.
namespace rg {
namespace {

constexpr char list_delimiter = '\x1F';  ///< the unit separator, which is in no text for people
/// How files begin, by which a later run knows its own: so much that nobody else's do.
constexpr std::string_view node_mark = R"("id:ID","type","name","uri","color",)",
                           evidence_mark = R"("id:ID","source","type","target","document",)",
                           edge_mark = R"(":START_ID",":END_ID","type","color","weight:double",)",
                           link_mark = R"(":START_ID",":END_ID","rightsgraph:IGNORE",":TYPE")"
                                       "\n",
                           constraints_mark = "// rightsgraph: to be run once in the database that was imported\n";
/// Columns of nodes and edges, from the first, that are in the marks, so that they stand there used or not.
constexpr std::size_t columns_in_node_mark = 5, columns_in_edge_mark = 3;

/// A file, and what it has as columns.
struct Table {
  explicit Table(std::ostream& file) : out(file) {}
  Buffer out;
  std::vector<std::size_t> columns;  ///< of its Rows
};

class CsvFolder {
 public:
  CsvFolder(const Graph& graph, Files& files, const ExportOptions& options)
      : graph_(graph), files_(files), options_(options) {}

  ExportReport write() {
    nodes();
    edges();
    if (options_.evidence) evidence();
    scripts();
    for (auto& [name, table] : tables_) table.out.flush();
    return report_;
  }

 private:
  static const char* type_of(Kind kind) {
    switch (kind) {
      case Kind::whole: return ":int";
      case Kind::real: return ":double";
      case Kind::list: return ":string[]";
      case Kind::text: break;
    }
    return "";
  }

  /// Columns of which the rows have a value, by what the rows are told apart by.
  using Used = std::map<std::string, std::set<std::size_t>>;

  static void note(Used& used, const std::string& kind, std::span<const Value> row, std::size_t always) {
    for (std::size_t i = 0; i < row.size(); ++i)
      if (i < always || !std::holds_alternative<std::monostate>(row[i])) used[kind].insert(i);
  }

  /// Opens a file and puts its first line: what stands before the properties, they, and what stands behind.
  Table& open(const std::string& file, std::string_view mark, std::vector<std::string> head, const Rows* rows,
              const std::set<std::size_t>& columns, const std::vector<std::string>& tail) {
    Table& table = tables_.try_emplace(file, files_.open(file, mark)).first->second;
    for (const std::size_t i : columns)
      if (rows->columns()[i].name != "id") {
        table.columns.push_back(i);
        head.push_back(rows->columns()[i].name + type_of(rows->columns()[i].kind));
      }
    head.insert(head.end(), tail.begin(), tail.end());
    for (const std::string& name : head) {
      if (&name != head.data()) table.out << ',';
      put_text(table.out, name);
    }
    table.out << '\n';
    return table;
  }

  void nodes() {
    NodeTable rows(graph_, options_);
    Used used;
    std::set<std::string> with_full_id;
    for (std::size_t i = 0; i < graph_.node_count(); ++i) {
      const Node& node = graph_.node(i);
      note(used, node.type, rows.row(i), columns_in_node_mark);
      if (neo4j_key(node.id) != node.id) with_full_id.insert(node.type);
    }
    std::map<std::string, Table*> of;
    for (const auto& [type, columns] : used) {
      std::vector<std::string> tail{":LABEL"};
      if (with_full_id.contains(type)) tail.insert(tail.begin(), "fullId");
      of[type] = &open("nodes-" + type + ".csv", node_mark, {"id:ID"}, &rows, columns, tail);
    }
    for (std::size_t i = 0; i < graph_.node_count(); ++i) {
      const Node& node = graph_.node(i);
      Table& table = *of.at(node.type);
      const std::string key = neo4j_key(node.id);
      put_text(table.out, key);
      put_values(table, rows.row(i));
      if (with_full_id.contains(node.type)) {
        table.out << ',';
        if (key != node.id) put_text(table.out, node.id);
      }
      finish(table, node.type);
    }
  }

  void edges() {
    EdgeTable rows(graph_);
    Used used;
    for (std::size_t i = 0; i < graph_.edge_count(); ++i)
      note(used, graph_.edge(i).type, rows.row(i), columns_in_edge_mark);
    std::map<std::string, Table*> of;
    for (const auto& [type, columns] : used)
      of[type] = &open("edges-" + type + ".csv", edge_mark, {":START_ID", ":END_ID"}, &rows, columns, {":TYPE"});
    for (std::size_t i = 0; i < graph_.edge_count(); ++i) {
      const Edge& edge = graph_.edge(i);
      Table& table = *of.at(edge.type);
      put_ends(table, neo4j_key(graph_.node(edge.source).id), neo4j_key(graph_.node(edge.target).id));
      put_values(table, rows.row(i));
      finish(table, edge.type);
    }
  }

  void evidence() {
    EvidenceTable rows(graph_);
    std::set<std::size_t> all;
    for (std::size_t i = 0; i < rows.columns().size(); ++i) all.insert(i);
    Table& nodes =
        open("nodes-Evidence.csv", evidence_mark, {"id:ID", "source", "type", "target"}, &rows, all, {":LABEL"});
    std::map<std::string, Table*> of;
    for (const char* type : {"IN", "SOURCE", "TARGET"})
      of[type] = &open("edges-" + std::string(type) + ".csv", link_mark, {":START_ID", ":END_ID", "rightsgraph:IGNORE"},
                       nullptr, {}, {":TYPE"});
    for (std::size_t i = 0; i < graph_.edge_count(); ++i) {
      const Edge& edge = graph_.edge(i);
      const std::string source = neo4j_key(graph_.node(edge.source).id),
                        target = neo4j_key(graph_.node(edge.target).id);
      for (const Evidence& evidence : edge.evidence) {
        const std::string key = evidence_key(graph_, edge, evidence);
        put_text(nodes.out, key);
        for (const std::string& text : {source, edge.type, target}) {
          nodes.out << ',';
          put_text(nodes.out, text);
        }
        put_values(nodes, rows.row(evidence));
        finish(nodes, "Evidence");
        if (has_report_node(graph_, evidence))
          link(*of["IN"], key, neo4j_key(graph_.report_node(evidence.doc).id), "IN");
        link(*of["SOURCE"], key, source, "SOURCE");
        link(*of["TARGET"], key, target, "TARGET");
      }
    }
  }

  void link(Table& table, const std::string& source, const std::string& target, const std::string& type) {
    put_ends(table, source, target);
    table.out << ',';  // of the column that is ignored
    finish(table, type);
  }

  void put_ends(Table& table, const std::string& source, const std::string& target) {
    put_text(table.out, source);
    table.out << ',';
    put_text(table.out, target);
  }

  void put_values(Table& table, std::span<const Value> row) {
    for (const std::size_t i : table.columns) {
      table.out << ',';
      put(table.out, row[i]);
    }
  }

  void finish(Table& table, const std::string& last) {
    table.out << ',';
    put_text(table.out, last);
    table.out << '\n';
  }

  void put(Buffer& out, const Value& value) {
    if (const auto* text = std::get_if<std::string_view>(&value)) put_text(out, *text);
    else if (const auto* whole = std::get_if<std::int64_t>(&value)) out.number(*whole);
    else if (const auto* real = std::get_if<double>(&value)) out.number(*real);
    else if (const auto* list = std::get_if<std::span<const std::string_view>>(&value)) put_list(out, *list);
  }

  void put_list(Buffer& out, std::span<const std::string_view> items) {
    out << '"';
    for (const std::string_view& item : items) {
      if (&item != items.data()) out << list_delimiter;
      put_inside(out, item, true);
    }
    out << '"';
  }

  /// Always in quotes: an empty field without them is none.
  void put_text(Buffer& out, std::string_view text) {
    out << '"';
    put_inside(out, text, false);
    out << '"';
  }

  void put_inside(Buffer& out, std::string_view text, bool of_list) {
    for (const char c : text) {
      const bool impossible = c == '\n' || c == '\r' || (of_list && c == list_delimiter);
      if (impossible) ++report_.dropped_characters;
      if (c == '"') out << '"';
      out << (impossible ? ' ' : c);
    }
  }

  void scripts() {
    Buffer constraints(files_.open("constraints.cypher", constraints_mark));
    constraints << constraints_mark;
    for (const std::string& constraint : neo4j_constraints(graph_, options_)) constraints << constraint << ";\n";
    constraints.flush();
    std::vector<std::string> names;
    for (const auto& [file, table] : tables_) names.push_back(file);
    files_.open("import.sh", import_script_mark) << import_script(graph_.schema().version(), names);
  }

  const Graph& graph_;
  Files& files_;
  const ExportOptions& options_;
  ExportReport report_;
  std::map<std::string, Table> tables_;  ///< by file
};

class Neo4jCsvWriter final : public Writer {
 public:
  ExportReport write(const Graph& graph, Files& files, const ExportOptions& options) const override {
    return CsvFolder(graph, files, options).write();
  }
};

}  // namespace

std::unique_ptr<Writer> make_neo4j_csv() { return std::make_unique<Neo4jCsvWriter>(); }

}  // namespace rg
