// SPDX-License-Identifier: Apache-2.0
#include "src/layout/table.hpp"

#include <algorithm>

#include "src/text/unicode.hpp"

namespace rg::layout {
namespace {

/// Bytes of a head.
constexpr std::size_t longest_head = 300;

/// The bytes of the n-th cell, without the line feed behind it.
std::string_view cell(std::string_view text, const std::vector<std::uint32_t>& begins, std::size_t n) {
  const std::size_t begin = std::min<std::size_t>(begins[n], text.size());
  const std::size_t end = n + 1 < begins.size() ? std::max<std::size_t>(begins[n + 1], begin + 1) - 1 : text.size();
  return text.substr(begin, end - begin);
}

}  // namespace

CutRow without_note_marks(const Row& row) {
  CutRow out{{}, *row.cells, {}};
  std::size_t from = 0, cut = 0, next = 0;
  const auto move_cells_up_to = [&](std::size_t at) {
    for (; next < out.cells.size() && out.cells[next] <= at; ++next) out.cells[next] -= static_cast<std::uint32_t>(cut);
  };
  for (const RowMarker& marker : row.markers) {
    out.text += row.text.substr(from, marker.at - from);
    move_cells_up_to(marker.at);
    out.notes.push_back({static_cast<std::uint32_t>(count_code_points(out.text)), marker.number});
    from = marker.at + marker.length;
    cut += marker.length;
  }
  out.text += row.text.substr(from);
  move_cells_up_to(row.text.size());
  return out;
}

void add_heads(std::vector<std::string>& heads, std::string_view text, const std::vector<std::uint32_t>& cells) {
  heads.resize(std::max(heads.size(), cells.size()));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::string name(cell(text, cells, i));
    std::replace(name.begin(), name.end(), '\n', ' ');
    if (!heads[i].empty() && !name.empty()) heads[i] += ' ';
    heads[i] += name;
    std::size_t end = std::min(heads[i].size(), longest_head);
    if (end < heads[i].size()) previous_code_point(heads[i], end);  // not inside one
    heads[i].resize(end);
  }
}

std::vector<TableCell> cells_of(std::string_view text, const std::vector<std::uint32_t>& cells,
                                const std::vector<std::string>& heads) {
  std::vector<TableCell> out;
  std::size_t bytes = 0, code_points = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view words = cell(text, cells, i);
    if (words.empty()) continue;
    const auto begin = static_cast<std::size_t>(words.data() - text.data());
    code_points += count_code_points(text.substr(bytes, begin - bytes));
    const std::size_t length = count_code_points(words);
    out.push_back({i < heads.size() ? heads[i] : std::string(), static_cast<std::uint32_t>(code_points),
                   static_cast<std::uint32_t>(code_points + length)});
    bytes = begin + words.size();
    code_points += length;
  }
  return out;
}

}  // namespace rg::layout
