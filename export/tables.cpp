// SPDX-License-Identifier: Apache-2.0
#include "export/tables.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <stdexcept>

#include "export/iri.hpp"

namespace rg {
namespace {

/// Camel case: `name_zh` is `nameZh`, as property names are in Neo4j.
std::string camel(std::string_view name) {
  std::string out;
  bool upper = false;
  for (const char c : name) {
    if (c == '_') upper = true;
    else {
      out += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      upper = false;
    }
  }
  return out;
}

/// Each once, in order, and nothing empty.
void sort_once(std::vector<std::string_view>& words) {
  std::erase(words, std::string_view());
  if (words.size() < 2) return;
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

/// The area grows with how often it is mentioned.
double size_of(const Node& node) { return 4 + 4 * std::sqrt(static_cast<double>(node.mentions)); }

}  // namespace

std::size_t Rows::column(std::string_view name) const {
  const auto found =
      std::find_if(columns_.begin(), columns_.end(), [&](const Column& column) { return column.name == name; });
  if (found == columns_.end()) throw std::out_of_range("no column " + std::string(name));
  return static_cast<std::size_t>(found - columns_.begin());
}

void Rows::declare(std::string name, Kind kind) {
  columns_.push_back({std::move(name), kind});
  values_.emplace_back();
}

void Rows::begin() {
  std::fill(values_.begin(), values_.end(), Value());
  kept_count_ = 0;
}

void Rows::put(std::size_t column, std::string_view text) {
  if (!text.empty()) values_[column] = text;
}

void Rows::put(std::size_t column, const std::vector<std::string_view>& items) {
  const auto is_empty = [](std::string_view item) { return item.empty(); };
  if (!std::all_of(items.begin(), items.end(), is_empty)) values_[column] = std::span<const std::string_view>(items);
}

std::string_view Rows::keep(std::string_view a, std::string_view b, std::string_view c) {
  if (kept_count_ == kept_.size()) kept_.emplace_back();
  std::string& out = kept_[kept_count_++];
  out.assign(a);
  return (out += b) += c;
}

NodeTable::NodeTable(const Graph& graph, const ExportOptions& options) : graph_(graph), base_(options.base) {
  for (const char* name : {"id", "type", "name", "uri", "color"}) declare(name, Kind::text);
  declare("size", Kind::real);
  for (const char* name : {"mentions", "documents"}) declare(name, Kind::whole);
  first_label_ = columns_.size();
  for (const std::string_view language : languages) declare(camel("name_" + std::string(language)), Kind::text);
  std::set<std::string> properties;
  for (std::size_t i = 0; i < graph.node_count(); ++i)
    for (const auto& [key, value] : graph.node(i).properties) properties.insert(key);
  first_property_ = columns_.size();
  properties_.assign(properties.begin(), properties.end());
  for (const std::string& name : properties_)
    declare(camel(name), name == "year" ? Kind::whole : holds_several(name) ? Kind::list : Kind::text);
  lists_.resize(properties_.size());
  names_ = columns_.size();
  for (const char* name : {"names", "corrections"}) declare(name, Kind::list);
}

std::span<const Value> NodeTable::row(std::size_t index) {
  const Node& node = graph_.node(index);
  begin();
  std::size_t column = 0;
  for (const std::string_view text :
       {std::string_view(node.id), std::string_view(node.type), std::string_view(node.name),
        keep(iri_of(node, graph_.schema(), base_)), std::string_view(graph_.schema().node_type(node.type)->color)})
    put(column++, text);
  put(column++, size_of(node));
  put(column++, static_cast<std::int64_t>(node.mentions));
  put(column++, static_cast<std::int64_t>(node.documents));
  for (std::size_t i = 0; i < language_count; ++i) put(first_label_ + i, node.labels[i]);
  for (const auto& [key, value] : node.properties) {
    const auto place = std::lower_bound(properties_.begin(), properties_.end(), key) - properties_.begin();
    const std::size_t column = first_property_ + static_cast<std::size_t>(place);
    std::int64_t number = 0;
    if (columns_[column].kind == Kind::text) put(column, value);
    else if (columns_[column].kind == Kind::list) put(column, lists_[column - first_property_] = values_in(value));
    else if (std::from_chars(value.data(), value.data() + value.size(), number).ec == std::errc()) put(column, number);
  }
  put_names(node);
  return values_;
}

void NodeTable::put_names(const Node& node) {
  names_of_.assign(node.labels.begin(), node.labels.end());
  corrections_of_.clear();
  for (const Naming& naming : node.named_in) {
    names_of_.insert(names_of_.end(), naming.fact.text.begin(), naming.fact.text.end());
    corrections_of_.emplace_back(naming.fact.correction);
  }
  names_of_.emplace_back(node.name);
  sort_once(names_of_);
  sort_once(corrections_of_);
  put(names_, names_of_);
  put(names_ + 1, corrections_of_);
}

EdgeTable::EdgeTable(const Graph& graph, bool evidence) : graph_(graph), with_passages_(evidence) {
  for (const char* name : {"type", "color"}) declare(name, Kind::text);
  declare("weight", Kind::real);
  for (const char* name : {"documents", "firstYear", "lastYear"}) declare(name, Kind::whole);
  for (const char* name : {"paragraphs", "evidence", "rules", "status", "corrections"}) declare(name, Kind::list);
  if (with_passages_) declare("passages", Kind::list);
}

std::span<const Value> EdgeTable::row(std::size_t index) {
  const Edge& edge = graph_.edge(index);
  begin();
  gather(edge);
  std::size_t column = 0;
  put(column++, edge.type);
  put(column++, graph_.schema().edge_type(edge.type)->color);
  put(column++, static_cast<double>(edge.evidence.size()));
  put(column++, static_cast<std::int64_t>(reports_.size()));
  put_years(column);
  column += 2;
  for (auto* list : {&paragraphs_, &quotes_, &rules_, &status_, &corrections_}) put(column++, *list);
  if (with_passages_) put(column, passages_);
  return values_;
}

/// A quote and a paragraph for each passage, in its order; of all else each once.
void EdgeTable::gather(const Edge& edge) {
  for (auto* list : {&paragraphs_, &quotes_, &rules_, &status_, &corrections_, &passages_}) list->clear();
  reports_.clear();
  for (const Evidence& evidence : edge.evidence) {  // report by report
    if (reports_.empty() || reports_.back()->doc != evidence.doc) reports_.push_back(&graph_.report_of(evidence.doc));
    const std::string& symbol = graph_.report_node(*reports_.back()).id;
    paragraphs_.push_back(keep(symbol, " ", evidence.para));
    if (edge.type != "MENTIONS") quotes_.emplace_back(evidence.quote);
    rules_.emplace_back(evidence.rule);
    status_.emplace_back(name_of(evidence.status));
    corrections_.emplace_back(evidence.correction);
    if (with_passages_) passages_.push_back(passage(symbol, evidence));
  }
  for (auto* list : {&rules_, &status_, &corrections_}) sort_once(*list);
}

std::string_view EdgeTable::passage(const std::string& symbol, const Evidence& evidence) {
  return keep(symbol + " " + evidence.para + " " + std::to_string(evidence.span.begin) + "-" +
              std::to_string(evidence.span.end) + " " + std::string(name_of(evidence.status)) + " " + evidence.rule);
}

void EdgeTable::put_years(std::size_t column) {
  std::uint32_t first = 0, last = 0;
  for (const DocumentFact* report : reports_) {
    const std::uint32_t year = report->year;
    if (year == 0) continue;
    first = first == 0 ? year : std::min(first, year);
    last = std::max(last, year);
  }
  if (first == 0) return;
  put(column, static_cast<std::int64_t>(first));
  put(column + 1, static_cast<std::int64_t>(last));
}

EvidenceTable::EvidenceTable(const Graph& graph) : graph_(graph) {
  for (const char* name : {"document", "symbol"}) declare(name, Kind::text);
  declare("year", Kind::whole);
  declare("place", Kind::text);
  for (const char* name : {"start", "end"}) declare(name, Kind::whole);
  for (const char* name : {"quote", "rule", "status", "correction"}) declare(name, Kind::text);
}

std::span<const Value> EvidenceTable::row(const Evidence& evidence) {
  begin();
  std::size_t column = 0;
  put(column++, evidence.doc);
  const DocumentFact& report = graph_.report_of(evidence.doc);
  put(column++, graph_.report_node(report).id);
  const std::uint32_t year = report.year;
  if (year > 0) put(column, static_cast<std::int64_t>(year));
  put(++column, evidence.para);
  put(++column, static_cast<std::int64_t>(evidence.span.begin));
  put(++column, static_cast<std::int64_t>(evidence.span.end));
  for (const std::string_view text : {std::string_view(evidence.quote), std::string_view(evidence.rule),
                                      name_of(evidence.status), std::string_view(evidence.correction)})
    put(++column, text);
  return values_;
}

}  // namespace rg
