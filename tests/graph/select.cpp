// SPDX-License-Identifier: Apache-2.0
#include "graph/select.hpp"

#include <doctest/doctest.h>

namespace {

const rg::Schema& schema() {
  static const rg::Schema built_in = rg::Schema::built_in();
  return built_in;
}

/// OHCHR cooperates with UNDP (twice) and with UNICEF (once), and works in Fiji (once); report d says it.
rg::Graph graph() {
  rg::Facts facts;
  facts.document = {"d", "A/HRC/900/1", "Document", "", "zh", 2930};
  for (const auto& [type, id] :
       {std::pair{"Office", "OHCHR"}, {"Agency", "UNDP"}, {"Agency", "UNICEF"}, {"Country", "FJI"}})
    facts.nodes.push_back({"p1", type, id, {id}, {{0, 4}}});
  for (const std::uint32_t at : {0U, 9U})
    facts.edges.push_back({"p1", "OHCHR", "COOPERATES_WITH", "UNDP", rg::Status::stated, "w", {at, at + 1}, "r"});
  facts.edges.push_back({"p1", "OHCHR", "COOPERATES_WITH", "UNICEF", rg::Status::stated, "w", {0, 1}, "r"});
  facts.edges.push_back({"p1", "OHCHR", "WORKS_IN", "FJI", rg::Status::stated, "w", {0, 1}, "r"});
  rg::Merger merger(schema());
  merger.add(facts);
  return merger.finish();
}

std::string said(const rg::Graph& graph) {
  std::string out;
  for (std::size_t i = 0; i < graph.node_count(); ++i) out += graph.node(i).id + " ";
  for (std::size_t i = 0; i < graph.edge_count(); ++i) {
    const rg::Edge& edge = graph.edge(i);
    out += "| " + graph.node(edge.source).id + " " + edge.type + " " + graph.node(edge.target).id + " ";
  }
  return out;
}

}  // namespace

TEST_CASE("a part of a graph has the types asked for, and edges both of whose ends stay") {
  const struct {
    rg::Selection wanted;
    std::string found;
  } cases[] = {
      {{{"Office", "Country"}, {}, 1, ""}, "FJI OHCHR | OHCHR WORKS_IN FJI "},
      {{{}, {"WORKS_IN"}, 1, ""}, "FJI OHCHR | OHCHR WORKS_IN FJI "},
      {{{}, {}, 2, ""}, "OHCHR UNDP | OHCHR COOPERATES_WITH UNDP "},
      {{{"Agency"}, {}, 1, ""}, "UNDP UNICEF "},
      {{{"Agency"}, {"WORKS_IN"}, 1, ""}, ""},
      {{{}, {"COOPERATES_WITH"}, 1, ""},
       "OHCHR UNDP UNICEF | OHCHR COOPERATES_WITH UNDP | OHCHR COOPERATES_WITH UNICEF "},
      {{{}, {"MENTIONS"}, 1, ""},
       "A/HRC/900/1 FJI OHCHR UNDP UNICEF | A/HRC/900/1 MENTIONS FJI | A/HRC/900/1 MENTIONS OHCHR | A/HRC/900/1 "
       "MENTIONS "
       "UNDP | A/HRC/900/1 MENTIONS UNICEF "},
  };
  for (const auto& each : cases) CHECK(said(rg::select(graph(), each.wanted)) == each.found);
}

TEST_CASE("the node of a report can be asked for when the part has it not") {
  const rg::Graph once = rg::select(graph(), {{"Office", "Agency"}, {}, 1, ""});
  CHECK(once.report_node("d").id == "A/HRC/900/1");
  const rg::Graph twice = rg::select(rg::select(graph(), {{"Office", "Agency"}, {}, 1, ""}), {{"Agency"}, {}, 1, ""});
  CHECK(twice.report_node("d").id == "A/HRC/900/1");
  CHECK(twice.report_of("d").year == 2930);
  CHECK(said(twice) == "UNDP UNICEF ");
}

TEST_CASE("names are shown in the language asked for, where the tables have one") {
  const rg::Graph chinese = rg::select(graph(), {{}, {}, 1, "zh"});
  CHECK(chinese.node(1).id == "FJI");
  CHECK(chinese.node(1).name == "斐济");
  CHECK(chinese.node(0).name == "A/HRC/900/1");
  CHECK(graph().node(1).name == "Fiji");
}
