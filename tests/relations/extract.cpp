// SPDX-License-Identifier: Apache-2.0
#include "src/relations/extract.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "src/mentions/squeezed.hpp"
#include "src/read/inputs.hpp"
#include "src/relations/examples.hpp"

namespace {

const rg::Schema& schema() {
  static const rg::Schema built_in = rg::Schema::built_in();
  return built_in;
}

struct Read {
  rg::Document document;
  rg::Extraction extraction;
};

Read read(const std::string& bytes, const std::string& path) {
  static const rg::Layout layout(schema());
  static const rg::Extractor extractor(schema());
  Read out{layout(rg::read_text(bytes, path)), {}};
  out.extraction = extractor.extract(out.document);
  return out;
}

std::vector<std::string> edges(const Read& r) {
  std::vector<std::string> out;
  for (const rg::EdgeFact& e : r.extraction.facts.edges)
    out.push_back(e.para + " " + e.head + " " + e.type + " " + e.tail);
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> remarks(const Read& r) {
  std::vector<std::string> out;
  for (const rg::Remark& remark : r.extraction.remarks) out.push_back(remark.code + ": " + remark.text);
  return out;
}

std::string vote(const std::string& tally, const std::string& lists) {
  return "1. 决定。\n\n[经记录表决，" + tally + "获得通过。表决结果如下：\n\n" + lists + "]\n";
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("votes are read from the lists and checked against the tally") {
  const std::string path = "A-HRC-RES-950-4.txt";
  const Read right = read(
      vote("以 2 票赞成、1 票反对、0 票弃权", "赞成：\n\n中国、多民族玻利维亚国\n\n反对：\n\n法国\n\n弃权：\n\n无"),
      path);
  CHECK(edges(right) == Strings{"vote BOL VOTED_FOR DOC", "vote CHN VOTED_FOR DOC", "vote FRA VOTED_AGAINST DOC"});
  CHECK(remarks(right).empty());
  const Read wrong = read(vote("以 3 票赞成、1 票反对、0 票弃权", "赞成：\n\n中国、古巴\n\n反对：\n\n法国"), path);
  CHECK(remarks(wrong) == Strings{"vote-tally: VOTED_FOR: printed 3, listed 2"});
  const Read unknown = read(vote("以 2 票赞成、0 票反对、0 票弃权", "赞成：\n\n中国、亚特兰蒂斯"), path);
  CHECK(remarks(unknown) ==
        Strings{"vote-name-unknown: VOTED_FOR: 亚特兰蒂斯", "vote-tally: VOTED_FOR: printed 2, listed 1"});
}

TEST_CASE("a resolution that was adopted without a vote has a place that says so, and no edges") {
  const Read r = read("1. 决定继续审议。\n\n[未经表决获得通过。]\n", "A-HRC-RES-950-4.txt");
  CHECK(r.document.places.back().key == "vote");
  CHECK(edges(r).empty());
  CHECK(remarks(r).empty());
}

TEST_CASE("an office is where its name says") {
  const Read r = read(
      "1. 人权高专办乍得国家办事处和在肯尼亚、墨西哥的驻地代表处举办了活动。\n\n2. "
      "人权高专办欧洲区域办事处和儿基会乍得国家办事处。\n",
      "r.txt");
  CHECK(edges(r) ==
        Strings{"p1 OHCHR:KEN LOCATED_IN KEN", "p1 OHCHR:MEX LOCATED_IN MEX", "p1 OHCHR:TCD LOCATED_IN TCD"});
}

TEST_CASE("mandates of a report and of a resolution") {
  const Read report = read(
      "概要\n本报告系根据人权理事会2930年7月5日通过的第948/3号决议编写。\n\n一. 导言\n\n1. "
      "人权理事会在第948/3号决议中，请联合国人权事务高级专员编写一份报告。\n",
      "A-HRC-950-9.txt");
  CHECK(edges(report) == Strings{"p1 DOC MANDATED_BY A/HRC/RES/948/3", "p1 OHCHR MANDATED_BY A/HRC/RES/948/3",
                                 "summary DOC MANDATED_BY A/HRC/RES/948/3"});
  const Read resolution =
      read("人权理事会，\n\n回顾第1/2号决议，\n\n1. 请高级专员办事处提交报告；\n\n2. 欢迎高级专员办事处的工作。\n",
           "A-HRC-RES-950-9.txt");
  CHECK(edges(resolution) == Strings{"p1 OHCHR MANDATED_BY DOC"});
}

TEST_CASE("every rule's own examples hold") { CHECK(rg::check_examples(schema()) >= 10); }

TEST_CASE("every offset of the real reports reads back its words") {
  const char* folder = std::getenv("RIGHTSGRAPH_REPORTS");
  if (!folder || !std::filesystem::is_directory(folder)) {
    std::cout << "skipped: real reports are absent\n";
    return;
  }
  std::size_t spans = 0;
  for (const std::string& path : rg::find_inputs({folder}).files) {
    const Read r = read(rg::read_bytes(path), path);
    const auto text_of = [&](const std::string& key) {
      return std::find_if(r.document.places.begin(), r.document.places.end(),
                          [&](const rg::Place& place) { return place.key == key; })
          ->text;
    };
    for (const rg::NodeFact& node : r.extraction.facts.nodes)
      for (const rg::Span span : node.spans) {
        const std::string words = rg::squeeze(rg::slice(text_of(node.para), span));
        CHECK_MESSAGE(std::find(node.text.begin(), node.text.end(), words) != node.text.end(), path, " ", node.para,
                      " ", node.id, " ", words);
        ++spans;
      }
    for (const rg::EdgeFact& edge : r.extraction.facts.edges) {
      CHECK(rg::slice(text_of(edge.para), edge.span) == edge.evidence);
      CHECK(!edge.evidence.empty());
    }
  }
  CHECK(spans > 1000);
}
