// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "src/read/pdf_line.hpp"
#include "src/text/unicode.hpp"

namespace rg::pdf {
namespace {

/// Running heads and feet stand in these shares of the page's height; on A4 the UN's heads end at 55 points, its feet
/// begin at 796, and its text ends at 786.
constexpr float head_share = 0.1F, foot_share = 0.9F;

/// The same line stands within so many points on the other pages.
constexpr float same_height = 3;

/// A line at the edge of a page: what it says but for numbers, and where.
struct Edge {
  std::string words;
  long height = 0;  ///< in units of `same_height`
  auto operator<=>(const Edge&) const = default;
};

bool is_edge(const PrintedLine& line, const PrintedPage& page) {
  return line.base < head_share * page.height || line.base > foot_share * page.height;
}

Edge edge_of(const PrintedLine& line) {
  Edge out{{}, std::lround(line.base / same_height)};
  for (std::size_t at = 0; at < line.text.size();) {
    const char32_t c = next_code_point(line.text, at);
    if (!is_digit(c) && !is_space(c)) append(out.words, c);
  }
  return out;
}

using Pages = std::map<Edge, std::set<std::size_t>>;

Pages edges_of(const std::vector<PrintedPage>& pages) {
  Pages out;
  for (std::size_t i = 0; i < pages.size(); ++i)
    for (const PrintedLine& line : pages[i].lines)
      if (is_edge(line, pages[i])) out[edge_of(line)].insert(i);
  return out;
}

/// On another page too; a height on the border of two units counts for both.
bool comes_again(const Edge& edge, std::size_t page, const Pages& pages) {
  for (const long step : {-1, 0, 1}) {
    const auto found = pages.find({edge.words, edge.height + step});
    if (found != pages.end() && (found->second.size() > 1 || !found->second.contains(page))) return true;
  }
  return false;
}

/// On a cover the symbol stands on the right of the organisation's name: that is no running head, though the symbol is
/// one on all other pages.
bool has_neighbour(const PrintedLine& line, const PrintedPage& cover) {
  return std::any_of(cover.lines.begin(), cover.lines.end(), [&](const PrintedLine& other) {
    return &other != &line && std::abs(other.base - line.base) < same_height && other.base < cover.height / 2;
  });
}

/// `7` alone at the edge of page 7.
bool is_page_number(const PrintedLine& line, std::size_t page) { return trim(line.text) == std::to_string(page + 1); }

/// In a document of one page nothing comes again: there a line alone at the head, far from the text, is its head.
bool is_lone_head(const PrintedPage& page, const PrintedLine& line) {
  constexpr float far = 2;
  if (&line != &page.lines.front() || line.base > head_share * page.height || page.lines.size() < 2) return false;
  return page.lines[1].top - line.base > far * line.size;
}

std::string_view reason_of(const PrintedLine& line, const Edge& edge, const PrintedPage& page) {
  if (edge.words.empty()) return "page number";
  return line.base < page.height / 2 ? "page header" : "page footer";
}

}  // namespace

void mark_page_furniture(std::vector<PrintedPage>& pages) {
  const Pages edges = edges_of(pages);
  for (std::size_t i = 0; i < pages.size(); ++i)
    for (PrintedLine& line : pages[i].lines) {
      if (!is_edge(line, pages[i])) continue;
      const Edge edge = edge_of(line);
      const bool lone = pages.size() == 1 && is_lone_head(pages[i], line);
      if (!lone && !comes_again(edge, i, edges) && !is_page_number(line, i)) continue;
      if (i == 0 && has_neighbour(line, pages[i])) continue;
      line.said = Said::furniture;
      line.reason = reason_of(line, edge, pages[i]);
    }
}

}  // namespace rg::pdf
