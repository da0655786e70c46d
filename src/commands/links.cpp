// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/links.hpp"

#include "src/commands/asking.hpp"

namespace rg {
namespace {

/// Quotations a row by default; all of them are what `--with` is for.
constexpr std::size_t quotes_a_row = 3;

Cell year(std::uint32_t value) { return value == 0 ? Cell("") : Cell(std::int64_t{value}); }

/// When nothing is stated: what there is instead.
void put_nearest(Asked& asked, const Named& node, const LinkFilter& filter, Table& table) {
  table.notes.push_back(no_evidence(asked));
  if (node.number == 0) return;
  for (const auto& [status, what] : {std::pair{Status::demanded, "asked for"},
                                     {Status::denied, "denied"},
                                     {Status::withdrawn, "withdrawn by corrections"}}) {
    LinkFilter other = filter;
    other.status = status;
    const Links found = links_of(asked.store, asked.schema, node.number, other, 1);
    if (filter.status != status && found.all > 0)
      table.notes.push_back(counted(found.all, "edge") + " only " + std::string(what) + ": --status " +
                            std::string(name_of(status)));
  }
  const std::string nearest = strongest_links(asked, node);
  if (!nearest.empty()) table.notes.push_back("the nearest that there is: " + nearest);
}

Table table_of(Asked& asked, const Named& node, const LinkFilter& filter, const Options& options) {
  Table out;
  out.heading = {shown(node)};
  out.columns = {"type", "direction", "id", "name", "passages", "documents", "since", "until", "where"};
  if (node.number == 0) {
    put_nearest(asked, node, filter, out);
    return out;
  }
  const Links found = links_of(asked.store, asked.schema, node.number, filter, options.limit);
  const std::size_t quotes = !options.quotes ? 1 : options.with.empty() ? quotes_a_row : 0;
  for (const Link& link : found.links) {
    TableRow row;
    row.quotes = quotes_of(asked.store, link.number, filter, quotes);
    row.cells = {link.type,
                 arrow(link.forward, link.symmetric),
                 link.other.id,
                 link.other.name,
                 link.evidence,
                 link.documents,
                 year(link.first_year),
                 year(link.last_year),
                 row.quotes.empty() ? "" : where(row.quotes.front())};
    out.rows.push_back(std::move(row));
  }
  if (found.all == 0) put_nearest(asked, node, filter, out);
  else if (found.links.size() < found.all)
    out.notes.push_back(std::to_string(found.links.size()) + " of " + std::to_string(found.all) +
                        " edges; --limit 0 for all");
  return out;
}

int run(const Options& options) {
  Asked asked(options);
  const Named node = asked.named(options.name);
  print_answer(asked.store, table_of(asked, node, filter_of(asked, options), options), options);
  return 0;
}

}  // namespace

Verb links_verb() {
  return {
      "links",
      "Print what a thing is linked with",
      "All edges of a thing but MENTIONS (--type MENTIONS prints those), the most evidence first: type, direction, "
      "the other end, how many passages in how many reports state it, since and until which year, and the first of "
      "them by the year of the report. "
      "NAME is an id or any name in any language. With --quotes three passages an edge, and all of them with --with.",
      {option::store, option::name, option::with, option::type, option::in, option::since, option::until,
       option::status, option::quotes, option::limit, option::json, option::csv, option::schema},
      run};
}

}  // namespace rg
