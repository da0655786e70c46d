// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "src/facts/json_record.hpp"

namespace rg {
namespace {

void read_report(const JsonRecord& record, Facts& facts, bool known) {
  const DocumentFact found{record.text("doc"),          record.text("id"),          record.text("type"),
                           record.text_or("title", ""), record.text_or("lang", ""), record.number_or("year", 0)};
  if (known && found != facts.document)
    record.refuse("`" + found.doc + "` is said to be two different reports", "keep the facts of one reading of it");
  facts.document = found;
}

NodeFact read_node(const JsonRecord& record) {
  NodeFact node{record.text("para"),  record.text("type"),   record.text("id"),
                record.texts("text"), record.spans("spans"), record.text_or("correction", "")};
  if (node.id.empty()) record.refuse("an empty id", "take the line out");
  return node;
}

EdgeFact read_edge(const JsonRecord& record) {
  return {record.text("para"), record.text("head"),        record.text("type"),
          record.text("tail"), status_of(record),          record.text("evidence"),
          record.span("span"), record.text_or("rule", ""), record.text_or("correction", "")};
}

}  // namespace

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
