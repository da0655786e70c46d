// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "src/read/html_page.hpp"
#include "src/read/text.hpp"

namespace rg::read {

/// A row of a table of data, by the lines of its cells. A cell that takes several columns has empty ones behind it, and
/// one that takes several rows is empty in all but the first.
struct DataRow {
  std::uint32_t begin = 0, end = 0;  ///< lines
  std::uint32_t table = 0;           ///< counted from 1
  Said said = Said::row;
  std::vector<PageCell> cells;
};

/// The rows of the tables that hold data, by their lines. Those of other tables, which only lay a page out, stay lines;
/// where such a row is a number and a paragraph, the number becomes the paragraph's label. `left_out` is true for
/// lines that are furniture or notes.
std::vector<DataRow> find_data_rows(Page& page, const std::vector<bool>& left_out);

}  // namespace rg::read
