// SPDX-License-Identifier: Apache-2.0
#include "graph/store/derived.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "graph/store/load.hpp"
#include "graph/store/tables.hpp"
#include "graph/store/text_index.hpp"

namespace rg {
namespace {

std::string json_of(const std::vector<Span>& spans) {
  std::string out = "[";
  for (const Span span : spans)
    out += (out.size() == 1 ? "[" : ",[") + std::to_string(span.begin) + "," + std::to_string(span.end) + "]";
  return out + "]";
}

std::string json_of(const std::vector<std::pair<std::string, std::string>>& properties) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
  json.StartObject();
  for (const auto& [key, value] : properties) {
    json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
    json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }
  json.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

/// How many passages have each status, in the order of the enumeration.
std::array<std::int64_t, 4> by_status(const std::set<Passage>& passages) {
  std::array<std::int64_t, 4> out{};
  for (const Passage& passage : passages) ++out[static_cast<std::size_t>(passage.status)];
  return out;
}

}  // namespace

void Derived::take(std::int64_t document, std::uint32_t year, const Tally& report) {
  const std::int64_t first = document << place_bits, last = (document + 1) << place_bits;
  database_.run("DELETE FROM naming WHERE place >= ? AND place < ?", first, last);
  database_.run("DELETE FROM statement WHERE place >= ? AND place < ?", first, last);
  apply(document, year, report, -1);
}

void Derived::apply(std::int64_t document, std::uint32_t year, const Tally& report, std::int64_t sign) {
  positions_.clear();
  for (const auto& [key, node] : report.nodes) apply(document, node_number(key), node, sign);
  for (const auto& [key, passages] : report.links) apply(document, year, key, passages, sign);
  for (const auto& [key, node] : report.nodes) refresh(node_number(key), key, sign < 0, key == report.own);
  fresh_.clear();
}

std::int64_t Derived::node_number(const std::string& key) {
  const auto known = numbers_.find(key);
  if (known != numbers_.end()) return known->second;
  if (const auto found = database_.number("SELECT number FROM node WHERE key = ?", key)) return numbers_[key] = *found;
  database_.run(
      "INSERT INTO node (key, id, type, name, properties, mentions, documents) VALUES (?, '', '', '', '', 0, 0)", key);
  const std::int64_t number = database_.last_number();
  list_names(number, key);
  fresh_.insert(key);
  return numbers_[key] = number;
}

/// All names of the tables, so that a thing is found in any language by names that no report uses.
void Derived::list_names(std::int64_t node, const std::string& key) {
  put_name(node, "", key, 0, 1);
  const Thing* thing = schema_.thing(key);
  for (std::size_t i = 0; thing && i < language_count; ++i)
    for (const std::string& name : thing->names[i]) put_name(node, languages[i], name, 0, 1);
}

void Derived::list_again(const std::string& key) {
  const auto node = database_.number("SELECT number FROM node WHERE key = ?", key);
  if (!node) return;
  database_.run("UPDATE name SET listed = 0 WHERE node = ?", *node);
  list_names(*node, key);
  database_.run("DELETE FROM name WHERE node = ? AND uses = 0 AND listed = 0", *node);
  write(*node, key);
}

void Derived::put_name(std::int64_t node, std::string_view language, const std::string& name, std::int64_t uses,
                       int listed) {
  database_.run(
      "INSERT INTO name (node, language, name, folded, uses, listed) VALUES (?, ?, ?, ?, ?, ?) "
      "ON CONFLICT DO UPDATE SET uses = uses + excluded.uses, listed = max(listed, excluded.listed)",
      node, language, name, folded(name), uses, listed);
}

void Derived::apply(std::int64_t document, std::int64_t node, const NodeTally& tally, std::int64_t sign) {
  constexpr auto* put_spelling =
      "INSERT INTO spelling (node, id, type, namings, ends) VALUES (?, ?, ?, ?, ?) "
      "ON CONFLICT DO UPDATE SET namings = namings + excluded.namings, ends = ends + excluded.ends";
  for (const auto& [spelling, count] : tally.namings)
    database_.run(put_spelling, node, spelling.first, spelling.second, sign * count, 0);
  for (const auto& [id, count] : tally.ends) database_.run(put_spelling, node, id, std::string(), 0, sign * count);
  for (const auto& [use, count] : tally.uses)
    if (language_index(use.first) < language_count) put_name(node, use.first, use.second, sign * count, 0);
  if (!tally.namings.empty())
    database_.run("UPDATE node SET mentions = mentions + ?, documents = documents + ? WHERE number = ?",
                  sign * tally.mentions, sign, node);
  if (sign > 0)
    for (const auto& [place, spans] : tally.spans)
      database_.run("INSERT INTO naming (place, node, spans) VALUES (?, ?, ?)", (document << place_bits) + place, node,
                    json_of(spans));
}

std::int64_t Derived::link_number(const LinkKey& key) {
  const std::int64_t source = node_number(key.source), target = node_number(key.target);
  if (const auto found = database_.number("SELECT number FROM link WHERE source = ? AND type = ? AND target = ?",
                                          source, key.type, target))
    return *found;
  database_.run(
      "INSERT INTO link (source, type, target, stated, demanded, denied, withdrawn, documents) "
      "VALUES (?, ?, ?, 0, 0, 0, 0, 0)",
      source, key.type, target);
  return database_.last_number();
}

void Derived::apply(std::int64_t document, std::uint32_t year, const LinkKey& key, const std::set<Passage>& passages,
                    std::int64_t sign) {
  const std::int64_t link = link_number(key);
  const auto [stated, demanded, denied, withdrawn] = by_status(passages);
  database_.run(
      "UPDATE link SET stated = stated + ?, demanded = demanded + ?, denied = denied + ?, "
      "withdrawn = withdrawn + ?, documents = documents + ? WHERE number = ?",
      sign * stated, sign * demanded, sign * denied, sign * withdrawn, sign, link);
  if (sign < 0) database_.run("DELETE FROM link WHERE number = ? AND documents = 0", link);
  if (key.type == "MENTIONS") return;  // its year is its report's, its passages are the namings
  database_.run(
      "INSERT INTO link_year (link, year, stated, demanded, denied, withdrawn, documents) "
      "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET stated = stated + excluded.stated, "
      "demanded = demanded + excluded.demanded, denied = denied + excluded.denied, "
      "withdrawn = withdrawn + excluded.withdrawn, documents = documents + excluded.documents",
      link, year, sign * stated, sign * demanded, sign * denied, sign * withdrawn, sign);
  if (sign < 0) database_.run("DELETE FROM link_year WHERE link = ? AND year = ? AND documents = 0", link, year);
  if (sign > 0)
    for (const Passage& passage : passages)
      database_.run(
          "INSERT INTO statement (place, position, link, first, last, status, rule, correction) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          (document << place_bits) + passage.place, positions_[passage.place]++, link, passage.span.begin,
          passage.span.end, name_of(passage.status), passage.rule, passage.correction);
}

bool Derived::drop_if_unused(std::int64_t number, const std::string& key) {
  database_.run("DELETE FROM spelling WHERE node = ? AND namings = 0 AND ends = 0", number);
  database_.run("DELETE FROM name WHERE node = ? AND uses = 0 AND listed = 0", number);
  if (database_.number("SELECT 1 FROM spelling WHERE node = ?", number)) return false;
  database_.run("DELETE FROM name WHERE node = ?", number);
  database_.run("DELETE FROM node WHERE number = ?", number);
  numbers_.erase(key);
  return true;
}

Node Derived::describe(std::int64_t number, const std::string& key) {
  NodeCounts counts;
  database_.each(
      "SELECT id, type, namings FROM spelling WHERE node = ?",
      [&](SQLite::Statement& row) {
        const std::string id = row.getColumn(0).getString(), type = row.getColumn(1).getString();
        const auto namings = static_cast<std::size_t>(row.getColumn(2).getInt64());
        if (namings > 0) counts.ids[id] += namings;
        if (namings > 0) counts.types[type] += namings;
        if (type.empty()) counts.ids_of_edges.insert(id);
      },
      number);
  database_.each(
      "SELECT DISTINCT language FROM name WHERE node = ? AND uses > 0",
      [&](SQLite::Statement& row) {
        const std::size_t language = language_index(row.getColumn(0).getText());
        if (language < language_count) counts.languages[language] = true;
      },
      number);
  std::optional<DocumentFact> report;
  database_.each(
      "SELECT doc, symbol, type, title, language, year, date, session, agenda_items, kinds FROM document "
      "WHERE node = ? ORDER BY doc DESC LIMIT 1",
      [&](SQLite::Statement& row) { report = report_in(row); }, number);
  if (report) counts.report = &*report;
  return node_of(schema_, key, counts);
}

/// What a table says of a thing stays as it is, whoever names it.
void Derived::refresh(std::int64_t number, const std::string& key, bool taken, bool is_report) {
  if (taken && drop_if_unused(number, key)) return;
  const bool in_table = key.find('/') == std::string::npos && !key.starts_with('~') && schema_.thing(key);
  if (in_table && !is_report && !fresh_.contains(key)) return;
  write(number, key);
}

void Derived::write(std::int64_t number, const std::string& key) {
  const Node node = describe(number, key);
  database_.run(
      "UPDATE node SET id = ?, type = ?, name = ?, zh = ?, en = ?, fr = ?, es = ?, ru = ?, ar = ?, "
      "properties = ? WHERE number = ?",
      node.id, node.type, node.name, node.labels[0], node.labels[1], node.labels[2], node.labels[3], node.labels[4],
      node.labels[5], json_of(node.properties), number);
}

}  // namespace rg
