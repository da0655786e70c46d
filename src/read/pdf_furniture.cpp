// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "src/read/pdf_line.hpp"
#include "src/read/pdf_row.hpp"
#include "src/text/unicode.hpp"

namespace rg::pdf {
namespace {

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

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// What comes again on other pages: the words without their numbers; of a number alone, how far it is from the page's;
/// of figures without words all of it.
Edge edge_of(const PrintedLine& line, std::size_t page) {
  Edge out{{}, std::lround(line.base / same_height)};
  const std::string_view text = trim(line.text);
  if (is_number(text)) {
    out.words = "#" + std::to_string(std::stol(std::string(text)) - static_cast<long>(page));
    return out;
  }
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_digit(c) && !is_space(c)) append(out.words, c);
  }
  if (out.words.empty()) out.words = text;
  return out;
}

/// Heads and feet have room between them and the text. Of a foot, the lines above have been told already.
bool is_apart(const PrintedPage& page, std::size_t index) {
  constexpr float room = 0.8F;
  const PrintedLine& line = page.lines[index];
  const bool is_head = line.base < page.height / 2;
  const std::size_t other = is_head ? index + 1 : index - 1;
  if (other >= page.lines.size()) return true;
  const PrintedLine& text = page.lines[other];
  if (is_head ? is_edge(text, page) : text.said == Said::furniture) return true;
  const float between = is_head ? text.top - line.base : line.top - text.base;
  return between > room * line.size || between < -line.size;  // or it stands beside it
}

using Pages = std::map<Edge, std::set<std::size_t>>;

Pages edges_of(const std::vector<PrintedPage>& pages) {
  Pages out;
  for (std::size_t i = 0; i < pages.size(); ++i)
    for (const PrintedLine& line : pages[i].lines)
      if (is_edge(line, pages[i])) out[edge_of(line, i)].insert(i);
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
bool has_neighbour(const PrintedPage& cover, std::size_t index) {
  const PrintedLine& line = cover.lines[index];
  const auto beside = [&](std::size_t i) {
    return i < cover.lines.size() && std::abs(cover.lines[i].base - line.base) < same_height;
  };
  return line.base < cover.height / 2 && (beside(index - 1) || beside(index + 1));
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
  if (edge.words.starts_with('#')) return "page number";
  return line.base < page.height / 2 ? "page header" : "page footer";
}

}  // namespace

void mark_page_furniture(std::vector<PrintedPage>& pages) {
  const Pages edges = edges_of(pages);
  for (std::size_t i = 0; i < pages.size(); ++i)
    for (std::size_t at = 0; at < pages[i].lines.size(); ++at) {
      PrintedLine& line = pages[i].lines[at];
      if (line.said == Said::furniture || !is_edge(line, pages[i]) || !is_apart(pages[i], at)) continue;
      const Edge edge = edge_of(line, i);
      const bool lone = pages.size() == 1 && is_lone_head(pages[i], line);
      if (!lone && !comes_again(edge, i, edges) && !is_page_number(line, i)) continue;
      if (i == 0 && has_neighbour(pages[i], at)) continue;
      line.said = Said::furniture;
      line.reason = reason_of(line, edge, pages[i]);
    }
}

}  // namespace rg::pdf
