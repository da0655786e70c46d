// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "src/read/pdf_page.hpp"

namespace rg::pdf {

/// Running heads and feet stand in these shares of the page's height; on A4 the UN's heads end at 55 points, its feet
/// begin at 796, and its text ends at 786.
constexpr float head_share = 0.1F, foot_share = 0.9F;

/// Words that stand on one line, or in one column of it, from left to right.
struct Row {
  std::vector<const PdfWord*> words;
  float base = 0;  ///< lower edge of its full-sized words
  float size = 0;  ///< height of its full-sized words
  bool in_column = false;
  float left() const { return words.front()->left; }
  float right() const;
  float top() const { return base - size; }
};

/// It stands on a page and is large enough to be read.
bool is_readable(const PdfWord& word);

/// The rows of a page in reading order: columns one after the other, and what stands far apart on the cover in rows of
/// its own. Turns a page that is printed sideways; words that are turned against the rest are left out.
std::vector<Row> rows_of(PdfPage& page, bool is_cover);

/// Rows from above to below → in reading order, where a part of the page is set in two columns.
std::vector<Row> in_columns(std::vector<Row> rows, float page_width);

/// The row in two, at the first word that begins behind `x`; either may be empty.
std::array<Row, 2> split(const Row& row, float x);

}  // namespace rg::pdf
