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
  Strings located = edges(r);
  std::erase_if(located, [](const std::string& edge) { return edge.find("LOCATED_IN") == std::string::npos; });
  CHECK(located ==
        Strings{"p1 OHCHR:KEN LOCATED_IN KEN", "p1 OHCHR:MEX LOCATED_IN MEX", "p1 OHCHR:TCD LOCATED_IN TCD"});
}

TEST_CASE("what a report is to another, its symbol says where a place shows it") {
  const std::string text =
      "人权理事会\n\n概要\n\n本报告介绍群岛儿童的权利。\n\n1. 人权高专办协助了政府。\n\n2. 第二年继续。\n";
  for (const auto& [symbol, edge] :
       {std::pair<std::string, Strings>{"A/HRC/950/21/Add.1", {"front DOC ADDENDUM_TO A/HRC/950/21"}},
        {"A/HRC/950/21/Add.1/Corr.2", {"front DOC CORRECTS A/HRC/950/21/Add.1"}},
        {"A/HRC/950/L.10/Rev.1", {"front DOC REVISES A/HRC/950/L.10"}},
        {"A/C.3/95/L.4/Amend.1", {"front DOC AMENDS A/C.3/95/L.4"}},
        {"A/HRC/950/L.10", {}},
        {"A/HRC/950/21", {}}}) {
    CAPTURE(symbol);
    const Read shown = read(symbol + "\n\n" + text, "report.txt");
    CHECK(edges(shown) == edge);
    for (const rg::EdgeFact& each : shown.extraction.facts.edges) {
      CHECK(each.evidence == symbol);
      CHECK(each.rule == "symbol");
      CHECK(rg::slice(shown.document.places.front().text, each.span) == symbol);
    }
  }
  CHECK(edges(read(text, "A-HRC-950-21-Add.1.txt")).empty());
  CHECK(edges(read(text + "\n3. 见 A/HRC/950/21/Add.1 和 A/HRC/949/1/Add.2。\n", "A-HRC-950-21-Add.1.txt")) ==
        Strings{"p3 DOC ADDENDUM_TO A/HRC/950/21"});
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

namespace {

/// Edges of a report of OHCHR with this paragraph, with their status where it isn't `stated`, but for places of
/// offices.
Strings stated(const std::string& text) {
  const Read r = read("人权理事会\n\n1. 人权高专办的工作。\n\n2. " + text + "\n", "A-HRC-950-9.txt");
  Strings out;
  for (const rg::EdgeFact& e : r.extraction.facts.edges)
    if (e.type != "LOCATED_IN")
      out.push_back(e.head + " " + e.type + " " + e.tail +
                    (e.status == rg::Status::stated ? "" : " " + std::string(rg::name_of(e.status))));
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("a subject carries over commas and to sentences that have none") {
  CHECK(stated("2931年，人权高专办发布了手册，并与开发署合作，还访问了汤加。") ==
        Strings{"OHCHR COOPERATES_WITH UNDP", "OHCHR WORKS_IN TON"});
  CHECK(stated("人权高专办发布了手册。还与开发署合作。") == Strings{"OHCHR COOPERATES_WITH UNDP"});
  CHECK(stated("人权高专办发布了手册。各国代表与开发署合作。").empty());
  CHECK(stated("人权高专办发布了手册，儿基会与开发署合作。") == Strings{"UNICEF COOPERATES_WITH UNDP"});
}

TEST_CASE("coordinated subjects act each, and together") {
  CHECK(stated("人权高专办、开发署和儿基会在汤加共同举办了活动。") ==
        Strings{"OHCHR COOPERATES_WITH UNDP", "OHCHR COOPERATES_WITH UNICEF", "OHCHR WORKS_IN TON",
                "UNDP COOPERATES_WITH UNICEF", "UNDP WORKS_IN TON", "UNICEF WORKS_IN TON"});
}

TEST_CASE("双方 are the two that the sentence has named") {
  CHECK(stated("人权高专办与国际助老会之间的谅解备忘录续签，双方据此在斐济收集了数据。") ==
        Strings{"HelpAge WORKS_IN FJI", "OHCHR AGREEMENT_WITH HelpAge", "OHCHR WORKS_IN FJI"});
}

TEST_CASE("what is asked for, possible or denied is not stated") {
  CHECK(stated("人权高专办应与开发署合作。") == Strings{"OHCHR COOPERATES_WITH UNDP demanded"});
  CHECK(stated("人权高专办建议儿基会与开发署合作。") == Strings{"UNICEF COOPERATES_WITH UNDP demanded"});
  CHECK(stated("人权高专办请秘书长与开发署合作。").empty());
  CHECK(stated("人权高专办没有与开发署合作。") == Strings{"OHCHR COOPERATES_WITH UNDP denied"});
  CHECK(stated("人权高专办未能与开发署签署谅解备忘录。") == Strings{"OHCHR AGREEMENT_WITH UNDP denied"});
  CHECK(stated("人权高专办响应各项建议，与开发署合作。") == Strings{"OHCHR COOPERATES_WITH UNDP"});
  CHECK(stated("如果人权高专办与开发署合作，情况会改善。") == Strings{"OHCHR COOPERATES_WITH UNDP demanded"});
}

TEST_CASE("other people's words in quotation marks and titles state nothing") {
  CHECK(stated("人权高专办举办了“与开发署合作”活动。").empty());
  CHECK(stated("人权高专办发布了《与开发署合作指南》。").empty());
  CHECK(stated("人权高专办与“普遍定期审议信息网”合作。") == Strings{"OHCHR COOPERATES_WITH UPR-Info"});
}

TEST_CASE("what is told of others is not the teller's doing") {
  CHECK(stated("人权高专办谴责在斐济发生的袭击，并访问了汤加。") == Strings{"OHCHR WORKS_IN TON"});
  CHECK(stated("人权高专办感到关切的是，武装团体在斐济袭击平民，在汤加也是如此。").empty());
  CHECK(stated("人权高专办指出，儿基会在斐济举办了讲习班。") == Strings{"UNICEF WORKS_IN FJI"});
  CHECK(stated("人权高专办指出了这一点，并在斐济举办了讲习班。") == Strings{"OHCHR WORKS_IN FJI"});
}

TEST_CASE("who is asked acts, and not who asks") {
  CHECK(stated("人权理事会请儿基会向斐济渔业部提供支持。") ==
        Strings{"UNICEF SUPPORTS ~斐济渔业部 demanded", "UNICEF WORKS_IN FJI demanded"});
  CHECK(stated("人权高专办开展了调查，挪威为此捐助了120万美元。") == Strings{"OHCHR FUNDED_BY NOR"});
}

TEST_CASE("what only looks like somebody named before") {
  const std::string named = "人权高专办与开发署合作。";
  const Strings only{"OHCHR COOPERATES_WITH UNDP"};
  CHECK(stated(named + "在斐济，该国机构与儿基会合作。") == only);
  CHECK(stated(named + "加蓬和斐济签署了协定。双方与儿基会合作。") == only);
  CHECK(stated(named + "本机构化进程与儿基会合作。") == only);
  CHECK(stated("人权高专办访问了斐济。儿基会驻该国办事处与难民署合作。") ==
        Strings{"OHCHR WORKS_IN FJI", "UNICEF COOPERATES_WITH UNHCR", "UNICEF WORKS_IN FJI"});
  CHECK(stated("儿基会举办了培训，欧洲联盟为培训提供了经费，挪威承担了有关费用。") ==
        Strings{"UNICEF FUNDED_BY EU", "UNICEF FUNDED_BY NOR"});
}

TEST_CASE("a sentence that only seems to go on with the subject before") {
  CHECK(stated("人权高专办举办了讲习班。就业机会在斐济增加。为期三天的会议在斐济举行。").empty());
  CHECK(stated("人权高专办举办了讲习班。为此，还在斐济开展了活动。") == Strings{"OHCHR WORKS_IN FJI"});
  CHECK(stated("人权高专办举办了讲习班。\n \n还支持开发署。") == Strings{"OHCHR SUPPORTS UNDP"});
}

TEST_CASE("what only has to stand behind a match is no part of it") {
  const Read r = read("1. 人权高专办与开发署合作，儿基会提出意见，世卫组织离开。\n", "A-HRC-950-9.txt");
  REQUIRE(r.extraction.facts.edges.size() == 1);
  CHECK(r.extraction.facts.edges[0].evidence == "人权高专办与开发署合作");
  CHECK(stated("人权高专办与开发署合作与儿基会合作。") ==
        Strings{"OHCHR COOPERATES_WITH UNDP", "OHCHR COOPERATES_WITH UNICEF"});
}

TEST_CASE("commas and numbers") {
  const Read number = read("1. 人权高专办支持开发署培训1,200名官员。\n", "A-HRC-950-9.txt");
  REQUIRE(number.extraction.facts.edges.size() == 1);
  CHECK(number.extraction.facts.edges[0].evidence == "人权高专办支持开发署培训1,200名官员");
  const Read ascii = read("1. 人权高专办支持开发署,儿基会提出了意见。\n", "A-HRC-950-9.txt");
  REQUIRE(ascii.extraction.facts.edges.size() == 1);
  CHECK(ascii.extraction.facts.edges[0].evidence == "人权高专办支持开发署");
}

TEST_CASE("an edge stands once a place, as what it is at best") {
  const Read r =
      read("1. 人权高专办应与开发署合作。人权高专办与开发署合作。人权高专办与开发署合作。\n", "A-HRC-950-9.txt");
  REQUIRE(r.extraction.facts.edges.size() == 1);
  CHECK(r.extraction.facts.edges[0].status == rg::Status::stated);
  CHECK(r.extraction.facts.edges[0].span == rg::Span{13, 24});
}

TEST_CASE("explaining says what extracting does") {
  const rg::Layout layout(schema());
  const rg::Extractor extractor(schema());
  for (const char* text :
       {"人权高专办举办了讲习班。它继续努力。它支持开发署。", "人权高专办举办了讲习班。\n \n它支持开发署。",
        "人权高专办斐济国家办事处应与开发署合作，并支持儿基会。"}) {
    const rg::Document document = layout(rg::read_text("1. " + std::string(text) + "\n", "A-HRC-950-9.txt"));
    const std::string explained = extractor.explain(document);
    std::size_t lines = 0;
    for (std::size_t at = 0; (at = explained.find("  edge     ", at)) != std::string::npos; ++at) ++lines;
    const rg::Facts facts = extractor.extract(document).facts;
    CHECK(lines == facts.edges.size());
    for (const rg::EdgeFact& edge : facts.edges)
      CHECK(explained.find(edge.head + " " + edge.type + " " + edge.tail) != std::string::npos);
  }
}

TEST_CASE("a heading ends what a subject reaches") {
  const Read r = read("一. 导言\n\n1. 人权高专办发布了手册。\n\n二. 活动\n\n2. 还与开发署合作。\n", "A-HRC-950-9.txt");
  CHECK(edges(r).empty());
}

TEST_CASE("private-use characters of the text are no mentions") {
  CHECK(stated("人权高专办与\xEE\x80\x83合作，\xEE\x80\x80与\xF3\xB0\x80\x80一道。").empty());
  CHECK(stated("人权高专办与\xF0\xA0\x80\x80开发署合作。") == Strings{"OHCHR COOPERATES_WITH UNDP"});
}

TEST_CASE("an edge quotes who acts, and goes on to the end of its clause") {
  const Read r =
      read("1. 2931年，人权高专办发布了手册，并与开发署 合作举办了 活动，内容涉及海洋。\n", "A-HRC-950-9.txt");
  REQUIRE(r.extraction.facts.edges.size() == 1);
  CHECK(r.extraction.facts.edges[0].evidence == "人权高专办发布了手册，并与开发署 合作举办了 活动");
  CHECK(r.extraction.facts.edges[0].rule == "zh/COOPERATES_WITH/together");
}

TEST_CASE("sentences with two organisations and no edge are kept") {
  const Read r = read("1. 人权高专办提到了开发署。人权高专办与儿基会合作。\n", "A-HRC-950-9.txt");
  REQUIRE(r.extraction.missed.sentences.size() == 1);
  CHECK(r.extraction.missed.sentences[0].text == "人权高专办提到了开发署。");
  CHECK(r.extraction.missed.sentences[0].span == rg::Span{0, 12});
}

TEST_CASE("every rule's own examples hold") { CHECK(rg::check_examples(schema()) >= 80); }

TEST_CASE("every offset of the real reports reads back its words") {
  const char* folder = std::getenv("RIGHTSGRAPH_REPORTS");
  if (!folder || !std::filesystem::is_directory(folder)) {
    std::cout << "skipped: real reports are absent\n";
    return;
  }
  std::size_t spans = 0;
  for (const rg::Input& report : rg::find_inputs({folder}).reports) {
    const std::string& path = report.path;
    const Read r = read(rg::read_bytes(report), path);
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
