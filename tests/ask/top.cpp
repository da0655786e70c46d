// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/top.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <set>

#include "tests/ask/made_up.hpp"

namespace {

/// No loops, no parallel arcs.
std::vector<rg::Arc> random_arcs(unsigned seed, std::uint32_t nodes, std::size_t count) {
  std::mt19937 random(seed);
  std::set<std::pair<std::uint32_t, std::uint32_t>> ends;
  while (ends.size() < count) {
    const std::uint32_t from = static_cast<std::uint32_t>(random()) % nodes, to = random() % nodes;
    if (from != to) ends.emplace(from, to);
  }
  std::vector<rg::Arc> out;
  for (const auto& [from, to] : ends) out.push_back({from, to, 0});
  return out;
}

}  // namespace

TEST_CASE("betweenness from every start is Boost's") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const std::uint32_t nodes = 12;
    const std::vector<rg::Arc> arcs = random_arcs(seed, nodes, 20 + seed);
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> graph(nodes);
    for (const rg::Arc& arc : arcs) boost::add_edge(arc.from, arc.to, graph);
    std::vector<double> wanted(nodes);
    boost::brandes_betweenness_centrality(
        graph, boost::make_iterator_property_map(wanted.begin(), boost::get(boost::vertex_index, graph)));
    const std::vector<double> found = rg::betweenness_of({nodes, arcs}, nodes);
    for (std::uint32_t i = 0; i < nodes; ++i) CHECK(found[i] * 11 * 10 == doctest::Approx(wanted[i]));
  }
}

TEST_CASE("betweenness from some starts is near that from all") {
  const std::uint32_t nodes = 400;
  const rg::Adjacency graph(nodes, random_arcs(1, nodes, 1600));
  const std::vector<double> exact = rg::betweenness_of(graph, nodes), some = rg::betweenness_of(graph, 200);
  double sum = 0, error = 0;
  for (std::uint32_t i = 0; i < nodes; ++i) {
    sum += exact[i];
    error += std::abs(exact[i] - some[i]);
  }
  CHECK(error < 0.15 * sum);
}

TEST_CASE("pagerank is where power iteration ends") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const std::uint32_t nodes = 10;
    const rg::Adjacency graph(nodes, random_arcs(seed, nodes, 15));
    std::vector<double> wanted(nodes, 1.0 / nodes);
    for (int round = 0; round < 300; ++round) {
      std::vector<double> next(nodes, 0.15 / nodes);
      for (std::uint32_t node = 0; node < nodes; ++node) {
        const auto out = graph.from(node);
        for (const rg::Arc& arc : out) next[arc.to] += 0.85 * wanted[node] / static_cast<double>(out.size());
        if (out.empty())
          for (double& each : next) each += 0.85 * wanted[node] / nodes;
      }
      wanted = next;
    }
    const std::vector<double> found = rg::pagerank_of(graph);
    for (std::uint32_t i = 0; i < nodes; ++i) CHECK(found[i] == doctest::Approx(wanted[i]).epsilon(1e-5));
  }
}

TEST_CASE("degree and passages are those of the links") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    made_up::Made made(made_up::random_reports(seed, 9, 40));
    for (const rg::LinkFilter& filter :
         {rg::LinkFilter{}, rg::LinkFilter{.type = "SUPPORTS"}, rg::LinkFilter{.type = "MENTIONS"}}) {
      const rg::Ranking by_degree = rg::ranking_of(made.store(), made_up::schema(), filter, rg::Measure::degree, {}, 0),
                        by_links = rg::ranking_of(made.store(), made_up::schema(), filter, rg::Measure::links, {}, 0);
      CHECK(by_degree.all == by_links.all);
      for (const auto& [node, value] : by_degree.nodes)
        CHECK(value == rg::links_of(made.store(), made_up::schema(), node.number, filter, 0).links.size());
      for (const auto& [node, value] : by_links.nodes)
        CHECK(value == rg::links_of(made.store(), made_up::schema(), node.number, filter, 0).evidence);
      CHECK(std::is_sorted(by_degree.nodes.begin(), by_degree.nodes.end(), [](const auto& a, const auto& b) {
        return std::tie(b.value, a.node.id) < std::tie(a.value, b.node.id);
      }));
    }
  }
}

TEST_CASE("only some types of node, and only the first") {
  rg::Facts facts = made_up::report("A-HRC-950-1", 2900);
  made_up::link(facts, "UNDP", "WORKS_IN", "KEN");
  made_up::link(facts, "UNDP", "WORKS_IN", "TCD");
  made_up::link(facts, "UNICEF", "WORKS_IN", "TCD");
  made_up::Made made({facts});
  const auto ids = [&](const std::vector<std::string>& types, std::size_t limit) {
    std::vector<std::string> out;
    for (const rg::Ranked& each :
         rg::ranking_of(made.store(), made_up::schema(), {}, rg::Measure::degree, types, limit).nodes)
      out.push_back(each.node.id);
    return out;
  };
  CHECK((ids({}, 0) == std::vector<std::string>{"TCD", "UNDP", "KEN", "UNICEF"}));
  CHECK((ids({"Country"}, 0) == std::vector<std::string>{"TCD", "KEN"}));
  CHECK((ids({"Agency", "Country"}, 1) == std::vector<std::string>{"TCD"}));
  CHECK(ids({"Fund"}, 0).empty());
}
