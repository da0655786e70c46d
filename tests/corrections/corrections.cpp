// SPDX-License-Identifier: Apache-2.0
#include "src/corrections/corrections.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "src/text/problem.hpp"

namespace {

const rg::Schema& schema() {
  static const rg::Schema built_in = rg::Schema::built_in();
  return built_in;
}

const std::string who = "author = \"Li\"\ndate = \"2931-01-02\"\nreason = \"why\"\n";

std::string wrong(const std::string& para) {
  return "[[correction]]\nkind = \"wrong\"\nhead = \"OHCHR\"\ntype = \"SUPPORTS\"\ntail = \"UNDP\"\ndoc = \"d\"\npara "
         "= \"" +
         para + "\"\n" + who;
}

std::string missing(const std::string& words) {
  return "[[correction]]\nkind = \"missing\"\nhead = \"OHCHR\"\ntype = \"SUPPORTS\"\ntail = \"UNDP\"\ndoc = "
         "\"d\"\npara = \"p2\"\nquote = \"" +
         words + "\"\n" + who;
}

std::string name(const std::string& words, const std::string& is) {
  return "[[correction]]\nkind = \"name\"\nname = \"" + words + "\"\nis = \"" + is + "\"\n" + who;
}

std::string alias(const std::string& words, const std::string& is) {
  std::string out = name(words, is);
  return out.replace(out.find("\"name\""), 6, "\"alias\"");
}

std::string same(const std::string& drop, const std::string& keep) {
  return "[[correction]]\nkind = \"same\"\ndrop = \"" + drop + "\"\nkeep = \"" + keep + "\"\n" + who;
}

std::vector<rg::Correction> read(const std::string& text) { return rg::read_corrections(text, "c.toml", schema()); }

std::string error_of(const std::string& text) {
  try {
    read(text);
  } catch (const rg::Problem& problem) {
    return problem.what();
  }
  return "";
}

struct Report {
  Report() {
    facts.document = {"d", "A/HRC/951/1", "Document", "", "zh", 0};
    facts.nodes = {{"p1", "Agency", "UNDP", {"开发署"}, {{6, 10}}},
                   {"p1", "Agency", "~渔业厅", {"渔业厅"}, {{10, 13}}}};
    facts.edges = {{"p1", "OHCHR", "SUPPORTS", "UNDP", rg::Status::stated, "支持开发署", {4, 10}, "r"},
                   {"p1", "OHCHR", "SUPPORTS", "~渔业厅", rg::Status::stated, "支持开发署渔业厅", {4, 13}, "r"}};
    for (const char* key : {"p1", "p2"}) {
      rg::Place place;
      place.key = key;
      place.text = "人权高专支持开发 署渔业厅";
      document.places.push_back(place);
    }
  }
  rg::CorrectionUses correct(const std::string& text) { return rg::correct(facts, document, read(text), schema()); }
  rg::Facts facts;
  rg::Document document;
};

}  // namespace

TEST_CASE("a wrong edge is withdrawn in its place, and marked") {
  Report report;
  const auto uses = report.correct(wrong("p1"));
  REQUIRE(uses.size() == 1);
  CHECK(uses.begin()->second == 1);
  CHECK(report.facts.edges[0].status == rg::Status::withdrawn);
  CHECK(report.facts.edges[0].correction == "why (Li, 2931-01-02)");
  CHECK(report.facts.edges[1].status == rg::Status::stated);
  CHECK(Report().correct(wrong("p2")).empty());
}

TEST_CASE("a missing edge is added at its quotation, white space aside, unless the program finds it now") {
  Report report;
  CHECK(report.correct(missing("支持开发署")).size() == 1);
  REQUIRE(report.facts.edges.size() == 3);
  CHECK(report.facts.edges[2].span == rg::Span{4, 10});
  CHECK(report.facts.edges[2].evidence == "支持开发 署");
  CHECK(report.facts.edges[2].rule == "correction");
  CHECK(report.correct(missing("支持开发署")).empty());
  CHECK(Report().correct(missing("支持儿基会")).empty());
}

TEST_CASE("two things that are one are one in nodes and edges, and a place names it once") {
  Report report;
  const auto uses = report.correct(same("~渔业厅", "UNDP"));
  CHECK(uses.begin()->second == 2);
  REQUIRE(report.facts.nodes.size() == 1);
  CHECK(report.facts.nodes[0].spans.size() == 2);
  CHECK(report.facts.nodes[0].correction == "why (Li, 2931-01-02)");
  CHECK(report.facts.edges[1].tail == "UNDP");
  Report chain;
  chain.correct(same("~渔业厅", "~甲") + same("~甲", "FAO"));
  CHECK(chain.facts.nodes[1].id == "FAO");
  CHECK(chain.facts.nodes[1].type == "Agency");
}

