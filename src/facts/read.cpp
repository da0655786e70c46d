// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "src/facts/json_record.hpp"

namespace rg {
namespace {

void read_report(const JsonRecord& record, Facts& facts, bool known) {
  const DocumentFact found = document_fact(record);
  if (known && found != facts.document)
    record.refuse("`" + found.doc + "` is said to be two different reports", "keep the facts of one reading of it");
  facts.document = found;
}

NodeFact read_node(const JsonRecord& record) {
  return {record.text("para"),  record.text("type"),   id_of(record, "id"),
          record.texts("text"), record.spans("spans"), record.text_or("correction", ""),
          quotes_of(record)};
}

EdgeFact read_edge(const JsonRecord& record) {
  return {record.text("para"),   id_of(record, "head"),      record.text("type"),
          id_of(record, "tail"), status_of(record),          record.text("evidence"),
          record.span("span"),   record.text_or("rule", ""), record.text_or("correction", "")};
}

}  // namespace

std::string id_of(const JsonRecord& record, const char* key) {
  std::string id = record.text(key);
  if (id.empty()) record.refuse(std::string("`") + key + "` is empty", "take the line out");
  return id;
}

std::vector<std::string> quotes_of(const JsonRecord& record) {
  std::vector<std::string> out;
  if (record.has("quotes")) out = record.texts("quotes");
  if (!out.empty() && out.size() != record.spans("spans").size())
    record.refuse("`quotes` is not as long as `spans`", "write the words of each span, or leave it out");
  return out;
}

namespace {

/// `2931-06-20`
std::string date_of(const JsonRecord& record) {
  std::string date = record.text_or("date", "");
  std::string form = date;
  for (char& c : form)
    if (c >= '0' && c <= '9') c = '0';
  if (!form.empty() && form != "0000-00-00") record.refuse("`" + date + "` is no date", "write it as 2931-06-20");
  return date;
}

std::vector<std::string> texts_or_none(const JsonRecord& record, const char* key) {
  return record.has(key) ? record.texts(key) : std::vector<std::string>{};
}

}  // namespace

DocumentFact document_fact(const JsonRecord& record) {
  constexpr std::uint32_t last_year = 9999;
  const std::uint32_t year = record.number_or("year", 0);
  if (year > last_year) record.refuse("the year has more than four digits", "mend it, or leave it out");
  return {record.text("doc"),
          id_of(record, "id"),
          record.text("type"),
          record.text_or("title", ""),
          record.text_or("lang", ""),
          year,
          date_of(record),
          record.text_or("session", ""),
          texts_or_none(record, "agenda_items"),
          texts_or_none(record, "kinds")};
}

void add_fact(const JsonRecord& record, std::map<std::string, Facts>& reports) {
  const std::string doc = record.text("doc"), kind = record.text("kind");
  Facts& facts = reports[doc];
  const DocumentFact unknown{doc, doc, "Document", {}, {}};
  if (facts.document.doc.empty()) facts.document = unknown;
  if (kind == "node" && record.flag("report")) read_report(record, facts, facts.document != unknown);
  else if (kind == "node") facts.nodes.push_back(read_node(record));
  else if (kind == "edge") facts.edges.push_back(read_edge(record));
  else record.refuse("unknown kind `" + kind + "`", "write node or edge");
}

std::vector<Facts> read_facts(std::string_view json_lines, const std::string& file) {
  std::map<std::string, Facts> reports;
  for_each_json_line(json_lines, file, [&](const JsonRecord& record) { add_fact(record, reports); });
  std::vector<Facts> out;
  for (auto& [doc, facts] : reports) out.push_back(std::move(facts));
  return out;
}

}  // namespace rg
