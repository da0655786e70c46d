// SPDX-License-Identifier: Apache-2.0
#include "src/read/html_tables.hpp"

#include <algorithm>

#include "src/read/html_elements.hpp"

namespace rg::read {
namespace {

constexpr std::size_t widest = 256;             // columns that are told apart
constexpr std::uint32_t cover_lines = 6;        // a plain table that begins within these is the cover
constexpr std::size_t longest_theme = 200;      // bytes of a row that heads the ones below it
constexpr std::uint32_t longest_data_cell = 8;  // lines; a cell that is longer and half the table lays out a page

class Shape {
 public:
  Shape(const Page& page, const PageTable& table, const std::vector<std::uint32_t>& content_before)
      : page_(page), table_(table), content_before_(content_before) {
    for (const PageRow& row : table.rows) count(row);
  }

  std::uint32_t lines_in(const PageCell& cell) const { return lines_in(cell.begin, cell.end); }

  /// Is it of data, or does it lay out the page?
  bool is_data() const {
    if (table_.is_presentation || columns_ < 2 || filled_rows_ < 2) return false;
    if (table_.has_heads || table_.has_caption) return true;
    if (longest_ > longest_data_cell && longest_ * 2 > lines_) return false;
    if (table_.has_border) return true;
    const bool is_cover = table_.begin < cover_lines;
    return !is_cover && numbered_rows_ * 2 < filled_rows_ && filled_rows_ >= 3 && filled_ * 3 >= cells_ * 2;
  }

  std::size_t columns() const { return columns_; }

  /// `1.` in one cell, its paragraph in the other.
  bool is_numbered(const PageRow& row) const {
    const PageCell *first = nullptr, *second = nullptr;
    for (const PageCell& cell : row.cells) {
      if (lines_in(cell) == 0) continue;
      if (second) return false;
      (first ? second : first) = &cell;
    }
    if (!second || lines_in(*first) != 1 || is_left_out(first->begin) || is_left_out(second->begin)) return false;
    const std::string_view text = page_.lines[first->begin].text;
    std::size_t bytes = 0;
    return text == "•" || text == "·" || text == "-" || text == "–" ||
           (label_number(text, bytes) > 0 && bytes == text.size());
  }

 private:
  std::uint32_t lines_in(std::uint32_t begin, std::uint32_t end) const {
    return end > begin ? content_before_[end] - content_before_[begin] : 0;
  }
  bool is_left_out(std::uint32_t line) const { return lines_in(line, line + 1) == 0; }

  void count(const PageRow& row) {
    std::size_t columns = 0, filled = 0;
    for (const PageCell& cell : row.cells) {
      columns += cell.columns;
      const std::uint32_t lines = lines_in(cell);
      if (lines > 0) ++filled;
      lines_ += lines;
      longest_ = std::max(longest_, lines);
    }
    if (filled == 0) return;
    ++filled_rows_;
    filled_ += filled;
    cells_ += row.cells.size();
    columns_ = std::max(columns_, filled > 1 ? std::min(columns, widest) : 1);
    if (is_numbered(row)) ++numbered_rows_;
  }

  const Page& page_;
  const PageTable& table_;
  const std::vector<std::uint32_t>& content_before_;
  std::size_t columns_ = 0, filled_rows_ = 0, filled_ = 0, cells_ = 0, numbered_rows_ = 0;
  std::uint32_t lines_ = 0, longest_ = 0;
};

/// What stands beyond the columns that are told apart is text nevertheless.
void add_to_last(PageCell& last, const PageCell& cell) {
  if (last.begin == last.end) last = cell;
  else last.end = std::max(last.end, cell.end);
}

/// Puts each cell into its column. `below` counts, by column, the rows that a cell above still takes.
std::vector<PageCell> in_columns(const PageRow& row, std::vector<std::uint16_t>& below) {
  std::vector<PageCell> out;
  const auto skip_taken = [&] {
    while (out.size() < widest && below[out.size()] > 0) {
      --below[out.size()];
      out.emplace_back();
    }
  };
  for (const PageCell& cell : row.cells) {
    skip_taken();
    if (out.size() == widest) add_to_last(out.back(), cell);
    for (std::uint16_t column = 0; column < cell.columns && out.size() < widest; ++column) {
      below[out.size()] = static_cast<std::uint16_t>(cell.rows - 1);
      out.push_back(column == 0 ? cell : PageCell{});
    }
  }
  skip_taken();
  return out;
}

/// One cell over all columns, with few words.
bool is_theme(const Page& page, const DataRow& row, std::size_t columns) {
  const auto filled =
      std::count_if(row.cells.begin(), row.cells.end(), [](const PageCell& c) { return c.end > c.begin; });
  return filled == 1 && row.cells.front().columns >= columns && row.end - row.begin == 1 &&
         page.lines[row.begin].text.size() <= longest_theme;
}

bool is_heads(const PageRow& row) {
  return row.head || (row.cells.size() > 1 && std::all_of(row.cells.begin(), row.cells.end(), [](const PageCell& cell) {
                        return cell.head || cell.begin == cell.end;
                      }));
}

void add_rows(std::vector<DataRow>& out, const Page& page, const PageTable& table, std::size_t columns,
              std::uint32_t number) {
  std::vector<std::uint16_t> below(widest + 1);
  bool heads = true;
  for (const PageRow& row : table.rows) {
    DataRow data;
    data.table = number;
    data.cells = in_columns(row, below);
    if (row.cells.empty() || row.cells.front().begin == row.cells.back().end) continue;
    data.begin = row.cells.front().begin;
    data.end = row.cells.back().end;
    if (is_theme(page, data, columns) && &row != &table.rows.back()) {
      data.said = Said::heading;
    } else {
      heads = heads && is_heads(row);
      if (heads) data.said = Said::columns;
    }
    out.push_back(std::move(data));
  }
}

void label_paragraphs(Page& page, const PageTable& table, const Shape& shape) {
  for (const PageRow& row : table.rows) {
    if (!shape.is_numbered(row)) continue;
    const auto filled = [](const PageCell& cell) { return cell.end > cell.begin; };
    const auto first = std::find_if(row.cells.begin(), row.cells.end(), filled);
    const auto second = std::find_if(first + 1, row.cells.end(), filled);
    PageLine& label = page.lines[first->begin];
    page.lines[second->begin].label = label.text + " ";
    label.text.clear();
    label.marks.clear();
  }
}

}  // namespace

std::vector<DataRow> find_data_rows(Page& page, const std::vector<bool>& left_out) {
  std::vector<std::uint32_t> content_before{0};  // lines, by line: tables that nest count the inner ones' again
  for (const bool out : left_out) content_before.push_back(content_before.back() + (out ? 0 : 1));
  std::vector<bool> lays_out(page.tables.size());
  std::vector<std::size_t> columns(page.tables.size());
  for (std::size_t i = page.tables.size(); i-- > 0;) {
    const PageTable& table = page.tables[i];
    const Shape shape(page, table, content_before);
    columns[i] = lays_out[i] || !shape.is_data() ? 0 : shape.columns();
    if (table.parent != no_index && columns[i] > 0) lays_out[table.parent] = true;
    if (lays_out[i] && table.parent != no_index) lays_out[table.parent] = true;
    if (columns[i] == 0 && !lays_out[i]) label_paragraphs(page, table, shape);
  }
  std::vector<DataRow> out;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < page.tables.size(); ++i)
    if (columns[i] > 0) add_rows(out, page, page.tables[i], columns[i], ++number);
  return out;
}

}  // namespace rg::read
