// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "src/read/docx_body.hpp"
#include "src/read/docx_depth.hpp"
#include "src/read/docx_xml.hpp"
#include "src/text/unicode.hpp"

namespace rg::docx {
namespace {

/// The most columns that Word makes: a cell that says it spans more is wrong.
constexpr int most_columns = 63;
/// The masthead of a report (`United Nations`, symbol, distribution) is a table of two or three rows.
constexpr std::size_t longest_masthead = 6;
/// The heading of a group of rows, in one cell over all columns, is no longer than this.
constexpr std::size_t longest_group = 200;

std::size_t columns(pugi::xml_node properties, std::string_view name, int least) {
  return static_cast<std::size_t>(std::clamp(number(properties, name).value_or(least), least, most_columns));
}

bool has_lines(pugi::xml_node borders) {
  return std::any_of(borders.begin(), borders.end(), [](pugi::xml_node border) {
    const std::string_view kind = attribute(border, "val");
    return kind != "none" && kind != "nil";
  });
}

}  // namespace

struct Body::Row {
  struct Cell {
    pugi::xml_node node;
    std::size_t columns = 1;
    bool goes_on = false;  ///< it is one with the cell above
    std::vector<Block> blocks;
  };
  std::vector<Cell> cells;
  std::size_t before = 0;  ///< columns left out before the first cell
  bool is_head = false;

  bool empty() const {
    return std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.blocks.empty(); });
  }
  bool bold() const {
    return !empty() && std::all_of(cells.begin(), cells.end(), [](const Cell& cell) {
      return std::all_of(cell.blocks.begin(), cell.blocks.end(), [](const Block& block) { return block.bold; });
    });
  }
  /// One short paragraph over all columns.
  bool is_group() const {
    return cells.size() == 1 && cells[0].blocks.size() == 1 && cells[0].blocks[0].lines.size() == 1 &&
           count_code_points(cells[0].blocks[0].lines[0]) <= longest_group;
  }
};

void Body::collect_rows(pugi::xml_node parent, std::vector<Row>& out) {
  const Depth deeper(depth_, path_);
  for (const pugi::xml_node node : parent.children()) {
    const Tag tag = tag_of(node);
    const pugi::xml_node properties = child(node, "trPr");
    if (tag == Tag::skipped || child(properties, "del") || on(properties, "hidden").value_or(false)) continue;
    if (tag != Tag::tr) {
      collect_rows(tag == Tag::alternate ? chosen(node) : node, out);
      continue;
    }
    Row row;
    row.is_head = on(properties, "tblHeader").value_or(false);
    row.before = columns(properties, "gridBefore", 0);
    collect_cells(node, row);
    if (!row.cells.empty()) out.push_back(std::move(row));
  }
}

void Body::collect_cells(pugi::xml_node parent, Row& out) {
  const Depth deeper(depth_, path_);
  for (const pugi::xml_node node : parent.children()) {
    const Tag tag = tag_of(node);
    const pugi::xml_node properties = child(node, "tcPr");
    if (tag == Tag::skipped || child(properties, "cellDel")) continue;
    if (tag != Tag::tc) {
      collect_cells(tag == Tag::alternate ? chosen(node) : node, out);
      continue;
    }
    const pugi::xml_node merge = child(properties, "vMerge");
    out.cells.push_back({node, columns(properties, "gridSpan", 1), merge && attribute(merge, "val") != "restart", {}});
  }
}

void Body::read_cells(Row& row) {
  for (Row::Cell& cell : row.cells)
    if (!cell.goes_on) cell.blocks = flow_of(cell.node);
}

/// Tables that put text in its place on the page and hold no data: the masthead, boxes round a text, signatures.
bool Body::only_arranges(pugi::xml_node table, const std::vector<Row>& rows, bool begins_document) {
  if (std::any_of(rows.begin(), rows.end(), [](const Row& row) { return row.is_head; })) return false;
  if (std::all_of(rows.begin(), rows.end(), [](const Row& row) { return row.cells.size() == 1; })) return true;
  if (begins_document && rows.size() <= longest_masthead) return true;
  const pugi::xml_node properties = child(table, "tblPr");
  if (has_lines(child(properties, "tblBorders")) || child(properties, "tblStyle")) return false;
  for (const Row& row : rows)
    for (const Row::Cell& cell : row.cells)
      if (has_lines(child(child(cell.node, "tcPr"), "tcBorders"))) return false;
  return true;
}

Block Body::row_block(Row& row, Said said) const {
  Block out;
  out.said = said;
  out.table = tables_;
  std::string text;
  const auto begin_cell = [&] {
    if (!out.cells.empty()) text += '\n';
    out.cells.push_back(static_cast<std::uint32_t>(text.size()));
  };
  for (std::size_t i = 0; i < row.before; ++i) begin_cell();
  for (const Row::Cell& cell : row.cells) {
    begin_cell();
    text += joined(cell.blocks, out.notes);
    for (std::size_t i = 1; i < cell.columns; ++i) begin_cell();
  }
  out.lines.push_back(std::move(text));
  return out;
}

void Body::table(pugi::xml_node node, Flow& flow) {
  finish(flow.pending, {}, flow.blocks);
  std::vector<Row> rows;
  collect_rows(node, rows);
  const auto add_all = [&](Row& row) {
    for (Row::Cell& cell : row.cells)
      std::move(cell.blocks.begin(), cell.blocks.end(), std::back_inserter(flow.blocks));
  };
  const bool arranges = in_table_ || only_arranges(node, rows, flow.blocks.empty());
  const bool before = std::exchange(in_table_, !arranges || in_table_);
  if (!arranges) ++tables_;
  bool heads = true;  // still above the first row of data
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Row& row = rows[i];
    read_cells(row);
    if (arranges) {
      add_all(row);
      continue;
    }
    if (row.empty()) continue;
    if (row.is_group() && (i + 1 < rows.size() || row.is_head)) {
      row.cells[0].blocks[0].said = Said::heading;
      add_all(row);
      continue;
    }
    const bool is_head = heads && (row.is_head || (i == 0 && row.bold() && rows.size() > 1));
    heads = is_head;
    flow.blocks.push_back(row_block(row, is_head ? Said::columns : Said::row));
  }
  in_table_ = before;
}

}  // namespace rg::docx
