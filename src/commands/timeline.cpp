// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/timeline.hpp"

#include "src/commands/asking.hpp"

namespace rg {
namespace {

constexpr std::size_t most_fresh = 5;

std::string fresh_ids(const YearRow& row) {
  std::string out;
  for (std::size_t i = 0; i < std::min(most_fresh, row.fresh.size()); ++i)
    out += (i == 0 ? "" : ", ") + row.fresh[i].id;
  return out + (row.fresh.size() > most_fresh ? ", …" : "");
}

Table table_of(Asked& asked, const Named& thing, const LinkFilter& filter) {
  Table out;
  out.heading = {shown(thing)};
  out.columns = {"year", "type", "direction", "passages", "documents", "new", "new_ids", "where"};
  std::vector<YearRow> found;
  if (thing.number != 0) found = timeline_of(asked.store, asked.schema, thing.number, filter);
  for (const YearRow& row : found)
    out.rows.push_back(
        {{row.year == 0 ? Cell("unknown") : Cell(std::int64_t{row.year}), row.type, arrow(row.forward, row.symmetric),
          row.passages, row.documents, static_cast<std::int64_t>(row.fresh.size()), fresh_ids(row), where(row.first)},
         {row.first}});
  if (!found.empty()) return out;
  out.notes.push_back(no_evidence(asked));
  if (const std::string nearest = strongest_links(asked, thing); !nearest.empty())
    out.notes.push_back("the nearest that there is: " + nearest);
  return out;
}

int run(const Options& options) {
  Asked asked(options);
  const Named thing = asked.named(options.name);
  print_answer(asked.store, table_of(asked, thing, filter_of(asked, options)), options);
  return 0;
}

}  // namespace

Verb timeline_verb() {
  return {"timeline",
          "Print what reports say of a thing, year by year",
          "A row a year, edge type and direction: how many passages in how many reports state such edges, how many of "
          "the other ends no earlier year has, five of those, and the first passage. The first row of a year is for "
          "mentions: how often how many reports name the thing; it is left out with --with or another --type. Years "
          "are those of the reports; what reports without a year say comes last, as `unknown`.",
          {option::store, option::name, option::type, option::with, option::in, option::quotes, option::json,
           option::csv, option::schema},
          run};
}

}  // namespace rg
