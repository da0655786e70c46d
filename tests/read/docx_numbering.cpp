// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <tuple>

#include "src/read/docx_numerals.hpp"
#include "tests/read/word.hpp"

using rg::docx::numeral;
using rg::test::p;
using rg::test::read;
using rg::test::Word;

namespace {

std::string lvl(int level, const std::string& text, const std::string& format = "decimal",
                const std::string& rest = {}) {
  return "<w:lvl w:ilvl=\"" + std::to_string(level) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format +
         "\"/><w:lvlText w:val=\"" + text + "\"/>" + rest + "</w:lvl>";
}

std::string plan(int id, const std::string& levels) {
  return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + levels + "</w:abstractNum>";
}

std::string num(int id, int plan, const std::string& overrides = {}) {
  return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" + std::to_string(plan) + "\"/>" +
         overrides + "</w:num>";
}

std::string item(const std::string& text, int list, int level = 0, const std::string& more = {}) {
  return p(text, more + "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
                     std::to_string(list) + "\"/></w:numPr>");
}

std::string style(const std::string& id, const std::string& rest) {
  return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + id + "\"/>" + rest + "</w:style>";
}

std::string of_style(const std::string& id) { return "<w:pStyle w:val=\"" + id + "\"/>"; }

}  // namespace

TEST_CASE("numerals") {
  const std::vector<std::tuple<const char*, std::uint32_t, std::string>> rows{
      {"decimal", 12, "12"},
      {"decimalZero", 7, "07"},
      {"unheardOf", 3, "3"},
      {"lowerLetter", 1, "a"},
      {"lowerLetter", 26, "z"},
      {"lowerLetter", 28, "bb"},
      {"lowerLetter", 1000000, "1000000"},
      {"upperLetter", 53, "AAA"},
      {"lowerRoman", 1994, "mcmxciv"},
      {"upperRoman", 49, "XLIX"},
      {"upperRoman", 999999, "999999"},
      {"ordinal", 1, "1st"},
      {"ordinal", 12, "12th"},
      {"ordinal", 23, "23rd"},
      {"chineseCounting", 10, "十"},
      {"chineseCounting", 21, "二十一"},
      {"chineseCounting", 120, "一二〇"},
      {"chineseCountingThousand", 15, "十五"},
      {"chineseCountingThousand", 110, "一百一十"},
      {"chineseCountingThousand", 101, "一百〇一"},
      {"chineseCountingThousand", 10203, "一万〇二百〇三"},
      {"chineseLegalSimplified", 12, "壹拾贰"},
      {"ideographTraditional", 3, "丙"},
      {"ideographTraditional", 11, "11"},
      {"ideographZodiac", 12, "亥"},
      {"ideographDigital", 20, "二〇"},
      {"japaneseCounting", 111, "百十一"},
      {"taiwaneseCountingThousand", 10005, "一萬零五"},
      {"decimalFullWidth", 10, "１０"},
      {"decimalEnclosedCircle", 20, "⑳"},
      {"decimalEnclosedCircle", 21, "21"},
      {"russianLower", 2, "б"},
      {"russianUpper", 29, "Я"},
      {"arabicAlpha", 3, "ت"},
      {"arabicAbjad", 3, "ج"},
      {"hindiNumbers", 12, "١٢"},
      {"hebrew1", 15, "טו"},
      {"hebrew1", 116, "קטז"},
      {"hebrew2", 23, "אא"},
      {"none", 5, ""},
      {"lowerLetter", 0, "0"},
  };
  for (const auto& [format, number, expected] : rows) {
    CAPTURE(format);
    CAPTURE(number);
    CHECK(numeral(number, format) == expected);
  }
}

TEST_CASE("lists of several levels") {
  const std::string levels =
      lvl(0, "%1.", "upperRoman") + lvl(1, "%1.%2") + lvl(2, "(%3)", "lowerLetter", "<w:suff w:val=\"nothing\"/>") +
      lvl(3, "%1-%4", "decimal", "<w:isLgl/>") + lvl(4, "x", "bullet") + lvl(5, "Note:", "none") + lvl(6, "", "none") +
      lvl(7, "%8", "decimal", "<w:rPr><w:vanish/></w:rPr>");
  CHECK(read(Word{item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1, 2) + item("e", 1, 2) + item("f", 1) +
                      item("g", 1, 1) + item("h", 1, 3) + item("i", 1, 4) + item("j", 1, 5) + item("k", 1, 6) +
                      item("l", 1, 7) + item("none", 0) + item("no such list", 9) + item("m", 1),
                  {},
                  plan(0, levels) + num(1, 0)}) ==
        "I. a\nI.1 b\nI.2 c\n(a)d\n(b)e\nII. f\nII.1 g\n2-1 h\n• i\nNote: j\nk\nl\nnone\nno such list\nIII. m\n");
}

