// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/layout/layout.hpp"
#include "src/layout/rows.hpp"

namespace rg::layout {

/// A row without the markers of notes in it.
struct CutRow {
  std::string text;
  std::vector<std::uint32_t> cells;  ///< bytes at which they begin
  std::vector<NoteMarker> notes;     ///< where they stood
};
CutRow without_note_marks(const Row& row);

/// The heads of columns, each in one line; a second row of heads is put behind the first. Long ones are cut, as each
/// cell below has its own.
void add_heads(std::vector<std::string>& heads, std::string_view text, const std::vector<std::uint32_t>& cells);

/// The cells of a table's row with the heads of their columns; empty ones are left out.
std::vector<TableCell> cells_of(std::string_view text, const std::vector<std::uint32_t>& cells,
                                const std::vector<std::string>& heads);

}  // namespace rg::layout
