// SPDX-License-Identifier: Apache-2.0
#include "src/layout/places.hpp"

#include <doctest/doctest.h>

#include <map>

#include "src/layout/layout.hpp"

namespace {

rg::Document lay_out(const std::string& text, const std::string& path = "report.txt") {
  static const rg::Schema schema = rg::Schema::built_in();
  static const rg::Layout layout(schema);
  return layout(rg::read_text(text, path));
}

std::string keys(const rg::Document& document) {
  std::string out;
  for (const rg::Place& place : document.places) out += (out.empty() ? "" : " ") + place.key;
  return out;
}

const rg::Place& place(const rg::Document& document, const std::string& key) {
  for (const rg::Place& found : document.places)
    if (found.key == key) return found;
  FAIL("no place " << key << " among " << keys(document));
  throw 0;
}

std::string reason(const rg::Document& document, const std::string& text) {
  for (const rg::DroppedLine& line : document.dropped)
    if (line.text == text) return std::string(line.reason);
  return "in a place";
}

std::string joined(std::string text, std::string_view line) {
  rg::layout::join_lines(text, line);
  return text;
}

}  // namespace

TEST_CASE("wraps are undone by script") {
  CHECK(joined("人权理", "事会") == "人权理事会");
  CHECK(joined("human", "rights") == "human rights");
  CHECK(joined("第 48/", "141 号") == "第 48/141 号");
  CHECK(joined("约 50,", "000 条") == "约 50,000 条");
  CHECK(joined("co-oper", "ation") == "co-oper ation");
  CHECK(joined("coop-", "eration") == "cooperation");
  CHECK(joined("the COVID-", "19 pandemic") == "the COVID-19 pandemic");
  CHECK(joined("a follow-up-", "to") == "a follow-up-to");
  CHECK(joined("见 https://www.un.org/a-", "b.pdf") == "见 https://www.un.org/a-b.pdf");
  CHECK(joined("目标", "16") == "目标16");
  CHECK(joined("права", "человека") == "права человека");
}

TEST_CASE("paragraphs, headings with numbers, lists and what a page break cuts") {
  const rg::Document d = lay_out(
      "人权理事会\n第九百五十届会议\n\n概要\n本报告系提交理事会。\n\n一. 导言\n\n1. 第一段说到工作，\n并继续。\n\n2. "
      "第二段在页末\n\fA/HRC/950/21\n\n中断后继续。\n\n"
      "A. 机构\n\n1. 全球机构\n\n3. 第三段如下：\n(a) 甲项；\n(b) 乙项。\n\n2. 国家机构\n\n4. 第四段。\n");
  CHECK(keys(d) == "front summary p1 p2 p3 p4");
  CHECK(place(d, "p1").text == "第一段说到工作，并继续。");
  CHECK(place(d, "p2").text == "第二段在页末中断后继续。");
  CHECK(place(d, "p3").text == "第三段如下：\n(a) 甲项；\n(b) 乙项。");
  CHECK(place(d, "p4").page == 2);
  CHECK(place(d, "p3").heading == "A. 机构 1. 全球机构");
  CHECK(place(d, "p1").section != place(d, "p3").section);
  CHECK(reason(d, "2. 国家机构") == "heading");
  CHECK(reason(d, "A/HRC/950/21") == "page header");
  CHECK(d.symbol == "A/HRC/950/21");
}

TEST_CASE("footnotes leave the paragraph that they interrupt, and their markers its words") {
  const rg::Document d = lay_out(
      "1. 人权高专办提交了报告1 并继续开展工作，这一段在页末被脚注打断，然后\n\n 1 见 A/HRC/949/1. \n\n 2 "
      "不是脚注的数字 \n\n在下一页继续，涉及 7\n\n"
      "亿美元和2022年的会议。2\n\n2. 第二段说明了会议的情况和随后的工作。\n\n 2 大会第 985/1 号决议。 \n");
  CHECK(keys(d) == "p1 fn1 fn2 p2");
  CHECK(place(d, "p1").text.find("报告并继续") != std::string::npos);
  CHECK(place(d, "fn1").text.starts_with("见 A/HRC/949/1."));
  REQUIRE(place(d, "p1").notes.size() == 2);
  CHECK(place(d, "p1").notes[0].at == 10);
  CHECK(place(d, "p1").notes[1].number == 2);
  CHECK(place(d, "p1").text.ends_with("会议。"));
}

