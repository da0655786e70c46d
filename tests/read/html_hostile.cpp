// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "tests/read/html_lines.hpp"

namespace {

std::string repeated(const std::string& part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

}  // namespace

TEST_CASE("pages without text say so") {
  const std::string none = "f.html: holds no text; open it in a browser and save what it shows as a PDF";
  for (const char* page : {"", "<html></html>", "<script>a</script>", "<p>&nbsp;</p>", "<nav>a</nav>", "<!-- a",
                           "<div id=root></div><noscript>Turn scripts on.</noscript>", "<", "<!", "<![", "<!DOCTYPE ["})
    CHECK(page_lines(page) == (std::string(page) == "<" ? "<\n" : none));
}

TEST_CASE("elements nested without end") {
  CHECK(page_lines(repeated("<div>", 100'000) + "a") == "a\n");
  CHECK(page_lines(repeated("<b>", 100'000) + "a" + repeated("</i>", 10'000)) == "a\n");
  const std::string too_deep =
      "f.html: has elements nested too deeply (more than 200000); save the page's text as a .txt file";
  CHECK(page_lines(repeated("<b>", 17'000'000)) == too_deep);
  CHECK(page_lines(repeated("<b>", 50'000) + repeated("</i>", 1'000'000)) == too_deep);
  CHECK(page_lines(repeated("<table><tr><td>", 5'000) + "a") == "a\n");
  CHECK(page_lines(repeated("<ol><li>", 5'000) + "a") == "1. a\n");
  CHECK(page_lines(repeated("<ul><li><sup><a href='#x'>", 5'000) + "1") == "• ¹\n");
}

TEST_CASE("broken pages") {
  CHECK(page_lines(std::string("<p>a\0b</p>\0<p>c", 15)) == "ab\n\nc\n");
  CHECK(page_lines("<p>a<p") == "a\n");
  CHECK(page_lines("<p class=\"a>b</p><p>c") ==
        "f.html: holds no text; open it in a browser and save what it shows as a PDF");
  CHECK(page_lines("</p></div>a</html>b") == "a\n\nb\n");
  CHECK(page_lines("<plaintext><p>a") == "a\n");
  CHECK(page_lines("<td>a<td>b</tr></table>") == "a\n\nb\n");
  CHECK(page_lines("<p>a &nosuch; &#0; &#xD800; &#1114112; b") == "a &nosuch; b\n");
}

TEST_CASE("declarations where none belong") {
  CHECK(page_lines("<p>a<script>if(1<!x){y()}</script><p>b<STYLE>p <!x {}</STYLE><p>c") == "a\n\nb\n\nc\n");
  CHECK(page_lines("<!DOCTYPE html [ <!ENTITY a \"b\"> ] ><p>a") == "a\n");
  CHECK(page_lines("<!doctype html [ <p>a") == "a\n");
  CHECK(page_lines("<![if !supportLists]>a<![endif]><!-- <script> -->b") == "ab\n");
}

TEST_CASE("what a page declares or links to isn't followed") {
  CHECK(page_lines("<!DOCTYPE html [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b \"c\">]><p>x&a;&b;") ==
        "x&a;&b;\n");
  CHECK(page_lines("<!DOCTYPE html SYSTEM \"file:///etc/passwd\"><iframe src='file:///etc/passwd'></iframe><p>a") ==
        "a\n");
}

TEST_CASE("cells beyond the widest row are text nevertheless") {
  std::string cells;
  for (int i = 1; i <= 300; ++i) cells += "<td>c" + std::to_string(i);
  const std::string lines = page_lines("<table border=1><tr>" + cells + "<tr><td>a<td>b<tr><td rowspan=2 colspan=256>" +
                                       "a<td>b<td>c<tr><td>d</table>");
  CHECK(lines.find("|c255|c256/c257/c258/c259/") != std::string::npos);
  CHECK(lines.find("/c299/c300\n") != std::string::npos);
  CHECK(lines.find("row 1: a|b") != std::string::npos);
  CHECK(lines.find("|b/c\n") != std::string::npos);
  CHECK(lines.find("|d\n") != std::string::npos);
}

TEST_CASE("what nests takes time in proportion") {
  const auto start = std::chrono::steady_clock::now();
  const std::string digits = repeated("12 ", 60'000);
  CHECK(page_lines("<p>a" + repeated("<sup>", 60'000) + digits).size() > 150'000);
  CHECK(page_lines("<p>a" + repeated("<sup>1</sup>,", 50'000)).size() > 50'000);
  CHECK(page_lines(repeated("<div class=sidebar>", 60'000) + repeated("<article>a</article>", 60'000)) != "");
  CHECK(page_lines(repeated("<table><tr><td>a", 60'000) + repeated("<p>b", 60'000)) != "");
  CHECK(page_lines(repeated("<!doctype[>", 200'000) + "a") == "a\n");
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

TEST_CASE("large parts take time in proportion") {
  const auto start = std::chrono::steady_clock::now();
  CHECK(page_lines("<p class='" + repeated("x", 10'000'000) + "'>a") == "a\n");
  CHECK(page_lines("<table border=1>" + repeated("<tr><td colspan=1000 rowspan=1000>", 20'000) + "a</table>") == "a\n");
  const std::string links = repeated("<a href='#x'>1</a> ", 100'000);
  CHECK(page_lines("<p id=y>a" + links + "</p><p id=x>b" + links + "</p>").size() > 100'000);
  CHECK(page_lines(repeated("<p>a<a href=#fn1>1</a></p>", 100'000) + "<p id=fn1>1 b").size() > 100'000);
  CHECK(page_lines(repeated("<p>a", 2'000'001)) == "f.html: has more than 2000000 lines; split it");
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60));
}