TEST_CASE("lists that go on, begin anew or have a level of their own") {
  const std::string restart = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>";
  const std::string own = "<w:lvlOverride w:ilvl=\"0\">" + lvl(0, "(%1)", "lowerRoman") + "</w:lvlOverride>";
  CHECK(read(Word{item("a", 1) + item("b", 2) + item("c", 3) + item("d", 3) + item("e", 1) + item("f", 4),
                  {},
                  plan(0, lvl(0, "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, restart) + num(4, 0, own)}) ==
        "1. a\n2. b\n5. c\n6. d\n7. e\n(viii) f\n");
  const auto second = [](const std::string& rest) {
    return plan(0, lvl(0, "%1.") + lvl(1, "%2)", "decimal", rest)) + num(1, 0);
  };
  const std::string text = item("a", 1) + item("b", 1, 1) + item("c", 1) + item("d", 1, 1);
  CHECK(read(Word{text, {}, second("")}) == "1. a\n1) b\n2. c\n1) d\n");
  CHECK(read(Word{text, {}, second("<w:lvlRestart w:val=\"0\"/>")}) == "1. a\n1) b\n2. c\n2) d\n");
}

TEST_CASE("lists by style") {
  const std::string numbered = "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>";
  const std::string styles =
      style("para", numbered) +
      style("sub", "<w:basedOn w:val=\"para\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr>") +
      style("same", "<w:basedOn w:val=\"para\"/>") +
      style("off", "<w:basedOn w:val=\"para\"/><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>") +
      style("linked", "<w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr>");
  const std::string link = "<w:pStyle w:val=\"linked\"/>";
  CHECK(read(Word{p("a", of_style("para")) + p("b", of_style("sub")) + p("c", of_style("same")) +
                      p("d", of_style("off")) + p("e", of_style("para") + "<w:numPr><w:numId w:val=\"0\"/></w:numPr>") +
                      p("f", of_style("linked")) + p("g", of_style("para")) +
                      p("h", of_style("para") + "<w:numPr><w:ilvl w:val=\"1\"/></w:numPr>"),
                  styles,
                  plan(0, lvl(0, "%1.") + lvl(1, "(%2)", "lowerLetter")) +
                      plan(1, lvl(0, "no") + lvl(1, "[%2]", "upperLetter", link)) + num(1, 0) + num(2, 1)}) ==
        "1. a\n(a) b\n2. c\nd\ne\n[A] f\n3. g\n(a) h\n");
}

TEST_CASE("lists by a style of lists, in a circle too") {
  const auto link = [](int id, const std::string& to) {
    return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\"><w:numStyleLink w:val=\"" + to +
           "\"/></w:abstractNum>";
  };
  const std::string styles =
      style("L", "<w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr>") +
      style("C", "<w:basedOn w:val=\"C\"/><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr>");
  CHECK(read(Word{item("a", 1) + item("b", 2) + item("c", 3), styles,
                  link(0, "L") + plan(1, lvl(0, "%1)") + "<w:styleLink w:val=\"L\"/>") + link(2, "C") + num(1, 0) +
                      num(2, 1) + num(3, 2)}) == "1) a\n2) b\nc\n");
}

TEST_CASE("wrong numbers do no harm") {
  const std::string many(100000, 'x');
  const std::string levels =
      "<w:lvl w:ilvl=\"-3\"/><w:lvl w:ilvl=\"x\"/><w:lvl w:ilvl=\"99999999999\"><w:start "
      "w:val=\"99999999999999999999\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%9%\"/></w:lvl>" +
      lvl(0, many) + lvl(1, "%2", "upperRoman", "<w:lvlRestart w:val=\"-7\"/>");
  CHECK(read(Word{item("a", 1, 99999) + item("b", 1, -1) + item("c", 1, 1) + item("d", 99999999),
                  style("a", "<w:pPr><w:outlineLvl w:val=\"1e999\"/></w:pPr><w:rPr><w:sz w:val=\"nan\"/></w:rPr>"),
                  plan(0, levels) + num(1, 0) + num(2, 77)}) ==
        "1000000% a\n" + std::string(256, 'x') + " b\nII c\nd\n");
}
