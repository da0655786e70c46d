// SPDX-License-Identifier: Apache-2.0
#include "src/read/html_open_tables.hpp"

#include <algorithm>
#include <charconv>

namespace rg::read {
namespace {

/// How many columns or rows a cell takes: https://html.spec.whatwg.org/#dom-td-colspan
std::uint16_t span_of(std::string_view text) {
  int span = 1;
  std::from_chars(text.data(), text.data() + text.size(), span);
  return static_cast<std::uint16_t>(std::clamp(span, 1, 1000));
}

}  // namespace

void OpenTables::open(const ElementAttributes& attributes, std::uint32_t line) {
  PageTable& table = tables_.emplace_back();
  table.begin = line;
  table.is_presentation = attributes.role == "presentation" || attributes.role == "none";
  table.has_border = !attributes.border.empty() && attributes.border != "0";
  if (!open_.empty()) table.parent = open_.back();
  open_.push_back(static_cast<std::uint32_t>(tables_.size() - 1));
}

void OpenTables::add_caption() {
  if (!open_.empty()) innermost().has_caption = true;
}

void OpenTables::add_heads() {
  if (!open_.empty()) innermost().has_heads = true;
}

void OpenTables::begin_row(bool head) {
  if (!open_.empty()) innermost().rows.emplace_back().head = head;
}

CellPlace OpenTables::begin_cell(const ElementAttributes& attributes, bool head, std::uint32_t line) {
  if (open_.empty()) return {};
  PageTable& table = innermost();
  if (table.rows.empty()) begin_row(false);
  table.has_heads = table.has_heads || head;
  table.has_border = table.has_border || attributes.styled("border").find("solid") != std::string_view::npos;
  std::vector<PageCell>& cells = table.rows.back().cells;
  cells.push_back({line, line, span_of(attributes.columns), span_of(attributes.rows), head});
  return {open_.back(), static_cast<std::uint32_t>(table.rows.size() - 1),
          static_cast<std::uint32_t>(cells.size() - 1)};
}

void OpenTables::end_cell(const CellPlace& place, std::uint32_t line) {
  if (place.table != no_index) tables_[place.table].rows[place.row].cells[place.cell].end = line;
}

void OpenTables::close(std::uint32_t line) {
  innermost().end = line;
  open_.pop_back();
}

}  // namespace rg::read
