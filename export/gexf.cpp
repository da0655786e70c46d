// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

#include "export/edge_ids.hpp"
#include "export/gexf_attributes.hpp"
#include "export/tables.hpp"
#include "export/xml.hpp"

// GEXF 1.3 as Gephi reads it (https://gexf.net, its ImporterGEXF). Edges of different types between the same two stay
// apart by their `kind`. There is no `defaultedgetype`: Gephi drops the undirected edges of a file that says "directed"
// and the other way round, but keeps both where nothing is said. No attribute has the name of one of Gephi's own
// columns. Years are dates, from the first of January to the last of December, since Gephi's timeline shows dates.
namespace rg {
namespace {

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
        edges_(graph, options.evidence),
        edge_id_(edge_id_prefix(graph)),
        of_nodes_(nodes_, {"id", "color", "size"}),
        of_edges_(edges_, {"type", "color", "weight"}) {
    for (const DocumentFact& report : graph.reports()) year_of_report_[graph.report_node(report.doc).id] = report.year;
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
  void put_head() {
    const Schema& schema = graph_.schema();
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- rightsgraph " << schema.version() << ", schema "
         << schema.hash() << " -->\n"
         << "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n"
         << "  <meta>\n    <creator>rightsgraph " << schema.version() << "</creator>\n    <description>schema "
         << schema.hash() << "</description>\n  </meta>\n"
         << "  <graph mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\" idtype=\"string\">\n";
    report_.dropped_characters += of_nodes_.declare(out_, "node") + of_edges_.declare(out_, "edge");
  }

  void put_node(std::size_t index) {
    const Node& node = graph_.node(index);
    const std::span<const Value> row = nodes_.row(index);
    out_ << "      <node id=\"";
    put_xml_id(out_, node.id);
    out_ << "\" label=\"";
    text(node.name);
    out_ << "\">";
    report_.dropped_characters += of_nodes_.put(out_, row);
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
    report_.dropped_characters += of_edges_.put(out_, row);
    put_spells(years_of(edge));
    put_color(row[edge_color_]);
    out_ << "</edge>\n";
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
  GexfAttributes of_nodes_, of_edges_;
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
