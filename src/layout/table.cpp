// SPDX-License-Identifier: Apache-2.0
#include "src/layout/table.hpp"

#include <algorithm>

#include "src/text/unicode.hpp"

namespace rg::layout {
namespace {

/// The bytes of the n-th cell, without the line feed behind it.
std::string_view cell(const Row& row, std::size_t n) {
  const std::vector<std::uint32_t>& begins = *row.cells;
  const std::size_t begin = std::min<std::size_t>(begins[n], row.text.size());
  const std::size_t end = n + 1 < begins.size() ? std::max<std::size_t>(begins[n + 1], begin + 1) - 1 : row.text.size();
  return row.text.substr(begin, end - begin);
}

}  // namespace

void add_heads(std::vector<std::string>& heads, const Row& row) {
  heads.resize(std::max(heads.size(), row.cells->size()));
  for (std::size_t i = 0; i < row.cells->size(); ++i) {
    std::string name(cell(row, i));
    std::replace(name.begin(), name.end(), '\n', ' ');
    if (!heads[i].empty() && !name.empty()) heads[i] += ' ';
    heads[i] += name;
  }
}

std::vector<TableCell> cells_of(const Row& row, const std::vector<std::string>& heads) {
  std::vector<TableCell> out;
  std::size_t bytes = 0, code_points = 0;
  for (std::size_t i = 0; i < row.cells->size(); ++i) {
    const std::string_view text = cell(row, i);
    if (text.empty()) continue;
    const auto begin = static_cast<std::size_t>(text.data() - row.text.data());
    code_points += count_code_points(row.text.substr(bytes, begin - bytes));
    const std::size_t length = count_code_points(text);
    out.push_back({i < heads.size() ? heads[i] : std::string(), static_cast<std::uint32_t>(code_points),
                   static_cast<std::uint32_t>(code_points + length)});
    bytes = begin + text.size();
    code_points += length;
  }
  return out;
}

}  // namespace rg::layout
