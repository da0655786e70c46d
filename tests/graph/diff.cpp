// SPDX-License-Identifier: Apache-2.0
#include "graph/diff.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "export/writer.hpp"
#include "graph/graphml.hpp"
#include "src/text/problem.hpp"

namespace {

const rg::Schema& schema() {
  static const rg::Schema built_in = rg::Schema::built_in();
  return built_in;
}

/// Reports of random facts over few ids, so that much coincides.
rg::Graph random_graph(unsigned seed) {
  std::mt19937 random(seed);
  const std::vector<std::string> ids{"UNDP", "UNICEF", "OHCHR", "~某机构", "A/HRC/1/2", "CHN"},
      types{"COOPERATES_WITH", "SUPPORTS", "MANDATED_BY"}, quotes{"词", "词|词", "<词>\n"};
  rg::Merger merger(schema());
  for (int d = 0; d < 3; ++d) {
    rg::Facts facts;
    const std::string number = std::to_string(950 + random() % 3);
    facts.document = {"A-HRC-" + number + "-1", "A/HRC/" + number + "/1", "Document", "", "zh", 2931};
    for (int i = 0; i < 6; ++i) {
      const std::uint32_t at = random() % 5;
      const auto id = [&] { return ids[random() % ids.size()]; };
      facts.nodes.push_back({"p1", random() % 4 == 0 ? "Agency" : "Office", id(), {"词"}, {{at, at + 1}}});
      facts.edges.push_back({"p" + std::to_string(random() % 3),
                             id(),
                             types[random() % types.size()],
                             id(),
                             rg::Status(random() % 3),
                             quotes[random() % quotes.size()],
                             {at, at + 1},
                             "r"});
    }
    merger.add(facts);
  }
  return merger.finish();
}

rg::Snapshot snapshot(unsigned seed, const std::string& type = "") { return rg::snapshot_of(random_graph(seed), type); }

/// Everything that a snapshot says, one thing a member: what the difference is must be the difference of these.
std::multiset<std::string> said(const rg::Snapshot& snapshot) {
  std::multiset<std::string> out;
  for (const auto& [id, node] : snapshot.nodes) out.insert(id + "\n" + node.type + "\n" + node.name);
  for (const auto& [key, edge] : snapshot.edges)
    for (const auto& passage : edge.passages)
      out.insert(key.head + "\n" + key.type + "\n" + key.tail + "\n" + passage.report + "\n" + passage.para + "\n" +
                 passage.quote);
  return out;
}

std::multiset<std::string> minus(const std::multiset<std::string>& a, const std::multiset<std::string>& b) {
  std::multiset<std::string> out = a;
  for (const std::string& each : b)
    if (const auto found = out.find(each); found != out.end()) out.erase(found);
  return out;
}

/// What came, as said() puts it; with `went` what went.
std::multiset<std::string> told(const rg::Difference& found, bool went) {
  rg::Snapshot out;
  for (const auto& node : went ? found.nodes_went : found.nodes_came)
    out.nodes[node.id] = went ? node.before : node.after;
  for (const auto& node : found.nodes_changed) out.nodes[node.id] = went ? node.before : node.after;
  for (const auto* edges : {&found.edges_came, &found.edges_went, &found.edges_changed})
    for (const auto& edge : *edges) out.edges[edge.edge] = {went ? edge.went : edge.came, rg::Known::quotes};
  return said(out);
}

std::string graphml(const rg::Graph& graph) {
  for (const rg::Format& format : rg::formats())
    if (format.name == "graphml") {
      std::ostringstream out;
      rg::write_file(format, graph, out, {"https://example.org/"});
      return out.str();
    }
  return {};
}

std::string problem_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const rg::Problem& problem) {
    return problem.what();
  }
  return {};
}

}  // namespace