TEST_CASE("what is named with just these words is the corrected thing, with the edges that rest on them") {
  Report report;
  CHECK(report.correct(name("渔业厅", "FAO")).size() == 1);
  CHECK(report.facts.nodes[1] == rg::NodeFact{"p1", "Agency", "FAO", {"渔业厅"}, {{10, 13}}, "why (Li, 2931-01-02)"});
  CHECK(report.facts.edges[1].tail == "FAO");
  CHECK(report.facts.edges[0].tail == "UNDP");
  Report longer;
  CHECK(longer.correct(name("渔业", "FAO")).empty());  // a part of a name is no name
  Report two;                                          // one thing with two wordings, of which one is wrong
  two.facts.nodes[0].text.push_back("渔业厅");
  two.facts.nodes[0].spans.push_back({10, 13});
  two.facts.nodes.pop_back();
  two.facts.edges[1].tail = "UNDP";
  two.facts.edges[1].span = {10, 13};
  CHECK(two.correct(name("渔业厅", "FAO")).size() == 1);
  REQUIRE(two.facts.nodes.size() == 2);
  CHECK(two.facts.edges[0].tail == "UNDP");
  CHECK(two.facts.edges[1].tail == "FAO");
}

TEST_CASE("the order of corrections in their file says nothing") {
  Report one, other;
  one.correct(name("渔业厅", "FAO") + same("FAO", "UNDP") + missing("支持开发署"));
  other.correct(missing("支持开发署") + same("FAO", "UNDP") + name("渔业厅", "FAO"));
  CHECK(one.facts.nodes == other.facts.nodes);
  CHECK(one.facts.edges == other.facts.edges);
}

TEST_CASE("a missing edge has the ids that stay") {
  Report report;
  CHECK(report.correct(missing("支持开发署") + same("UNDP", "FAO")).size() == 2);
  CHECK(report.facts.edges.back().tail == "FAO");
}

TEST_CASE("an alias means the corrected thing and nothing else") {
  rg::Schema own = rg::Schema::built_in();
  rg::add_names(own, read(alias("开发署", "FAO")));
  const auto has = [&](const char* id) {
    const auto& names = own.thing(id)->names[0];
    return std::find(names.begin(), names.end(), "开发署") != names.end();
  };
  CHECK(has("FAO"));
  CHECK_FALSE(has("UNDP"));
}

TEST_CASE("what contradicts is told with the lines of both") {
  CHECK(error_of(wrong("p2") + missing("x"))
            .starts_with("c.toml:11: OHCHR SUPPORTS UNDP is missing in d p2; but c.toml:1 says: "));
  CHECK(error_of(wrong("p1") + missing("x")).empty());
  CHECK(error_of(name("甲", "FAO") + name("甲", "UNDP"))
            .starts_with("c.toml:8: `甲` is UNDP; but c.toml:1 says: `甲` is FAO"));
  CHECK(error_of(name("甲", "FAO") + alias("甲", "UNDP")).starts_with("c.toml:8: "));
  CHECK(error_of(same("~甲", "FAO") + same("~甲", "UNDP"))
            .starts_with("c.toml:8: ~甲 is one with UNDP; but c.toml:1 says"));
  CHECK(error_of(same("~甲", "~乙") + same("~乙", "~甲")).find("take one of the ring out") != std::string::npos);
  CHECK(error_of(wrong("p1") + wrong("p1")).starts_with("c.toml:11: is the same as c.toml:1"));
}

TEST_CASE("what is wrong in the file is told with its line") {
  CHECK(error_of("[[correction]]\nkind = \"odd\"\n").starts_with("c.toml:2:8: no kind of correction `odd`"));
  CHECK(error_of("[[correction]]\nkind = \"same\"\ndrop = \"a\"\nkeep = \"b\"\n")
            .starts_with("c.toml:1:1: `author` is missing"));
  CHECK(error_of(name("甲", "Nobody")).starts_with("c.toml:4:6: no table has `Nobody`"));
  CHECK(error_of("[[correction]]\nkind = \"wrong\"\nhead = \"a\"\ntype = \"LIKES\"\ntail = \"b\"\ndoc = \"d\"\n" + who)
            .starts_with("c.toml:4:8: no edge type `LIKES`"));
  CHECK(error_of("a" + std::string(100000, '.') + "\n").starts_with("c.toml:"));
  std::string deep = "a";
  for (int i = 0; i < 100000; ++i) deep += ".a";
  CHECK(error_of(deep + " = 1\n").find("more than sixteen parts") != std::string::npos);
  CHECK(error_of("x = 1\n").find("c.toml:1") == 0);
  CHECK(error_of("[[correction]\n").starts_with("c.toml:1:"));
}

TEST_CASE("a correction is written as it is read") {
  const std::vector<rg::Correction> all =
      read(wrong("p1") + missing("\\\"a\\\" \\\\ b\\n") + name("甲", "FAO") + same("~甲", "~乙"));
  std::string text;
  for (const rg::Correction& each : all) text += rg::to_toml(each);
  const std::vector<rg::Correction> again = read(text);
  REQUIRE(again.size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(again[i].key() == all[i].key());
  CHECK(all[1].quote == "\"a\" \\ b\n");
}
