// SPDX-License-Identifier: Apache-2.0
#include "src/commands/asking.hpp"

#include <set>

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

std::int64_t country_of(Asked& asked, const std::string& name) {
  if (!name.empty() && asked.named(name).type != "Country")
    throw Usage("--in takes a country, and " + asked.named(name).id + " is of type " + asked.named(name).type);
  return number_of(asked, name);
}

/// The id of what the text names, as the stages that read reports have it: all of it must be names, and the last of
/// them is meant, as in `人权理事会第50/4号决议`. Empty where it isn't so.
std::string id_read_in(const Schema& schema, const std::string& text) {
  Document document;
  document.language = "zh";
  document.places.emplace_back();
  document.places.back().kind = PlaceKind::body;
  document.places.back().key = "body";
  document.places.back().text = text;
  const Facts facts = Extractor(schema).extract(document).facts;
  std::set<std::uint32_t> named;
  std::pair<Span, std::string> last;
  for (const NodeFact& node : facts.nodes)
    for (const Span span : node.spans) {
      for (std::uint32_t at = span.begin; at < span.end; ++at) named.insert(at);
      if (std::pair(span.end, last.first.begin) > std::pair(last.first.end, span.begin)) last = {span, node.id};
    }
  return named.size() == count_code_points(text) ? last.second : std::string();
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

std::string edge_types(const Schema& schema) {
  std::string out;
  for (const EdgeType& type : schema.edge_types()) out += (out.empty() ? "" : ", ") + type.name;
  return out;
}

std::string known_type(const Schema& schema, const std::string& name) {
  if (name.empty() || schema.edge_type(name)) return name;
  throw Usage("no edge type `" + name + "`; there are " + edge_types(schema));
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
