// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>

#include "src/layout/layout.hpp"
#include "src/read/inputs.hpp"
#include "src/text/unicode.hpp"

namespace {

namespace fs = std::filesystem;

/// Every visible character with how often it stands in the text, digits aside: numbers of paragraphs and footnotes, and
/// markers, are no part of the places' words.
std::map<char32_t, long> characters(std::string_view text) {
  std::map<char32_t, long> out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = rg::next_code_point(text, at);
    const bool raised = c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c < 0x207A);
    if (!rg::is_space(c) && !rg::is_digit(c) && !raised) ++out[c];
  }
  return out;
}

std::uint32_t last_paragraph(const std::string& stem) {
  if (stem == "A-HRC-50-51") return 86;
  if (stem == "A-HRC-41-25") return 73;
  if (stem == "A-HRC-RES-50-4") return 36;
  return 0;
}

}  // namespace

TEST_CASE("real reports: every paragraph is found, none is invented, and every character is kept") {
  const char* folder = std::getenv("RIGHTSGRAPH_REPORTS");
  if (!folder || !fs::is_directory(folder)) {
    std::cout << "skipped: real reports are absent\n";
    return;
  }
  const rg::Schema schema = rg::Schema::built_in();
  const rg::Layout layout(schema);
  for (const rg::Input& report : rg::find_inputs({folder}).reports) {
    const std::string& path = report.path;
    CAPTURE(path);
    const rg::Text text = rg::read_text(rg::read_bytes(path), path);
    const rg::Document document = layout(text);
    std::uint32_t number = 0;
    std::string read, kept;
    for (const rg::Place& place : document.places) {
      if (place.kind == rg::PlaceKind::paragraph) CHECK(place.number == ++number);
      if (place.kind == rg::PlaceKind::paragraph || place.kind == rg::PlaceKind::footnote) CHECK(!place.text.empty());
      kept += place.text;
    }
    CHECK(number == last_paragraph(fs::path(path).stem().string()));
    for (const rg::Line& line : text.lines) read += line.text;
    for (const rg::DroppedLine& line : document.dropped) kept += line.text;
    auto before = characters(read), after = characters(kept);
    before[U'.'] -= static_cast<long>(number);  // of the paragraphs' own numbers
    CHECK(before == after);
  }
}
