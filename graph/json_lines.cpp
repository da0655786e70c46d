// SPDX-License-Identifier: Apache-2.0
#include "graph/json_lines.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <map>

#include "src/facts/json_record.hpp"
#include "src/schema/schema.hpp"

namespace rg {
namespace {

class LineWriter {
 public:
  explicit LineWriter(const Graph& graph) : graph_(graph), json_(buffer_) {}

  std::string write() {
    for (const DocumentFact& report : graph_.reports()) put_report(report);
    for (std::size_t i = 0; i < graph_.node_count(); ++i) put_node(graph_.node(i));
    for (std::size_t i = 0; i < graph_.edge_count(); ++i) put_edge(graph_.edge(i));
    return std::move(out_);
  }

 private:
  void text(const char* key, std::string_view value) {
    json_.Key(key);
    json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }

  void text_unless(const char* key, std::string_view value, std::string_view usual) {
    if (value != usual) text(key, value);
  }

  void number(const char* key, std::size_t value) {
    json_.Key(key);
    json_.Uint64(value);
  }

  void list(const char* key, const std::vector<std::string>& values) {
    json_.Key(key);
    json_.StartArray();
    for (const std::string& value : values) json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    json_.EndArray();
  }

  void span(Span span) {
    json_.StartArray();
    json_.Uint(span.begin);
    json_.Uint(span.end);
    json_.EndArray();
  }

  void begin(const char* kind) {
    json_.StartObject();
    text("kind", kind);
  }

  void end() {
    json_.EndObject();
    out_.append(buffer_.GetString(), buffer_.GetSize());
    out_ += '\n';
    buffer_.Clear();
    json_.Reset(buffer_);
  }

  void put_report(const DocumentFact& report) {
    begin("report");
    text("doc", report.doc);
    text("id", report.id);
    text("type", report.type);
    text("title", report.title);
    text("lang", report.language);
    if (report.year > 0) number("year", report.year);
    text_unless("date", report.date, "");
    text_unless("session", report.session, "");
    if (!report.agenda_items.empty()) list("agenda_items", report.agenda_items);
    if (!report.kinds.empty()) list("kinds", report.kinds);
    end();
  }

  void put_node(const Node& node) {
    begin("graph-node");
    text("id", node.id);
    text("type", node.type);
    text("name", node.name);
    json_.Key("labels");
    json_.StartObject();
    for (std::size_t i = 0; i < language_count; ++i)
      if (!node.labels[i].empty()) text(std::string(languages[i]).c_str(), node.labels[i]);
    json_.EndObject();
    json_.Key("properties");
    json_.StartObject();
    for (const auto& [key, value] : node.properties) text(key.c_str(), value);
    json_.EndObject();
    number("mentions", node.mentions);
    number("documents", node.documents);
    json_.Key("named_in");
    json_.StartArray();
    for (const Naming& naming : node.named_in) put_naming(naming, node);
    json_.EndArray();
    end();
  }

  /// `id` and `type` only where the report has another spelling or type than the graph.
  void put_naming(const Naming& naming, const Node& node) {
    json_.StartObject();
    text("doc", naming.doc);
    text("para", naming.fact.para);
    text_unless("id", naming.fact.id, node.id);
    text_unless("type", naming.fact.type, node.type);
    list("text", naming.fact.text);
    json_.Key("spans");
    json_.StartArray();
    for (const Span s : naming.fact.spans) span(s);
    json_.EndArray();
    if (!naming.fact.quotes.empty()) list("quotes", naming.fact.quotes);
    text_unless("correction", naming.fact.correction, "");
    json_.EndObject();
  }

  void put_edge(const Edge& edge) {
    begin("graph-edge");
    text("head", graph_.node(edge.source).id);
    text("type", edge.type);
    text("tail", graph_.node(edge.target).id);
    number("weight", edge.evidence.size());
    json_.Key("evidence");
    json_.StartArray();
    for (const Evidence& evidence : edge.evidence) {
      json_.StartObject();
      text("doc", evidence.doc);
      text("para", evidence.para);
      json_.Key("span");
      span(evidence.span);
      text("evidence", evidence.quote);
      text("rule", evidence.rule);
      text("status", name_of(evidence.status));
      text_unless("correction", evidence.correction, "");
      json_.EndObject();
    }
    json_.EndArray();
    end();
  }

  const Graph& graph_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_;
  std::string out_;
};

void add_graph_node(const JsonRecord& record, std::map<std::string, Facts>& reports) {
  for (const JsonRecord& naming : record.records("named_in"))
    reports[naming.text("doc")].nodes.push_back(
        {naming.text("para"), naming.text_or("type", record.text("type")), naming.text_or("id", record.text("id")),
         naming.texts("text"), naming.spans("spans"), naming.text_or("correction", ""), quotes_of(naming)});
}

void add_graph_edge(const JsonRecord& record, std::map<std::string, Facts>& reports) {
  if (record.text("type") == "MENTIONS") return;  // made from the nodes
  for (const JsonRecord& evidence : record.records("evidence"))
    reports[evidence.text("doc")].edges.push_back({evidence.text("para"), id_of(record, "head"), record.text("type"),
                                                   id_of(record, "tail"), status_of(evidence),
                                                   evidence.text("evidence"), evidence.span("span"),
                                                   evidence.text_or("rule", ""), evidence.text_or("correction", "")});
}

}  // namespace

std::string to_json_lines(const Graph& graph) { return LineWriter(graph).write(); }

void add_json_lines(Merger& merger, std::string_view text, const std::string& file) {
  std::map<std::string, Facts> reports;
  for_each_json_line(text, file, [&](const JsonRecord& record) {
    const std::string kind = record.text("kind");
    if (kind == "graph-node") add_graph_node(record, reports);
    else if (kind == "graph-edge") add_graph_edge(record, reports);
    else if (kind == "report") reports[record.text("doc")].document = document_fact(record);
    else add_fact(record, reports);
  });
  for (auto& [doc, facts] : reports) {
    if (facts.document.doc.empty()) facts.document = {doc, doc, "Document", {}, {}, 0};
    merger.check(facts, file);
  }
  for (const auto& [doc, facts] : reports) merger.add(facts, file);
}

}  // namespace rg
