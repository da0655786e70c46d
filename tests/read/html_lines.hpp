// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "src/read/html.hpp"
#include "src/text/problem.hpp"

/// The lines of a page, a row each: what is said of it, a tab, its text. An empty line is an empty row; cells stand
/// between bars, their paragraphs between slashes.
inline std::string lines_of(const rg::Text& text) {
  static constexpr const char* said[] = {"", "heading", "note", "furniture", "columns", "row"};
  std::string out;
  for (const rg::Line& line : text.lines) {
    out += said[static_cast<std::size_t>(line.said)];
    if (line.table > 0) out += " " + std::to_string(line.table);
    if (!line.reason.empty()) out += ", " + std::string(line.reason);
    if (out.size() > 0 && out.back() != '\n') out += ": ";
    std::string words = line.text;
    for (std::size_t at = 0; (at = words.find('\n', at)) != std::string::npos;) words[at] = '/';
    for (const std::uint32_t cell : line.cells)
      if (cell > 0) words[cell - 1] = '|';
    out += words + "\n";
  }
  return out;
}

inline std::string page_lines(const std::string& page) {
  try {
    return lines_of(rg::read_html(page, "f.html"));
  } catch (const rg::Problem& problem) {
    return problem.what();
  }
}

/// Without the empty lines.
inline std::string dense(std::string lines) {
  for (std::size_t at = 0; (at = lines.find("\n\n", at)) != std::string::npos;) lines.erase(at, 1);
  return lines;
}
