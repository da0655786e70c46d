// SPDX-License-Identifier: Apache-2.0
// What a format itself tells of its lines.
#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "src/layout/layout.hpp"

using rg::Line;
using rg::Said;

namespace {

rg::Document laid_out(std::vector<Line> lines) {
  rg::Text text;
  text.path = "A-HRC-950-9.docx";
  text.whole_paragraphs = true;
  for (Line& line : lines) {
    line.number = static_cast<std::uint32_t>(text.lines.size() + 1);
    text.lines.push_back(std::move(line));
    text.lines.push_back({"", static_cast<std::uint32_t>(text.lines.size() + 1)});
  }
  static const rg::Schema schema = rg::Schema::built_in();  // which the layout reads as languages come
  static const rg::Layout layout(schema);
  return layout(text);
}

Line said(Said what, std::string text) {
  Line line{std::move(text)};
  line.said = what;
  return line;
}

Line row(Said what, std::uint32_t table, const std::vector<std::string>& cells) {
  Line line;
  line.said = what;
  line.table = table;
  for (const std::string& cell : cells) {
    if (!line.cells.empty()) line.text += '\n';
    line.cells.push_back(static_cast<std::uint32_t>(line.text.size()));
    line.text += cell;
  }
  return line;
}

std::map<std::string, std::string> texts(const rg::Document& document) {
  std::map<std::string, std::string> out;
  for (const rg::Place& place : document.places) out[place.key] = place.text;
  return out;
}

}  // namespace

TEST_CASE("headings that the format tells have no number") {
  const auto document = laid_out({{"人权理事会"},
                                  said(Said::heading, "群岛的技术合作"),
                                  said(Said::heading, "一. 导言"),
                                  {"1. 第一段。"},
                                  said(Said::heading, "合作的情况。"),
                                  {"2. 第二段。"}});
  CHECK(texts(document) == std::map<std::string, std::string>{
                               {"front", "人权理事会\n群岛的技术合作"}, {"p1", "第一段。"}, {"p2", "第二段。"}});
  CHECK(document.places.back().heading == "合作的情况。");
}

TEST_CASE("notes that the format tells stand anywhere and have several paragraphs") {
  const auto document = laid_out({{"1. 5 m² 的房屋¹ 和学校。²"},
                                  said(Said::note, "¹ 见第 3 段。"),
                                  said(Said::note, "又见第 4 段。"),
                                  {"3 日举行会议。"},
                                  {"2. 第二段。"},
                                  said(Said::note, "² https://www.example.org")});
  CHECK(texts(document) == std::map<std::string, std::string>{{"p1", "5 m² 的房屋和学校。\n3 日举行会议。"},
                                                              {"p2", "第二段。"},
                                                              {"fn1", "见第 3 段。\n又见第 4 段。"},
                                                              {"fn2", "https://www.example.org"}});
  REQUIRE(document.places.front().notes.size() == 2);
  CHECK(document.places.front().notes[0].at == 8);
}

TEST_CASE("a row of a table is a place that knows its columns") {
  const auto document = laid_out({{"1. 第一段："},
                                  row(Said::columns, 1, {"建议", "立场"}),
                                  row(Said::columns, 1, {"", "国家"}),
                                  row(Said::row, 1, {"186.28. 批准公约\n(蒙古)", "支持"}),
                                  said(Said::heading, "专题：教育"),
                                  row(Said::row, 1, {"", "注意到"}),
                                  {"2. 第二段。"},
                                  row(Said::row, 2, {"甲"})});
  CHECK(texts(document) == std::map<std::string, std::string>{{"p1", "第一段："},
                                                              {"t1.r1", "186.28. 批准公约\n(蒙古)\n支持"},
                                                              {"t1.r2", "\n注意到"},
                                                              {"p2", "第二段。"},
                                                              {"t2.r1", "甲"}});
  const auto& cells = document.places[1].cells;
  REQUIRE(cells.size() == 2);
  CHECK(cells[0].column == "建议");
  CHECK((cells[0].begin == 0 && cells[0].end == 17));
  CHECK(cells[1].column == "立场 国家");
  CHECK((cells[1].begin == 18 && cells[1].end == 20));
  const auto& second = document.places[2];
  CHECK(second.heading == "专题：教育");
  REQUIRE(second.cells.size() == 1);
  CHECK((second.cells[0].column == "立场 国家" && second.cells[0].begin == 1));
}

TEST_CASE("headings in a table that begins the document are none of its cover") {
  const auto document = laid_out({row(Said::columns, 1, {"建议", "立场"}), said(Said::heading, "专题：教育"),
                                  row(Said::row, 1, {"批准公约", "支持"})});
  CHECK(texts(document) == std::map<std::string, std::string>{{"t1.r1", "批准公约\n支持"}});
  CHECK(document.places[0].heading == "专题：教育");
}

TEST_CASE("furniture that the format tells is left out, with its reason") {
  Line head = said(Said::furniture, "A/HRC/950/9");
  head.reason = "page header";
  const auto document = laid_out({head, {"1. 第一段。"}});
  REQUIRE(document.dropped.size() == 1);
  CHECK(document.dropped[0].reason == "page header");
  CHECK(document.symbol == "A/HRC/950/9");
}

TEST_CASE("notes stand behind the place with their marker, and where there is none behind the place that they follow") {
  const auto document = laid_out({{"1. 甲¹和乙²。"},
                                  {"2. 丙³。"},
                                  {"3. 丁。"},
                                  said(Said::note, "¹ 一。"),
                                  said(Said::note, "² 二。"),
                                  said(Said::note, "³ 三。"),
                                  said(Said::note, "⁴ 四。")});
  std::string keys;
  for (const rg::Place& place : document.places) keys += place.key + " ";
  CHECK(keys == "p1 fn1 fn2 p2 fn3 p3 fn4 ");
}

TEST_CASE("menus above the cover hide neither its symbol nor come into the front") {
  std::vector<Line> lines;
  for (int i = 0; i < 20; ++i) {
    lines.push_back(said(Said::furniture, "菜单"));
    lines.back().reason = "page header";
  }
  for (const char* text : {"A/HRC/950/21", "人权理事会", "1. 第一段。", "2. 第二段。"}) lines.push_back({text});
  const auto document = laid_out(std::move(lines));
  CHECK(document.symbol == "A/HRC/950/21");
  CHECK(texts(document) == std::map<std::string, std::string>{
                               {"front", "A/HRC/950/21\n人权理事会"}, {"p1", "第一段。"}, {"p2", "第二段。"}});
}
