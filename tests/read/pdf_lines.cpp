// SPDX-License-Identifier: Apache-2.0
// From words with their places to lines, on pages made up here.
#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "src/read/pdf_line.hpp"
#include "src/text/unicode.hpp"

using rg::PdfPage;
using rg::PdfWord;
using rg::Said;

namespace {

struct Page {
  PdfPage page{595, 842, {}, {}, {}};

  /// Words of a line with spaces between, beginning at x; a Han character is as wide as high, another half as wide.
  Page& line(float x, float base, const std::string& text, float size = 10) {
    std::string word;
    const auto end_word = [&](bool space) {
      if (!word.empty()) put(x, base, word, size, space);
      x += (width_of(word) + (space ? 0.25F : 0)) * size;
      word.clear();
    };
    for (const char c : text)
      if (c == ' ') end_word(true);
      else word += c;
    end_word(false);
    return *this;
  }

  Page& raised(float x, float base, const std::string& text, float size = 6) {
    put(x, base - 3, text, size, false);
    return *this;
  }

  Page& rule(float left, float right, float y) {
    page.rules.push_back({left, right, y});
    return *this;
  }

 private:
  static float width_of(std::string_view text) {
    float out = 0;
    for (std::size_t at = 0; at < text.size();) out += rg::is_cjk(rg::next_code_point(text, at)) ? 1.0F : 0.5F;
    return out;
  }

  void put(float x, float base, const std::string& text, float size, bool space) {
    page.words.push_back({x, base - 0.8F * size, x + width_of(text) * size, base + 0.2F * size, 0, space, text});
  }
};

std::vector<rg::pdf::PrintedPage> printed(const std::vector<Page>& pages) {
  std::vector<PdfPage> words;
  for (const Page& page : pages) words.push_back(page.page);
  const rg::pdf::PdfSetting setting = rg::pdf::setting_of(words);
  std::vector<rg::pdf::PrintedPage> out;
  std::size_t dropped = 0;
  for (PdfPage& page : words) out.push_back(rg::pdf::lines_of(std::move(page), out.empty(), setting, dropped));
  rg::pdf::mark_page_furniture(out);
  rg::pdf::mark_notes(out, setting.size);
  return out;
}

/// `N` before a note, `F` before furniture.
std::vector<std::string> told(const rg::pdf::PrintedPage& page) {
  std::vector<std::string> out;
  for (const auto& line : page.lines)
    out.push_back((line.said == Said::note ? "N " : line.said == Said::furniture ? "F " : "") + line.text);
  return out;
}

using Lines = std::vector<std::string>;

std::string joined(const Lines& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "|";
  return out;
}

Lines lines(const Page& page) { return told(printed({page}).front()); }

void check(const Lines& found, const Lines& wanted) { CHECK(joined(found) == joined(wanted)); }

}  // namespace

TEST_CASE("raised numbers are markers, and stand behind their word") {
  check(lines(Page().line(113, 400, "the submissions").raised(188.5F, 400, "12").line(197, 400, "to it")),
        Lines{"the submissions¹² to it"});
  check(lines(Page().line(113, 400, "the 12 submissions")), Lines{"the 12 submissions"});
  check(lines(Page().line(113, 400, "Area").raised(133, 400, "2").line(136, 400, ", and more")),
        Lines{"Area², and more"});
}

TEST_CASE("Chinese has the spaces that the file has, and no others") {
  Page page;
  page.line(100, 400, "人权高专办于").line(160, 400, "2930").line(182.5F, 400, "年");  // a quarter of the size between
  check(lines(page), Lines{"人权高专办于2930年"});
  check(lines(Page().line(100, 400, "人权高专办于 2930 年")), Lines{"人权高专办于 2930 年"});
  check(lines(Page().line(100, 400, "人权，").line(132, 400, "高专办")), Lines{"人权，高专办"});
  check(lines(Page().line(100, 400, "赞成：").line(160, 400, "斐济")), Lines{"赞成： 斐济"});
}

TEST_CASE("two columns are read one after the other, a table row by row") {
  Page columns, table;
  columns.line(100, 400, "The meeting was called to order at ten in the morning of the day that is named above here");
  for (int i = 0; i < 8; ++i) {
    const auto y = static_cast<float>(420 + 12 * i);
    columns.line(100, y, "left column line number " + std::to_string(i) + " filled up, nearly");
    columns.line(310, y, "right column line number " + std::to_string(i) + " filled");
    table.line(100, y, "AI").line(310, y, "Amnesty International of " + std::to_string(i));
  }
  const Lines read = lines(columns);
  REQUIRE(read.size() == 17);
  CHECK(read[1] == "left column line number 0 filled up, nearly");
  CHECK(read[8] == "left column line number 7 filled up, nearly");
  CHECK(read[9] == "right column line number 0 filled");
  CHECK(lines(table)[3] == "AI Amnesty International of 3");
}

