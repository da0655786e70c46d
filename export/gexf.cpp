// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <vector>

#include "export/edge_ids.hpp"
#include "export/tables.hpp"
#include "export/xml.hpp"

// GEXF 1.3 as Gephi reads it (https://gexf.net, its ImporterGEXF). Edges of different types between the same two stay
// apart by their `kind`. There is no `defaultedgetype`: Gephi drops the undirected edges of a file that says "directed"
// and the other way round, but keeps both where nothing is said. No attribute has the name of one of Gephi's own
// columns. Years are dates, from the first of January to the last of December, since Gephi's timeline shows dates.
namespace rg {
namespace {

/// Gephi finds columns by ids, whatever their case.
std::string lower_case(std::string_view name) {
  std::string out(name);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

const char* type_of(Kind kind) {
  switch (kind) {
    case Kind::whole: return "integer";
    case Kind::real: return "double";
    case Kind::list: return "liststring";
    case Kind::text: break;
  }
  return "string";
}

int hexadecimal(std::string_view color, std::size_t at) {
  int value = 0;
  std::from_chars(color.data() + at, color.data() + at + 2, value, 16);
  return value;
}

/// The years in which reports name a thing or state an edge, sorted and each once.
using Years = std::vector<std::uint32_t>;

class GexfFile {
 public:
  GexfFile(const Graph& graph, std::ostream& out, const ExportOptions& options)
      : graph_(graph),
        out_(out),
        nodes_(graph, options),
        edges_(graph),
        edge_id_(edge_id_prefix(graph)) {
    for (const DocumentFact& report : graph.reports()) year_of_report_[graph.report_node(report.doc).id] = report.year;
    node_keys_ = keys_of(nodes_, {"id", "color", "size"});
    edge_keys_ = keys_of(edges_, {"type", "color", "weight"});
    color_ = nodes_.column("color");
    size_ = nodes_.column("size");
    edge_color_ = edges_.column("color");
    weight_ = edges_.column("weight");
  }

  ExportReport write() {
    put_head();
    (out_ << "    <nodes count=\"").number(static_cast<std::int64_t>(graph_.node_count())) << "\">\n";
    for (std::size_t i = 0; i < graph_.node_count(); ++i) put_node(i);
    (out_ << "    </nodes>\n    <edges count=\"").number(static_cast<std::int64_t>(graph_.edge_count())) << "\">\n";
    for (std::size_t i = 0; i < graph_.edge_count(); ++i) put_edge(i);
    out_ << "    </edges>\n  </graph>\n</gexf>\n";
    out_.flush();
    return report_;
  }

 private:
  /// By column; empty for those that GEXF has a place of its own for. What bears the name of a column that Gephi makes
  /// itself, or of one before it, gets another.
  static std::vector<std::string> keys_of(const Rows& rows, const std::vector<std::string_view>& with_a_place) {
    std::set<std::string> taken{"id", "label", "interval", "timeset"};
    std::vector<std::string> out;
    for (const Column& column : rows.columns()) {
      out.push_back(column.name);
      while (!taken.insert(lower_case(out.back())).second) out.back().insert(0, "rg.");
    }
    for (const std::string_view name : with_a_place) out[rows.column(name)].clear();
    return out;
  }

  void put_head() {
    const Schema& schema = graph_.schema();
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- rightsgraph " << schema.version() << ", schema "
         << schema.hash() << " -->\n"
         << "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n"
         << "  <meta>\n    <creator>rightsgraph " << schema.version() << "</creator>\n    <description>schema "
         << schema.hash() << "</description>\n  </meta>\n"
         << "  <graph mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\" idtype=\"string\">\n";
    put_attributes("node", node_keys_, nodes_.columns());
    put_attributes("edge", edge_keys_, edges_.columns());
  }

  void put_attributes(const char* of, const std::vector<std::string>& keys, const std::vector<Column>& columns) {
    out_ << "    <attributes class=\"" << of << "\" mode=\"static\">\n";
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i].empty()) continue;
      out_ << "      <attribute id=\"";
      text(keys[i]);
      out_ << "\" title=\"";
      text(keys[i]);
      out_ << "\" type=\"" << type_of(columns[i].kind) << "\"/>\n";
    }
    out_ << "    </attributes>\n";
  }

  void put_node(std::size_t index) {
    const Node& node = graph_.node(index);
    const std::span<const Value> row = nodes_.row(index);
    out_ << "      <node id=\"";
    put_xml_id(out_, node.id);
    out_ << "\" label=\"";
    text(node.name);
    out_ << "\">";
    put_row(node_keys_, row);
    put_spells(years_of(node));
    (out_ << "<viz:size value=\"").number(std::get<double>(row[size_])) << "\"/>";
    put_color(row[color_]);
    out_ << "</node>\n";
  }

