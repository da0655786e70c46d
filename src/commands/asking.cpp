// SPDX-License-Identifier: Apache-2.0
#include "src/commands/asking.hpp"

#include "src/text/problem.hpp"

namespace rg {
namespace {

Status status_named(const std::string& name) {
  for (const Status status : {Status::stated, Status::demanded, Status::denied, Status::withdrawn})
    if (name.empty() || name_of(status) == name) return status;
  throw Usage("no status `" + name + "`; there are stated, demanded, denied and withdrawn");
}

/// A thing that no report names filters everything away.
std::int64_t number_of(Asked& asked, const std::string& name) {
  if (name.empty()) return 0;
  const std::int64_t number = asked.named(name).number;
  return number == 0 ? -1 : number;
}

}  // namespace

namespace {

/// The id of the one thing that the text names, as the stages that read reports have it; empty where it names another
/// number of things.
std::string id_read_in(const Schema& schema, const std::string& text) {
  Document document;
  document.language = "zh";
  document.places.emplace_back();
  document.places.back().kind = PlaceKind::body;
  document.places.back().key = "body";
  document.places.back().text = text;
  const Facts facts = Extractor(schema).extract(document).facts;
  std::string out;
  std::size_t longest = 0;
  for (const NodeFact& node : facts.nodes)
    for (const Span span : node.spans)
      if (span.end - span.begin > longest) {
        longest = span.end - span.begin;
        out = node.id;
      }
  return 2 * longest >= count_code_points(text) ? out : std::string();
}

}  // namespace

Named Asked::named(const std::string& name) {
  try {
    return node_named(store, schema, name);
  } catch (const UnknownName&) {
    const std::string id = name.size() < 1000 ? id_read_in(schema, name) : std::string();
    if (id.empty() || id.starts_with('~')) throw;
    return node_named(store, schema, id);
  }
}

void print_answer(Database& store, const Table& table, const Options& options) {
  store.release();
  print(print_table(table, options));
}

std::string known_type(const Schema& schema, const std::string& name) {
  if (name.empty() || schema.edge_type(name)) return name;
  std::string all;
  for (const EdgeType& type : schema.edge_types()) all += (all.empty() ? "" : ", ") + type.name;
  throw Usage("no edge type `" + name + "`; there are " + all);
}

std::int64_t country_of(Asked& asked, const std::string& name) {
  if (!name.empty() && asked.named(name).type != "Country")
    throw Usage("--in takes a country, and " + asked.named(name).id + " is of type " + asked.named(name).type);
  return number_of(asked, name);
}

LinkFilter filter_of(Asked& asked, const Options& options) {
  return {known_type(asked.schema, options.type),
          number_of(asked, options.with),
          country_of(asked, options.in),
          options.since,
          options.until,
          status_named(options.status)};
}

std::string no_evidence(Asked& asked) { return "no evidence in " + counted(report_count(asked.store), "document"); }

std::string arrow(bool forward, bool symmetric) { return symmetric ? "—" : forward ? "→" : "←"; }

std::string shown(const Named& thing) { return thing.id + " (" + thing.type + ") " + thing.name; }

std::string strongest_links(Asked& asked, const Named& thing) {
  std::string out;
  if (thing.number == 0) return out;
  for (const Link& link : links_of(asked.store, asked.schema, thing.number, {}, 3).links)
    out += (out.empty() ? "" : ", ") + link.type + " " + arrow(link.forward, link.symmetric) + " " + link.other.id;
  return out;
}

}  // namespace rg
