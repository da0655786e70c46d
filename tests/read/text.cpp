// SPDX-License-Identifier: Apache-2.0
#include "src/read/text.hpp"

#include <doctest/doctest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <filesystem>
#include <fstream>

#include "src/read/inputs.hpp"
#include "src/text/problem.hpp"

namespace {

const std::string chinese =
    "人权理事会第五十届会议\n1. 人权高专办与开发署一道举办了讲习班。\n2. 大会第48/141号决议。\n";

std::string encoded(const std::string& utf8, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding, &status);
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  std::string out(utf8.size() * 4, '\0');
  out.resize(static_cast<std::size_t>(ucnv_fromUChars(converter, out.data(), static_cast<int32_t>(out.size()),
                                                      text.getBuffer(), text.length(), &status)));
  ucnv_close(converter);
  return out;
}

std::string joined(const rg::Text& text) {
  std::string out;
  for (const rg::Line& line : text.lines) out += line.text + "\n";
  return out;
}

std::string problem(const std::string& bytes, const std::string& encoding = {}) {
  try {
    rg::read_text(bytes, "f.txt", encoding);
  } catch (const rg::Problem& found) {
    return found.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("encodings are told, with and without a byte order mark") {
  CHECK(joined(rg::read_text(chinese, "f")) == chinese);
  CHECK(joined(rg::read_text("\xEF\xBB\xBF" + chinese, "f")) == chinese);
  for (const char* encoding : {"UTF-16LE", "UTF-16BE", "GB18030"}) {
    CAPTURE(encoding);
    const rg::Text text = rg::read_text(encoded(chinese, encoding), "f");
    CHECK(joined(text) == chinese);
    CHECK(text.encoding == encoding);
  }
  CHECK(joined(rg::read_text("\xFF\xFE" + encoded(chinese, "UTF-16LE"), "f")) == chinese);
  CHECK(joined(rg::read_text("\xFE\xFF" + encoded(chinese, "UTF-16BE"), "f")) == chinese);
}

TEST_CASE("Latin letters with accents aren't taken for Chinese") {
  const std::string french =
      "Le Comité des droits de l'homme a été créé; le Haut-Commissariat a présenté son rapport à l'Assemblée "
      "générale.\n"
      "Les États ont été invités à coopérer avec les mécanismes régionaux.\n";
  for (const std::string& text : {french, french + "x"}) {
    const rg::Text read = rg::read_text(encoded(text, "windows-1252"), "f");
    CHECK(joined(read).substr(0, french.size()) == french);
  }
}

TEST_CASE("--encoding overrules") {
  CHECK(joined(rg::read_text("caf\xE9\n", "f", "windows-1252")) == "café\n");
  CHECK(problem(chinese, "no-such-encoding").find("unknown encoding") != std::string::npos);
  CHECK(problem(encoded(chinese, "GB18030"), "UTF-8").find("byte 0 is no valid UTF-8") != std::string::npos);
}

TEST_CASE("a wrong byte is named with line, column and offset") {
  CHECK(problem("人权\n理\xFF事会在会议上通过了决议") ==
        "f.txt:2:2: byte 10 is no valid UTF-8; save the file in one encoding, or name it with --encoding");
  CHECK(problem(chinese + encoded(chinese, "GB18030"))
            .starts_with("f.txt:4:1: byte " + std::to_string(chinese.size()) + " is no valid UTF-8"));
}

TEST_CASE("what is no text is refused") {
  CHECK(problem("").starts_with("f.txt: is empty"));
  CHECK(problem(" \n\t\n").starts_with("f.txt: is empty"));
  CHECK(problem(std::string("ab\0\1\2\3\xFE\xF7\0\0", 11)).find("is binary") != std::string::npos);
}

TEST_CASE("lines, pages and invisible characters") {
  const rg::Text text = rg::read_text(
      "a\r\nb\rc\x0B"
      "d\fe\u2028f\u00AD\u200Bg\x01\n",
      "f");
  CHECK(joined(text) == "a\nb\nc\nd\ne\nfg\n");
  CHECK(text.dropped_characters == 3);
  CHECK(text.lines[3].page == 1);
  CHECK(text.lines[4].page == 2);
  CHECK(rg::read_text("a\nb", "f").lines[1].page == 0);
  CHECK(rg::read_text("a\nb", "f").lines[1].number == 2);
}

TEST_CASE("radicals become characters, and accents are composed") {
  CHECK(joined(rg::read_text("⼈权 e\u0301\n", "f")) == "人权 é\n");
}

TEST_CASE("inputs: files, folders and patterns, sorted and once") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / "rightsgraph-inputs";
  fs::remove_all(folder);
  fs::create_directories(folder / "inner");
  for (const char* name : {"b.txt", "a.txt", "inner/c.TXT", "notes.md"}) std::ofstream(folder / name) << "x";
  const auto names = [&](const std::vector<std::string>& arguments) {
    std::string out;
    for (const rg::Input& report : rg::find_inputs(arguments).reports)
      out += fs::relative(report.path, folder).string() + " ";
    return out;
  };
  const std::string at = folder.string();
  CHECK(names({at}) == "a.txt b.txt inner/c.TXT ");
  CHECK(names({at + "/b.txt", at, at + "/./a.txt"}) == "a.txt b.txt inner/c.TXT ");
  CHECK(names({at + "/*.txt"}) == "a.txt b.txt ");
  CHECK(rg::find_inputs({at + "/none.txt"}).refused.size() == 1);
  fs::create_directories(folder / "empty");
  CHECK(rg::find_inputs({at + "/empty"}).refused.front().find("holds no report") != std::string::npos);
  fs::remove_all(folder);
}
