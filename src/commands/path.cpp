// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/path.hpp"

#include "src/commands/asking.hpp"

namespace rg {
namespace {

constexpr std::size_t quotes_a_step = 3;

/// When no way is stated: how far each of the two gets.
void put_nearest(Asked& asked, const Named& thing, std::size_t reached, Table& table) {
  if (thing.number == 0) {
    table.notes.push_back("no report names " + thing.id);
    return;
  }
  const std::string nearest = strongest_links(asked, thing);
  table.notes.push_back(thing.id + " reaches " + counted(reached, "thing") + " over such edges" +
                        (nearest.empty() ? "" : "; its strongest of all: " + nearest));
}

TableRow row_of(Asked& asked, const Step& step, std::size_t way, std::size_t position, const LinkFilter& filter,
                bool quotes) {
  TableRow out;
  out.quotes = quotes_of(asked.store, step.link, filter, quotes ? quotes_a_step : 1);
  const std::string line = arrow(step.forward, step.symmetric);
  out.cells = {static_cast<std::int64_t>(way),
               static_cast<std::int64_t>(position),
               step.from.id,
               step.type,
               line,
               step.to.id,
               step.passages,
               step.documents,
               out.quotes.empty() ? "" : where(out.quotes.front())};
  return out;
}

Table table_of(Asked& asked, const Named& first, const Named& second, const Options& options) {
  const LinkFilter filter = filter_of(asked, options);
  Table out;
  out.heading = {shown(first), shown(second)};
  out.columns = {"way", "step", "from", "type", "direction", "to", "passages", "documents", "where"};
  if (first.id == second.id) {
    out.notes.push_back("both are " + first.id + ": no step lies between");
    return out;
  }
  Ways found;
  if (first.number != 0 && second.number != 0)
    found = ways_between(asked.store, asked.schema, first.number, second.number, filter, options.ways);
  for (std::size_t way = 0; way < found.ways.size(); ++way)
    for (std::size_t step = 0; step < found.ways[way].steps.size(); ++step)
      out.rows.push_back(row_of(asked, found.ways[way].steps[step], way + 1, step + 1, filter, options.quotes));
  if (found.ways.empty()) {
    out.notes.push_back(no_evidence(asked));
    put_nearest(asked, first, found.from_first, out);
    put_nearest(asked, second, found.from_second, out);
  } else {
    out.heading.push_back("fewest steps first, then by the passages of the weakest step, then by those of all steps");
  }
  return out;
}

int run(const Options& options) {
  Asked asked(options);
  const Named first = asked.named(options.name), second = asked.named(options.second);
  print_answer(asked.store, table_of(asked, first, second, options), options);
  return 0;
}

}  // namespace

Verb path_verb() {
  return {"path",
          "Print how two things are linked, step by step",
          "The ways with the fewest steps, and of those the most trusted: by the passages of their weakest step, then "
          "by the passages of all steps, then by ids. Edges are walked in either direction; the arrow shows theirs. "
          "MENTIONS are left out, unless --type MENTIONS asks for them. Where there is no way: how many things each of "
          "the two reaches, and its strongest links. With --quotes three passages a step.",
          {option::store,
           {"A", "A", "one thing: an id, or any of its names in any language", true, &Options::name},
           {"B", "B", "the other", true, &Options::second},
           option::type,
           option::since,
           option::until,
           option::quotes,
           {"--limit", "N", "ways at most; 3 without it", false, nullptr, nullptr, &Options::ways, nullptr, 1, 100},
           option::json,
           option::csv,
           option::schema},
          run};
}

}  // namespace rg