  void put_edge(std::size_t index) {
    const Edge& edge = graph_.edge(index);
    const std::span<const Value> row = edges_.row(index);
    (out_ << "      <edge id=\"" << edge_id_).number(static_cast<std::int64_t>(index)) << "\" source=\"";
    put_xml_id(out_, graph_.node(edge.source).id);
    out_ << "\" target=\"";
    put_xml_id(out_, graph_.node(edge.target).id);
    out_ << "\" type=\"" << (graph_.schema().edge_type(edge.type)->symmetric ? "undirected" : "directed")
         << "\" kind=\"" << edge.type << "\" label=\"" << edge.type << "\" weight=\"";
    out_.number(std::get<double>(row[weight_])) << "\">";
    put_row(edge_keys_, row);
    put_spells(years_of(edge));
    put_color(row[edge_color_]);
    out_ << "</edge>\n";
  }

  void put_row(const std::vector<std::string>& keys, std::span<const Value> row) {
    out_ << "<attvalues>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (keys[i].empty() || std::holds_alternative<std::monostate>(row[i])) continue;
      out_ << "<attvalue for=\"";
      text(keys[i]);
      out_ << "\" value=\"";
      std::visit([&](const auto& value) { put_value(value); }, row[i]);
      out_ << "\"/>";
    }
    out_ << "</attvalues>";
  }

  void put_value(std::monostate) {}
  void put_value(std::string_view value) { text(value); }
  void put_value(std::int64_t value) { out_.number(value); }
  void put_value(double value) { out_.number(value); }

  /// As Gephi's ArraysParser takes a list apart: in brackets and quotes, a backslash before quotes and backslashes.
  void put_value(std::span<const std::string_view> items) {
    const char* between = "[&quot;";
    for (const std::string_view item : items) {
      out_ << between;
      between = "&quot;, &quot;";
      for (std::size_t at = 0; at < item.size();) {
        const std::size_t next = std::min(item.find_first_of("\\\"", at + 1), item.size());
        if (item[at] == '\\' || item[at] == '"') out_ << '\\';
        text(item.substr(at, next - at));
        at = next;
      }
    }
    out_ << "&quot;]";
  }

  void put_color(const Value& value) {
    const std::string_view color = std::get<std::string_view>(value);
    const char* name = "<viz:color r=\"";
    for (const std::size_t at : {1U, 3U, 5U}) {
      (out_ << name).number(static_cast<std::int64_t>(hexadecimal(color, at)));
      name = at == 1 ? "\" g=\"" : "\" b=\"";
    }
    out_ << "\"/>";
  }

  /// A report is there in its own year too.
  const Years& years_of(const Node& node) {
    years_.clear();
    for (const Naming& naming : node.named_in) years_.push_back(graph_.report_of(naming.doc).year);
    const auto report = year_of_report_.find(node.id);
    if (report != year_of_report_.end()) years_.push_back(report->second);
    return sorted();
  }

  const Years& years_of(const Edge& edge) {
    years_.clear();
    for (const Evidence& evidence : edge.evidence) years_.push_back(graph_.report_of(evidence.doc).year);
    return sorted();
  }

  /// Without 0, which is where no year is known, and what Gephi's dates, of four digits, can't say.
  const Years& sorted() {
    std::erase_if(years_, [](std::uint32_t year) { return year == 0 || year > 9999; });
    std::sort(years_.begin(), years_.end());
    years_.erase(std::unique(years_.begin(), years_.end()), years_.end());
    return years_;
  }

  /// One for years that follow each other.
  void put_spells(const Years& years) {
    if (years.empty()) return;
    out_ << "<spells>";
    for (std::size_t i = 0; i < years.size(); ++i) {
      if (i == 0 || years[i] != years[i - 1] + 1) put_year("<spell start=\"", years[i], "-01-01\"");
      if (i + 1 == years.size() || years[i + 1] != years[i] + 1) put_year(" end=\"", years[i], "-12-31\"/>");
    }
    out_ << "</spells>";
  }

  void put_year(std::string_view before, std::uint32_t year, std::string_view after) {
    out_ << before;
    for (std::uint32_t digit = 1000; digit > year && digit > 1; digit /= 10) out_ << '0';
    out_.number(static_cast<std::int64_t>(year)) << after;
  }

  void text(std::string_view value) { report_.dropped_characters += put_xml(out_, value); }

  const Graph& graph_;
  Buffer out_;
  NodeTable nodes_;
  EdgeTable edges_;
  std::string edge_id_;
  std::map<std::string_view, std::uint32_t> year_of_report_;  ///< by the id of its node
  std::vector<std::string> node_keys_, edge_keys_;            ///< by column; empty where no attribute is made of it
  std::size_t color_ = 0, size_ = 0, edge_color_ = 0, weight_ = 0;
  Years years_;
  ExportReport report_;
};

class GexfWriter final : public FileWriter {
 public:
  ExportReport write(const Graph& graph, std::ostream& out, const ExportOptions& options) const override {
    return GexfFile(graph, out, options).write();
  }
};

}  // namespace

std::unique_ptr<Writer> make_gexf() { return std::make_unique<GexfWriter>(); }

}  // namespace rg
