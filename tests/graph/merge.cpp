// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "graph/graph.hpp"
#include "graph/json_lines.hpp"
#include "src/text/problem.hpp"

namespace {

const rg::Schema& schema() {
  static const rg::Schema built_in = rg::Schema::built_in();
  return built_in;
}

rg::Facts report(const std::string& doc, const std::string& id, const std::string& type = "Document") {
  rg::Facts facts;
  facts.document = {doc, id, type, "标题", "zh", 2931};
  return facts;
}

std::string merged(const std::vector<rg::Facts>& all, bool every_status = false) {
  rg::Merger merger(schema());
  for (const rg::Facts& facts : all) merger.add(facts);
  return rg::to_json_lines(merger.finish(every_status));
}

/// Reports of random facts over few ids, so that much coincides.
std::vector<rg::Facts> random_reports(unsigned seed) {
  std::mt19937 random(seed);
  const std::vector<std::string> ids{"UNDP", "UNICEF", "OHCHR", "~某机构", "A/HRC/1/2/Add.1", "A/HRC/1/2/ADD.1", "CHN"};
  const std::vector<std::string> types{"Agency", "Agency", "Office", "Mechanism", "Document", "Document", "Country"};
  std::vector<rg::Facts> out;
  for (int d = 0; d < 5; ++d) {
    rg::Facts facts = report("A-HRC-95" + std::to_string(d) + "-1", "A/HRC/95" + std::to_string(d) + "/1");
    for (int i = 0; i < 12; ++i) {
      const std::size_t n = random() % ids.size(), m = random() % ids.size();
      const std::uint32_t at = random() % 50;
      facts.nodes.push_back({"p" + std::to_string(random() % 4),
                             random() % 5 == 0 ? "Agency" : types[n],
                             ids[n],
                             {"词" + std::to_string(random() % 3)},
                             {{at, at + 2}}});
      facts.edges.push_back(
          {"p1", ids[n], "COOPERATES_WITH", ids[m], rg::Status(random() % 3), "词", {at, at + 1}, "r"});
    }
    out.push_back(facts);
  }
  return out;
}

}  // namespace

TEST_CASE("order, grouping and repetition of what is merged change nothing") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    std::vector<rg::Facts> reports = random_reports(seed);
    const std::string wanted = merged(reports, true);
    std::mt19937 random(seed);
    std::shuffle(reports.begin(), reports.end(), random);
    CHECK(merged(reports, true) == wanted);
    std::vector<rg::Facts> twice = reports;
    twice.insert(twice.end(), reports.begin(), reports.end());
    CHECK(merged(twice, true) == wanted);
    rg::Merger grouped(schema());
    const auto half = reports.begin() + static_cast<std::ptrdiff_t>(seed % 5);
    rg::add_json_lines(grouped, merged({half, reports.end()}, true), "second");
    rg::add_json_lines(grouped, merged({reports.begin(), half}, true), "first");
    CHECK(rg::to_json_lines(grouped.finish(true)) == wanted);
  }
}

TEST_CASE("one edge for a pair and type, symmetric ones once, with all their evidence") {
  rg::Facts facts = report("d1", "d1");
  facts.edges.push_back({"p1", "UNDP", "COOPERATES_WITH", "OHCHR", rg::Status::stated, "甲", {0, 1}, "r"});
  facts.edges.push_back({"p2", "OHCHR", "COOPERATES_WITH", "UNDP", rg::Status::stated, "乙", {3, 4}, "r"});
  facts.edges.push_back({"p3", "OHCHR", "COOPERATES_WITH", "UNDP", rg::Status::denied, "丙", {5, 6}, "r"});
  rg::Merger merger(schema());
  merger.add(facts);
  const rg::Graph graph = merger.finish();
  REQUIRE(graph.edge_count() == 1);
  CHECK(graph.node(graph.edge(0).source).id == "OHCHR");
  CHECK(graph.edge(0).evidence.size() == 2);
}

TEST_CASE("the report is a node, DOC leads to it, and what it names hangs on it") {
  rg::Facts facts = report("A-HRC-RES-950-4", "A/HRC/RES/950/4", "Resolution");
  facts.nodes.push_back({"vote", "Country", "CHN", {"中国"}, {{0, 2}, {9, 11}}});
  facts.edges.push_back({"vote", "CHN", "VOTED_FOR", "DOC", rg::Status::stated, "赞成：中国", {0, 5}, "zh/votes"});
  rg::Merger merger(schema());
  merger.add(facts);
  const rg::Graph graph = merger.finish();
  REQUIRE(graph.node_count() == 2);
  CHECK(graph.node(0).id == "A/HRC/RES/950/4");
  CHECK(graph.node(0).type == "Resolution");
  CHECK(graph.node(1).name == "China");
  CHECK(graph.node(1).labels[0] == "中国");
  CHECK(graph.node(1).mentions == 2);
  REQUIRE(graph.edge_count() == 2);
  CHECK(graph.edge(0).type == "MENTIONS");
  CHECK(graph.edge(0).evidence.size() == 2);
  CHECK(graph.edge(1).type == "VOTED_FOR");
}

TEST_CASE("symbols are compared without case") {
  rg::Facts facts = report("d1", "d1");
  facts.nodes.push_back({"p1", "Document", "A/HRC/44/32/Add.1", {"x"}, {{0, 1}}});
  facts.nodes.push_back({"p2", "Document", "A/HRC/44/32/ADD.1", {"x"}, {{0, 1}}});
  facts.nodes.push_back({"p3", "Document", "A/HRC/44/32/Add.1", {"x"}, {{0, 1}}});
  rg::Merger merger(schema());
  merger.add(facts);
  const rg::Graph graph = merger.finish();
  REQUIRE(graph.node_count() == 2);
  CHECK(graph.node(0).id == "A/HRC/44/32/Add.1");
  CHECK(graph.node(0).mentions == 3);
}

TEST_CASE("unknown types and contradictions are refused") {
  rg::Facts facts = report("d1", "d1");
  facts.nodes.push_back({"p1", "Planet", "x", {"x"}, {{0, 1}}});
  rg::Merger merger(schema());
  CHECK_THROWS_WITH_AS(merger.add(facts, "f"),
                       "f: d1 p1: unknown type `Planet`; `rightsgraph schema show` lists the types", rg::Problem);
  merger.add(report("d2", "A/1/2"));
  CHECK_THROWS_AS(merger.add(report("d2", "A/1/3")), rg::Problem);
}