TEST_CASE("figures stay in the text") {
  const rg::Document d = lay_out("1. 指标(16.1.2)有一处2的标记，目标5和目标16。2\n\n2. 继续。1\n\n¹ 见报告。\n");
  CHECK(place(d, "p1").text == "指标(16.1.2)有一处2的标记，目标5和目标16。2");
}

TEST_CASE("raised markers need no company") {
  const rg::Document d = lay_out("1. 通过的决议，¹\n\n2. 政治宣言² 以及。\n\n¹ 见 A/HRC/1/2。\n\n² 见大会决议。\n");
  CHECK(keys(d) == "p1 fn1 p2 fn2");  // behind their markers, wherever they stand
  CHECK(place(d, "p2").text == "政治宣言以及。");
}

TEST_CASE("a resolution has a preamble and the record of its vote") {
  const rg::Document d = lay_out(
      "人权理事会\n\n950/4. 合作\n\n人权理事会，\n\n回顾大会的决议，\n\n铭记各项原则，\n\n1. 重申合作；\n\n2. "
      "决定继续审议此事。\n\n2931年7月7日\n第39次会议\n\n"
      "[经记录表决，以2票赞成、1票反对、0票弃权通过。表决结果如下：\n\n赞成：\n\n中国、古巴\n\n反对：\n\n法国]\n",
      "A-HRC-RES-950-4.txt");
  CHECK(keys(d) == "front pre p1 p2 vote");
  CHECK(place(d, "pre").text == "人权理事会，\n回顾大会的决议，\n铭记各项原则，");
  CHECK(d.title == "合作");
  CHECK(d.symbol == "A/HRC/RES/950/4");
  CHECK(reason(d, "第39次会议") == "heading");
  CHECK(place(d, "vote").text.ends_with("反对：\n法国]"));
}

TEST_CASE("an annex counts its paragraphs anew") {
  const rg::Document d = lay_out("1. 甲段。\n\n2. 乙段。\n\n附件\n\n1. 附件甲段。\n\n2. 附件乙段。\n\n3. 附件丙段。\n");
  CHECK(keys(d) == "p1 p2 a1.p1 a1.p2 a1.p3");
}

TEST_CASE("a report without numbers is one body") {
  const rg::Document d = lay_out("背景\n\n各国人民\n呼吁和平。\n\n1 无\n贫困\n");
  CHECK(keys(d) == "body");
  CHECK(place(d, "body").text == "背景\n各国人民呼吁和平。\n1 无贫困");
}

TEST_CASE("page numbers, running titles, footers and links are no text") {
  std::string text;
  for (int page = 1; page <= 4; ++page)
    text += "秘书长的报告 " + std::to_string(page) + "\n" + std::to_string(page) +
            ". 这一页的段落。\n\nhttp://undocs.org/A/HRC/950/2" + std::to_string(page) + "\nGE.30-01234 (C)\n" +
            std::to_string(page + 1) + "\n\f";
  const rg::Document d = lay_out(text);
  CHECK(keys(d) == "p1 p2 p3 p4");
  CHECK(place(d, "p2").text == "这一页的段落。");
  CHECK(reason(d, "GE.30-01234 (C)") == "page footer");
  CHECK(reason(d, "http://undocs.org/A/HRC/950/22") == "link");
  CHECK(reason(d, "秘书长的报告 3") == "running title");
  CHECK(reason(d, "3") == "page number");
}

TEST_CASE("a report's symbol stands on its cover, in its file's name, or at the head of its pages") {
  const std::string body = "1. 甲。\n\n2. 乙。\n\n见\n\nA/HRC/900/1\n\n3. 丙。\n";
  CHECK(lay_out("联合国 A/HRC/950/7\n\n人权理事会\n\n" + body, "A-HRC-950-8.txt").symbol == "A/HRC/950/7");
  std::string rows;
  for (int i = 0; i < 20; ++i) rows += "人权理事会的一行文字\n";
  CHECK(lay_out(rows + body, "A-HRC-950-8.txt").symbol == "A/HRC/950/8");
  CHECK(lay_out(rows + body, "report.txt").symbol == "A/HRC/900/1");
  CHECK(lay_out("1. 甲。\n", "report.txt").symbol.empty());
}
