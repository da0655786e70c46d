// SPDX-License-Identifier: Apache-2.0
#include "src/facts/facts.hpp"

#include <doctest/doctest.h>

#include "src/text/problem.hpp"

namespace {

rg::Facts sample() {
  rg::Facts facts;
  facts.document = {"A-HRC-950-21", "A/HRC/950/21", "Document", "标题 \"x\"", "zh", 2931};
  facts.nodes.push_back({"p7", "Agency", "UN-Women", {"妇女署", "UN \"W\"\n\\"}, {{31, 34}, {40, 48}}});
  facts.edges.push_back(
      {"p7", "OHCHR", "COOPERATES_WITH", "UN-Women", rg::Status::demanded, "应与…一道", {0, 5}, "zh/together"});
  return facts;
}

std::string problem(const std::string& lines) {
  try {
    rg::read_facts(lines, "f.jsonl");
  } catch (const rg::Problem& found) {
    return found.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("facts come back as they were written") {
  const rg::Facts facts = sample();
  const auto read = rg::read_facts(rg::to_json_lines(facts), "f");
  REQUIRE(read.size() == 1);
  CHECK(read[0].document == facts.document);
  CHECK(read[0].nodes == facts.nodes);
  CHECK(read[0].edges == facts.edges);
}

TEST_CASE("what a report says of itself comes back, and its date must be one") {
  rg::Facts facts = sample();
  facts.document.date = "2931-06-20";
  facts.document.session = "S-30";
  facts.document.agenda_items = {"2", "72"};
  facts.document.kinds = {"draft", "revision"};
  const std::string lines = rg::to_json_lines(facts);
  CHECK(
      lines.find(
          R"("year":2931,"date":"2931-06-20","session":"S-30","agenda_items":["2","72"],"kinds":["draft","revision"]})") !=
      std::string::npos);
  CHECK(rg::read_facts(lines, "f")[0].document == facts.document);
  const std::string line =
      R"({"doc":"d","para":"front","kind":"node","type":"Document","id":"d","text":[],"spans":[],"report":true)";
  CHECK(problem(line + R"(,"date":"20 June 2931"})") ==
        "f.jsonl:1:1: `20 June 2931` is no date; write it as 2931-06-20");
  CHECK(problem(line + R"(,"kinds":"draft"})") == "f.jsonl:1:1: `kinds` is missing or no list; see docs/facts.md");
  CHECK(problem(line + "}") == "none");
}

TEST_CASE("properties that hold several values are one text, and come apart again") {
  CHECK(rg::as_one({"2", "72(b)"}) == "2|72(b)");
  CHECK(rg::values_in("2|72(b)") == std::vector<std::string_view>{"2", "72(b)"});
  CHECK(rg::values_in("").empty());
  CHECK(rg::values_in("||a||").size() == 1);
  CHECK(rg::properties_of(rg::DocumentFact{}).empty());
}

TEST_CASE("the form of the lines is fixed") {
  const std::string lines = rg::to_json_lines(sample());
  CHECK(lines.find(
            R"({"doc":"A-HRC-950-21","para":"p7","kind":"node","type":"Agency","id":"UN-Women","text":["妇女署",)") !=
        std::string::npos);
  CHECK(lines.find(R"("status":"demanded","evidence":"应与…一道","span":[0,5],"rule":"zh/together"})") !=
        std::string::npos);
}

TEST_CASE("what is wrong is named with its place") {
  CHECK(problem("{\"doc\":\"d\",\"kind\":\"node\"\n").starts_with("f.jsonl:1:"));
  CHECK(problem("\n[1]\n") == "f.jsonl:2:1: no JSON object; every line must be one JSON object");
  CHECK(problem(R"({"doc":"d","para":"p1","kind":"node","type":"Agency","id":"x","text":["a"],"spans":[[5,3]]})")
            .find("a span is not [begin, end]") != std::string::npos);
  CHECK(
      problem(
          R"({"doc":"d","para":"p1","kind":"edge","head":"a","type":"T","tail":"b","status":"maybe","evidence":"","span":[0,0]})")
          .find("unknown status `maybe`") != std::string::npos);
  CHECK(problem(R"({"doc":"d","para":"p1","kind":"thing"})").find("unknown kind") != std::string::npos);
  CHECK(problem(R"({"para":"p1","kind":"node"})").find("`doc` is missing") != std::string::npos);
  CHECK(problem("{\"doc\":\"\xFF\"}").starts_with("f.jsonl:1:"));
  CHECK(problem("{\"doc\":" + std::string(100000, '[')).starts_with("f.jsonl:1:"));
}

TEST_CASE("facts of one report may be spread; two reports under one key are refused") {
  const std::string lines = rg::to_json_lines(sample());
  const auto read = rg::read_facts(lines + lines, "f");
  REQUIRE(read.size() == 1);
  CHECK(read[0].nodes.size() == 2);
  rg::Facts other = sample();
  other.document.title = "另一份";
  CHECK(problem(lines + rg::to_json_lines(other)).find("two different reports") != std::string::npos);
}
