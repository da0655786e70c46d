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

std::string known_type(const Schema& schema, const std::string& name) {
  if (name.empty() || schema.edge_type(name)) return name;
  std::string all;
  for (const EdgeType& type : schema.edge_types()) all += (all.empty() ? "" : ", ") + type.name;
  throw Usage("no edge type `" + name + "`; there are " + all);
}

LinkFilter filter_of(Asked& asked, const Options& options) {
  return {known_type(asked.schema, options.type),
          number_of(asked, options.with),
          number_of(asked, options.in),
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