TEST_CASE("what stands on the right of a cover is a line of its own") {
  check(lines(Page()
                  .line(119, 50, "United Nations", 14)
                  .line(433, 50, "A/HRC/950/21")
                  .line(119, 80, "General Assembly", 20)
                  .line(392, 80, "Distr.: General")
                  .line(392, 92, "14 July 2931")
                  .line(113, 400, "1. The present report")),
        Lines{"United Nations", "A/HRC/950/21", "General Assembly", "Distr.: General", "14 July 2931",
              "1. The present report"});
}

TEST_CASE("notes stand below a rule, or are small; they go on across pages") {
  Page first, second, third;
  first.line(113, 400, "1. The text of the first page")
      .line(113, 412, "goes on for some lines")
      .line(113, 700, "of text");
  first.rule(113, 200, 716).raised(100, 730, "1").line(113, 730, "See the first report, which", 9);
  second.line(113, 400, "and on.")
      .line(113, 412, "2. Boxes have small text:")
      .line(113, 430, "a box that is small.", 9);
  second.line(113, 600, "The end of the box")
      .line(113, 730, "is long.", 9)
      .raised(100, 742, "2")
      .line(113, 742, "Ibid.", 9);
  third.line(113, 400, "3. More text of the body").rule(113, 200, 716).line(113, 730, "* Late.");
  const auto pages = printed({first, second, third});
  check(told(pages[0]),
        Lines{"1. The text of the first page", "goes on for some lines", "of text", "N ¹ See the first report, which"});
  check(told(pages[1]), Lines{"and on.", "2. Boxes have small text:", "a box that is small.", "The end of the box",
                              "N is long.", "N ² Ibid."});
  check(told(pages[2]), Lines{"3. More text of the body", "N * Late."});
}

TEST_CASE("heads and feet come again on other pages, or are the page's number") {
  Page odd, even, last;
  odd.line(430, 53, "A/HRC/950/21").line(113, 400, "Text.").line(480, 812, "3").line(56, 812, "GE.31-00421");
  even.line(56, 53, "A/HRC/950/21").line(113, 400, "Text.").line(56, 812, "4").line(480, 812, "GE.31-00421");
  last.line(430, 53, "A/HRC/950/21").line(113, 60, "2. Text at the head.").line(113, 790, "and at the foot.");
  const auto pages = printed({odd, even, last});
  check(told(pages[0]), Lines{"F A/HRC/950/21", "Text.", "F GE.31-00421", "F 3"});
  check(told(pages[1]), Lines{"F A/HRC/950/21", "Text.", "F 4", "F GE.31-00421"});
  check(told(pages[2]), Lines{"F A/HRC/950/21", "2. Text at the head.", "and at the foot."});
}

TEST_CASE("text that goes down to the foot is none, though it looks alike on other pages") {
  std::vector<Page> pages(3);
  for (int i = 0; i < 3; ++i) {
    Page& page = pages[static_cast<std::size_t>(i)];
    page.line(113, 400, "Text.").rule(113, 200, 728).raised(100, 745, "1").line(113, 745, "See the report,", 9);
    page.line(113, 756, "whatever it says in", 9).line(113, 767, "para. " + std::to_string(12 + 3 * i) + ".", 9);
    page.line(113, 778, std::to_string(10 * i + 5) + " 17 " + std::to_string(40 + i), 9);
  }
  const auto read = printed(pages);
  check(told(read[0]), Lines{"Text.", "N ¹ See the report,", "N whatever it says in", "N para. 12.", "N 5 17 40"});
  check(told(read[2]), Lines{"Text.", "N ¹ See the report,", "N whatever it says in", "N para. 18.", "N 25 17 42"});
}

TEST_CASE("a page that is printed sideways is turned, and words against it are told apart") {
  Page page;
  for (int i = 0; i < 3; ++i) {
    const auto x = static_cast<float>(100 + 20 * i);
    page.page.words.push_back({x, 700, x + 10, 730, 3, true, "read" + std::to_string(i)});
    page.page.words.push_back({x, 660, x + 10, 690, 3, false, "upwards"});
  }
  page.page.words.push_back({300, 300, 310, 310, 0, false, "stamp"});
  check(lines(page), Lines{"read0 upwards", "read1 upwards", "read2 upwards", "F stamp"});
}

TEST_CASE("fonts of symbols and ligatures") {
  check(lines(Page().line(113, 400, "\uF0B7 e\uFB03cient \uE003")), Lines{"• efficient"});
}

TEST_CASE("places that no page has do no harm") {
  Page page;
  const float nan = std::numeric_limits<float>::quiet_NaN(), far = 1e30F;
  page.page.words.push_back({nan, 0, 10, 10, 0, false, "nan"});
  page.page.words.push_back({-far, -far, far, far, 0, false, "far"});
  page.page.words.push_back({10, 10, 10, 10, 0, false, "flat"});
  page.line(113, 400, "Text.");
  const Lines read = lines(page);
  CHECK(std::find(read.begin(), read.end(), "Text.") != read.end());
  CHECK(lines(Page()).empty());
}
