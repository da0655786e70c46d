// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/common.hpp"

#include "src/commands/asking.hpp"

namespace rg {
namespace {

constexpr std::size_t quotes_a_side = 3, most_otherwise = 5;

/// The first passage of each of the two, and the others after them.
TableRow row_of(Asked& asked, const CommonLink& link, bool quotes) {
  TableRow out;
  const auto passages = [&](const Link& side) {
    return quotes_of(asked.store, side.number, {}, quotes ? quotes_a_side : 1);
  };
  out.quotes = passages(link.first);
  const std::vector<Quote> second = passages(link.second);
  out.cells = {link.first.type,
               arrow(link.first.forward, link.first.symmetric),
               link.first.other.id,
               link.first.other.name,
               link.first.evidence,
               link.second.evidence,
               out.quotes.empty() ? "" : where(out.quotes.front()),
               second.empty() ? "" : where(second.front())};
  out.quotes.insert(out.quotes.end(), second.begin(), second.end());
  return out;
}

void put_nearest(Asked& asked, const Named& thing, Table& table) {
  const std::string nearest = strongest_links(asked, thing);
  if (thing.number == 0) table.notes.push_back("no report names " + thing.id);
  else table.notes.push_back(thing.id + ": " + (nearest.empty() ? "no edges" : nearest));
}

void put_otherwise(const std::vector<Named>& things, Table& table) {
  if (things.empty()) return;
  std::string ids;
  for (std::size_t i = 0; i < std::min(most_otherwise, things.size()); ++i) ids += (i == 0 ? "" : ", ") + things[i].id;
  table.notes.push_back("linked with both, but not in the same way: " + counted(things.size(), "thing") + ": " + ids +
                        (things.size() > most_otherwise ? ", …" : ""));
}

Table table_of(Asked& asked, const Named& first, const Named& second, const Options& options) {
  Table out;
  out.heading = {"a: " + shown(first), "b: " + shown(second)};
  out.columns = {"type", "direction", "id", "name", "passages_a", "passages_b", "where_a", "where_b"};
  if (first.id == second.id) {
    out.notes.push_back("both are " + first.id + ": `links` prints what it is linked with");
    return out;
  }
  Common found;
  if (first.number != 0 && second.number != 0)
    found = common_links(asked.store, asked.schema, first.number, second.number, options.limit);
  for (const CommonLink& link : found.links) out.rows.push_back(row_of(asked, link, options.quotes));
  if (found.links.empty()) {
    out.notes.push_back(no_evidence(asked));
    put_nearest(asked, first, out);
    put_nearest(asked, second, out);
  }
  if (found.links.size() < found.all)
    out.notes.push_back(std::to_string(found.links.size()) + " of " + std::to_string(found.all) +
                        " rows; --limit 0 for all");
  put_otherwise(found.otherwise, out);
  return out;
}

int run(const Options& options) {
  Asked asked(options);
  const Named first = asked.named(options.name), second = asked.named(options.second);
  print_answer(asked.store, table_of(asked, first, second, options), options);
  return 0;
}

}  // namespace

Verb common_verb() {
  return {"common",
          "Print what two things are both linked with",
          "Partners, countries, resolutions and whatever else A and B have edges with in the same type and direction, "
          "with the passages of each and the first of them. In each type and direction the things come first that both "
          "are linked with by many passages: by the smaller of the two counts. MENTIONS don't count. Where they have "
          "nothing in common: the strongest links of each. With --quotes three passages of A's edge, then of B's.",
          {option::store,
           {"A", "A", "one thing: an id, or any of its names in any language", true, &Options::name},
           {"B", "B", "the other", true, &Options::second},
           option::quotes,
           {"--limit", "N", "rows at most of each type and direction, 0 for all; 20 without it", false, nullptr,
            nullptr, &Options::limit, nullptr, 0, 1'000'000'000},
           option::json,
           option::csv,
           option::schema},
          run};
}

}  // namespace rg
