// SPDX-License-Identifier: Apache-2.0
#include "src/facts/facts.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>

namespace rg {
namespace {

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Json& json, const char* key, std::string_view value) {
  json.Key(key);
  json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void put(Json& json, Span span) {
  json.StartArray();
  json.Uint(span.begin);
  json.Uint(span.end);
  json.EndArray();
}

void put_list(Json& json, const char* key, const std::vector<std::string>& values) {
  json.Key(key);
  json.StartArray();
  for (const std::string& value : values) json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  json.EndArray();
}

void put_head(Json& json, const std::string& doc, std::string_view para, const char* kind) {
  json.StartObject();
  put(json, "doc", doc);
  put(json, "para", para);
  put(json, "kind", kind);
}

/// The report is a node fact too, so that whoever knows node facts can read the line.
void put_document(Json& json, const DocumentFact& document) {
  put_head(json, document.doc, "front", "node");
  put(json, "type", document.type);
  put(json, "id", document.id);
  put_list(json, "text", {});
  put_list(json, "spans", {});
  json.Key("report");
  json.Bool(true);
  put(json, "title", document.title);
  put(json, "lang", document.language);
  if (document.year > 0) {
    json.Key("year");
    json.Uint(document.year);
  }
  if (!document.date.empty()) put(json, "date", document.date);
  if (!document.session.empty()) put(json, "session", document.session);
  if (!document.agenda_items.empty()) put_list(json, "agenda_items", document.agenda_items);
  if (!document.kinds.empty()) put_list(json, "kinds", document.kinds);
  json.EndObject();
}

void put_node(Json& json, const std::string& doc, const NodeFact& node) {
  put_head(json, doc, node.para, "node");
  put(json, "type", node.type);
  put(json, "id", node.id);
  put_list(json, "text", node.text);
  json.Key("spans");
  json.StartArray();
  for (const Span span : node.spans) put(json, span);
  json.EndArray();
  if (!node.quotes.empty()) put_list(json, "quotes", node.quotes);
  if (!node.correction.empty()) put(json, "correction", node.correction);
  json.EndObject();
}

void put_edge(Json& json, const std::string& doc, const EdgeFact& edge) {
  put_head(json, doc, edge.para, "edge");
  put(json, "head", edge.head);
  put(json, "type", edge.type);
  put(json, "tail", edge.tail);
  put(json, "status", name_of(edge.status));
  put(json, "evidence", edge.evidence);
  json.Key("span");
  put(json, edge.span);
  put(json, "rule", edge.rule);
  if (!edge.correction.empty()) put(json, "correction", edge.correction);
  json.EndObject();
}

}  // namespace

std::string as_one(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (&value == values.data() ? "" : "|") + value;
  return out;
}

std::vector<std::pair<std::string, std::string>> properties_of(const DocumentFact& document) {
  std::vector<std::pair<std::string, std::string>> out{{"title", document.title},
                                                       {"language", document.language},
                                                       {"year", document.year > 0 ? std::to_string(document.year) : ""},
                                                       {"date", document.date},
                                                       {"session", document.session},
                                                       {"agenda_items", as_one(document.agenda_items)},
                                                       {"kinds", as_one(document.kinds)}};
  std::erase_if(out, [](const auto& each) { return each.second.empty(); });
  return out;
}

bool holds_several(std::string_view property) { return property == "agenda_items" || property == "kinds"; }

std::vector<std::string_view> values_in(std::string_view several) {
  std::vector<std::string_view> out;
  while (!several.empty()) {
    const std::size_t end = std::min(several.find('|'), several.size());
    if (end > 0) out.push_back(several.substr(0, end));
    several.remove_prefix(std::min(end + 1, several.size()));
  }
  return out;
}

const std::string& wording_of(const NodeFact& node, Span span) {
  static const std::string none;
  for (const std::string& text : node.text)
    if (count_code_points(text) == span.end - span.begin) return text;
  return node.text.empty() ? none : node.text.front();
}

const std::string& words_of(const NodeFact& node, std::size_t span) {
  return node.quotes.empty() ? wording_of(node, node.spans[span]) : node.quotes[span];
}

void set_spans(NodeFact& node, std::vector<std::pair<Span, std::string>> words) {
  std::sort(words.begin(), words.end());
  node.spans.clear();
  node.quotes.clear();
  bool told = true;
  for (auto& [span, quote] : words) {
    told = told && quote == wording_of(node, span);
    node.spans.push_back(span);
    node.quotes.push_back(std::move(quote));
  }
  if (told) node.quotes.clear();
}

std::string_view name_of(Status status) {
  switch (status) {
    case Status::demanded: return "demanded";
    case Status::denied: return "denied";
    case Status::withdrawn: return "withdrawn";
    case Status::stated: break;
  }
  return "stated";
}

std::string to_json_lines(const Facts& facts) {
  std::string out;
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  const auto end_line = [&] {
    out.append(buffer.GetString(), buffer.GetSize());
    out += '\n';
    buffer.Clear();
    json.Reset(buffer);
  };
  put_document(json, facts.document);
  end_line();
  for (const NodeFact& node : facts.nodes) {
    put_node(json, facts.document.doc, node);
    end_line();
  }
  for (const EdgeFact& edge : facts.edges) {
    put_edge(json, facts.document.doc, edge);
    end_line();
  }
  return out;
}

}  // namespace rg
