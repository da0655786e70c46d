// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <ctime>

#include "tests/read/word.hpp"

using rg::test::Members;
using rg::test::p;
using rg::test::read;
using rg::test::Word;

namespace {

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

/// The parts of a document with one of them put in another's place, or left out where it is empty.
Members with(const std::string& name, const std::string& content) {
  Members parts = Word{p("text")}.parts();
  for (auto& part : parts)
    if (part.first == name) part.second = content;
  if (content.empty()) std::erase_if(parts, [&](const auto& part) { return part.first == name; });
  return parts;
}

}  // namespace

TEST_CASE("what is no document, or not all of one, is told") {
  const std::string document = "word/document.xml";
  CHECK(read(with("_rels/.rels", "")) ==
        "a.docx: is a ZIP archive that holds no Word document; unpack it, or name another file");
  CHECK(read(with(document, "")) ==
        "a.docx: is broken (its part word/document.xml is missing); get it again, or save it anew");
  CHECK(read(with(document, "<w:document><w:body>")) ==
        "a.docx: its part word/document.xml is no XML (Start-end tags mismatch at byte 19); save it anew in Word");
  CHECK(read(with(document, "<workbook/>")) == "a.docx: is a spreadsheet; save it as a PDF or a .docx file");
  CHECK(read(with(document, "<p:presentation/>")) == "a.docx: is a presentation; save it as a PDF or a .docx file");
  CHECK(read(with(document, "<w:document/>")) == "a.docx: is no Word document; save it as a PDF or a .docx file");
  CHECK(read("<w:altChunk/>") ==
        "a.docx: holds a document of another format (altChunk); open it in Word and save it as a PDF or anew as a "
        ".docx file");
  CHECK(read("<w:p><w:subDoc/></w:p>") ==
        "a.docx: is a master document, whose parts are other files; "
        "open it in Word and save it as a PDF or anew as a .docx file");
}

TEST_CASE("a file that is cut off is told for broken, wherever it ends") {
  const std::string zip = rg::test::zipped(Word{p("text")}.parts());
  for (std::size_t size = 0; size < zip.size(); ++size) {
    CAPTURE(size);
    std::string told = "read";
    try {
      rg::read_docx(zip.substr(0, size), "a.docx");
    } catch (const rg::Problem& problem) {
      told = problem.what();
    }
    CHECK(told.starts_with("a.docx: is broken ("));
  }
}

TEST_CASE("a password is told") {
  CHECK_THROWS_WITH(rg::read_docx(rg::test::packed(Word{p("text")}.parts(), "zip", "", "secret"), "a.docx"),
                    "a.docx: holds _rels/.rels, which is encrypted; save it anew in Word");
}

TEST_CASE("document types are refused, and with them entities") {
  const std::string bomb = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>";
  CHECK(read(with("word/document.xml",
                  bomb + Word::part("document", "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>")))
            .starts_with("a.docx: its part word/document.xml has a document type, which Word never writes"));
}

TEST_CASE("names that leave the folder reach nothing") {
  CHECK(read(with("_rels/.rels", "<R>" + Word::related("r", "officeDocument", "../../../etc/passwd") + "</R>")) ==
        "a.docx: is broken (its part etc/passwd is missing); get it again, or save it anew");
  Members parts = Word{p("text")}.parts();
  parts.emplace_back("../word/document.xml", Word::part("document", "<w:body>" + p("other") + "</w:body>"));
  CHECK(read(parts) == "text\n");
}

TEST_CASE("bombs are refused") {
  CHECK(read(repeated("<w:p/>", 10'000'000)) ==
        "a.docx: unpacks to more than 200 times its size; it is made to do harm, or damaged: don't unpack it");
  const auto stored = [](const std::string& body) {
    try {
      return rg::test::shown(rg::read_docx(rg::test::packed(Word{body}.parts(), "zip", "store"), "a.docx"));
    } catch (const rg::Problem& problem) {
      return std::string(problem.what());
    }
  };
  CHECK(stored(repeated("<w:p/>", 12'000'000)) == "a.docx: holds word/document.xml with more than 64 MB; unpack it");
  CHECK(stored(repeated("<a/>", 13'000'000)) ==
        "a.docx: its part word/document.xml has too many elements; save it anew in Word");
  Word word{p("text") + repeated("<a/>", 4'000'000)};
  word.header = repeated("<a/>", 5'000'000);
  const auto stored_parts = [&] { return rg::test::packed(word.parts(), "zip", "store"); };
  CHECK(rg::test::shown(rg::read_docx(stored_parts(), "a.docx")) == "text\n");  // nothing refers to it
  word.body += "<w:sectPr><w:headerReference r:id=\"header1\"/></w:sectPr>";
  CHECK_THROWS_WITH(rg::read_docx(stored_parts(), "a.docx"),
                    "a.docx: its part word/header1.xml has too many elements; save it anew in Word");
}

TEST_CASE("elements that nest without end are refused") {
  const std::size_t depth = 100'000;
  const std::vector<std::pair<std::string, std::string>> pairs{
      {"<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"},
      {"<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"},
      {"<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"},
      {"<w:tbl>", "</w:tbl>"},
      {"<w:p>", "</w:p>"},
      {"<w:r>", "</w:r>"},
      {"<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"},
      {"<w:pPr>", "</w:pPr>"},
  };
  for (const auto& [open, close] : pairs) {
    CAPTURE(open);
    const std::string told = read(repeated(open, depth) + repeated(close, depth) + p("text"));
    if (open == "<w:pPr>") CHECK(told == "text\n");
    else CHECK(told == "a.docx: nests its elements more than 400 deep; save it anew in Word");
  }
}

TEST_CASE("empty paragraphs cost nothing, and notes aren't said again") {
  CHECK(read(repeated("<w:p/>", 1'000'000) + p("text")) == "text\n");
  Word word{"<w:p>" + repeated("<w:r><w:footnoteReference w:id=\"1\"/></w:r>", 1000) + "</w:p>"};
  word.footnotes = "<w:footnote w:id=\"1\">" + p(std::string(100'000, 'x')) + "</w:footnote>";
  CHECK(read(word).size() < 120'000);
  CHECK(read(p("x") +
             "<w:tbl><w:tblPr><w:tblStyle w:val=\"t\"/></w:tblPr><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2000000000\"/>"
             "</w:tcPr>" +
             p("a") + "</w:tc><w:tc>" + p("b") + "</w:tc></w:tr></w:tbl>") == "x\nR a" + repeated(" | ", 63) + "b\n");
}

TEST_CASE("fields that nobody ends cost no more the more there are") {
  const std::string begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:fldChar w:fldCharType=\"separate\"/></w:r>";
  const std::size_t times = 100'000;
  const std::clock_t before = std::clock();
  CHECK(read("<w:p>" + repeated(begin, times) + repeated("<w:r><w:t>a</w:t></w:r>", times) + "</w:p>") ==
        std::string(times, 'a') + '\n');
  CHECK((std::clock() - before) / CLOCKS_PER_SEC < 5);
}
