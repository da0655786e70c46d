// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>

#include "src/layout/layout.hpp"
#include "src/read/inputs.hpp"
#include "src/text/unicode.hpp"

// The same report, set otherwise, has the same places.
namespace {

using Places = std::map<std::string, std::string>;  ///< by key, without white space

std::string squeezed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = rg::next_code_point(text, at);
    if (!rg::is_space(c)) rg::append(out, c);
  }
  return out;
}

rg::Document laid_out(const std::string& text, const std::string& path) {
  static const rg::Schema schema = rg::Schema::built_in();
  static const rg::Layout layout(schema);
  return layout(rg::read_text(text, path));
}

Places places_of(const rg::Document& document, bool notes) {
  Places out;
  for (const rg::Place& place : document.places)
    if (notes || place.kind != rg::PlaceKind::footnote) out[place.key] = squeezed(place.text);
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    if (c == '\n') out.emplace_back();
    else out.back() += c;
  }
  return out;
}

std::string without_blanks(const std::string& text, bool blank_lines, bool indents) {
  std::string out;
  for (const std::string& line : lines_of(text)) {
    const std::string kept(indents ? rg::trim(line) : std::string_view(line));
    if (!blank_lines || !rg::trim(line).empty()) out += kept + "\n";
  }
  return out;
}

/// The places as text again, broken after every `width` characters; a page break with head and foot every `page` lines.
std::string set_anew(const rg::Document& document, std::size_t width, const std::string& between, std::size_t page) {
  std::vector<std::string> lines;
  const auto put = [&](std::string_view paragraph) {
    std::string line;
    std::size_t n = 0;
    for (std::size_t at = 0; at < paragraph.size(); ++n) {
      if (n > 0 && n % width == 0) lines.push_back(std::exchange(line, {}));
      rg::append(line, rg::next_code_point(paragraph, at));
    }
    lines.push_back(line + between);
  };
  for (const rg::Place& place : document.places) {
    if (place.kind == rg::PlaceKind::footnote) continue;
    if (place.kind == rg::PlaceKind::summary) put("概要");
    std::string label = place.kind == rg::PlaceKind::paragraph ? std::to_string(place.number) + ". " : "";
    for (const std::string& paragraph : lines_of(place.text)) put(std::exchange(label, {}) + paragraph);
    if (place.kind == rg::PlaceKind::summary) put("一. 导言");
  }
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string number = std::to_string(i / page + 2);
    if (i > 0 && i % page == 0) out += "\n" + number + " GE.22-05589\n\f" + document.symbol + "\n\n";
    out += lines[i] + "\n";
  }
  return out;
}

void check_settings(const std::string& path) {
  CAPTURE(path);
  const std::string text = rg::read_bytes(path);
  const rg::Document document = laid_out(text, path);
  const Places wanted = places_of(document, true), without_notes = places_of(document, false);
  CHECK(places_of(laid_out(without_blanks(text, true, false), path), true) == wanted);
  CHECK(places_of(laid_out(without_blanks(text, false, true), path), true) == wanted);
  CHECK(places_of(laid_out(without_blanks(text, true, true), path), true) == wanted);
  for (const std::size_t width : {22, 30, 38, 100000})
    for (const char* between : {"", "\n"}) {
      CAPTURE(width);
      CAPTURE(between);
      CHECK(places_of(laid_out(set_anew(document, width, between, 100000), path), false) == without_notes);
      CHECK(places_of(laid_out(set_anew(document, width, between, 37), path), false) == without_notes);
    }
}

}  // namespace

TEST_CASE("a sample, set otherwise") {
  check_settings(std::string(std::getenv("RIGHTSGRAPH_SOURCE")) + "/samples/A-HRC-950-21.txt");
}

TEST_CASE("real reports, set otherwise") {
  const char* folder = std::getenv("RIGHTSGRAPH_REPORTS");
  if (!folder || !std::filesystem::is_directory(folder)) {
    std::cout << "skipped: real reports are absent\n";
    return;
  }
  for (const char* name : {"A-HRC-50-51.txt", "A-HRC-41-25.txt", "A-HRC-RES-50-4.txt"})
    check_settings(std::string(folder) + "/" + name);
}
