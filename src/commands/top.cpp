// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/top.hpp"

#include <array>

#include "src/commands/asking.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

constexpr std::array measures{std::pair{"degree", Measure::degree}, std::pair{"betweenness", Measure::betweenness},
                              std::pair{"pagerank", Measure::pagerank}, std::pair{"links", Measure::links}};

Measure measure_named(const std::string& name) {
  for (const auto& [known, measure] : measures)
    if (known == name) return measure;
  throw Usage("no measure `" + name + "`; there are degree, betweenness, pagerank and links");
}

void check_types(const Schema& schema, const std::vector<std::string>& types) {
  std::string all;
  for (const NodeType& type : schema.node_types()) all += (all.empty() ? "" : ", ") + type.name;
  for (const std::string& type : types)
    if (!schema.node_type(type)) throw Usage("no node type `" + type + "`; there are " + all);
}

/// Counts are whole; shares are not.
Cell cell_of(double value, Measure measure) {
  if (measure == Measure::degree || measure == Measure::links) return static_cast<std::int64_t>(value);
  return value;
}

Table table_of(Asked& asked, const Options& options) {
  const std::string by = options.by.empty() ? "degree" : options.by;
  const Measure measure = measure_named(by);
  const LinkFilter filter = filter_of(asked, options);
  check_types(asked.schema, options.node_types);
  const Ranking found = ranking_of(asked.store, asked.schema, filter, measure, options.node_types, options.limit);
  Table out;
  out.columns = {"rank", "id", "type", "name", by, "where"};
  for (std::size_t i = 0; i < found.nodes.size(); ++i) {
    const auto& [node, value] = found.nodes[i];
    TableRow row;
    for (const Link& strongest : links_of(asked.store, asked.schema, node.number, filter, 1).links)
      row.quotes = quotes_of(asked.store, strongest.number, filter, 1);
    row.cells = {static_cast<std::int64_t>(i + 1),
                 node.id,
                 node.type,
                 node.name,
                 cell_of(value, measure),
                 row.quotes.empty() ? "" : where(row.quotes.front())};
    out.rows.push_back(std::move(row));
  }
  if (found.nodes.empty()) out.notes.push_back(no_evidence(asked));
  if (found.starts < found.possible_starts)
    out.notes.push_back("estimated from " + std::to_string(found.starts) + " of " +
                        std::to_string(found.possible_starts) + " starting points");
  if (found.nodes.size() < found.all)
    out.notes.push_back(std::to_string(found.nodes.size()) + " of " + std::to_string(found.all) +
                        " things; --limit 0 for all");
  return out;
}

int run(const Options& options) {
  Asked asked(options);
  print_answer(asked.store, table_of(asked, options), options);
  return 0;
}

}  // namespace

Verb top_verb() {
  return {"top",
          "Print the things that matter most in the graph",
          "Ranks what has stated edges. degree: how many edges; links: how many passages they have; betweenness: the "
          "share of pairs of other things whose shortest ways lead through it; pagerank: the share of time that who "
          "follows edges at random is there. For the last two, edges are followed in their direction, those of a "
          "symmetric type both ways, and several edges between two things are one. MENTIONS are left out, unless "
          "--type MENTIONS asks for them. Betweenness in a large graph is estimated from some of the things, spread "
          "evenly by id; a note says from how many. The passage is the first of the strongest edge.",
          {option::store,
           {"--by", "MEASURE", "degree (without it), betweenness, pagerank or links", false, &Options::by},
           option::type,
           {"--node-type", "T", "only things of this type, such as Agency; may be given again", false, nullptr,
            &Options::node_types},
           option::quotes,
           option::limit,
           option::json,
           option::csv,
           option::schema},
          run};
}

}  // namespace rg