TEST_CASE("the difference is what brute force says, and mirrors") {
  for (unsigned seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    const std::string type = seed % 4 == 0 ? "SUPPORTS" : "";
    const rg::Snapshot a = snapshot(2 * seed, type), b = snapshot(2 * seed + 1, type);
    const rg::Difference there = rg::difference(a, b), back = rg::difference(b, a);
    CHECK(told(there, false) == minus(said(b), said(a)));
    CHECK(told(there, true) == minus(said(a), said(b)));
    CHECK(told(back, true) == told(there, false));
    CHECK(told(back, false) == told(there, true));
    CHECK(there.nodes_came.size() == back.nodes_went.size());
    CHECK(there.edges_changed.size() == back.edges_changed.size());
    CHECK(std::is_sorted(there.edges_came.begin(), there.edges_came.end(),
                         [](const auto& x, const auto& y) { return x.edge < y.edge; }));
  }
}

TEST_CASE("a graph and itself have nothing apart, also where it went through GraphML") {
  for (unsigned seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    for (const std::string type : {"", "MENTIONS"}) {
      const rg::Snapshot a = snapshot(seed, type);
      const rg::Snapshot b = rg::read_graphml(graphml(random_graph(seed)), "graph.graphml", schema(), type);
      CHECK(rg::difference(a, a).none());
      CHECK(rg::difference(a, a).summary() == "no difference");
      CHECK(rg::difference(a, b).none());
      CHECK(rg::difference(b, a).none());
      CHECK(a.edges.size() == b.edges.size());
    }
  }
}

TEST_CASE("quotations with the sign that joins them are compared by place") {
  rg::SnapshotEdge words{{{"A/1", "p1", "词|词"}}, rg::Known::quotes}, places{{{"A/1", "p1", ""}}, rg::Known::places},
      elsewhere{{{"A/1", "p2", ""}}, rg::Known::places}, ends{{}, rg::Known::ends};
  const rg::SnapshotKey key{"SUPPORTS", "OHCHR", "UNDP"};
  const auto of = [&](const rg::SnapshotEdge& edge) { return rg::Snapshot{{}, {{key, edge}}, {}}; };
  CHECK(rg::difference(of(words), of(places)).without_words == 1);
  CHECK(rg::difference(of(words), of(places)).none());
  CHECK(rg::difference(of(words), of(elsewhere)).summary() ==
        "0 nodes came, 0 went; 0 edges came, 0 went, 1 changed its evidence");
  CHECK(rg::difference(of(ends), of(elsewhere)).none());
  CHECK(rg::difference(of(ends), of(elsewhere)).by_ends_only == 1);
}

TEST_CASE("what is no GraphML of rightsgraph is refused with its place") {
  const std::string head = "<graphml><key id=\"n.rgId\"/><graph>", tail = "</graph></graphml>",
                    node = "<node id=\"A\"><data key=\"n.type\">Agency</data></node>";
  const auto refusal = [&](const std::string& xml) {
    return problem_of([&] { rg::read_graphml(xml, "x.graphml", schema(), ""); });
  };
  CHECK(refusal(head + node + tail).empty());
  const std::vector<std::pair<std::string, std::string>> wrong{
      {head + "\n  <node id=\"A\"", "x.graphml:2:"},
      {"<!DOCTYPE graphml [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>" + head + tail, "has a document type"},
      {"<html/>", "x.graphml:1:2: is no GraphML"},
      {"<graphml><graph/></graphml>", "another program"},
      {head + "\n词<node/>" + tail, "x.graphml:2:3: has no `id` here"},
      {head + "<node id=\"A\"/>" + tail, "has no type"},
      {head + node + "\n" + node + tail, "x.graphml:2:2: has the node `A` twice"},
      {head + node + "<edge label=\"SUPPORTS\" source=\"A\" target=\"B\"/>" + tail, "no node of it"},
      {head + node + "<edge source=\"A\" target=\"A\"/>" + tail, "has no `label`"},
      {head + "\n\xff" + tail, "x.graphml:2:1: is no valid UTF-8"},
      {head + node + "&bomb;<edge/>" + tail, "has no `label`"},
  };
  for (const auto& [xml, words] : wrong) {
    CAPTURE(xml);
    CHECK_MESSAGE(refusal(xml).find(words) != std::string::npos, refusal(xml));
  }
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<a>";
  CHECK(refusal(deep).find("is no whole XML") != std::string::npos);
  for (int i = 0; i < 200000; ++i) deep += "</a>";
  CHECK(refusal(head + deep + node + tail).empty());
}
