// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/layout/layout.hpp"
#include "src/layout/rows.hpp"

namespace rg::layout {

/// The heads of columns, each in one line; a second row of heads is put behind the first.
void add_heads(std::vector<std::string>& heads, const Row& row);

/// The cells of a table's row with the heads of their columns; empty ones are left out.
std::vector<TableCell> cells_of(const Row& row, const std::vector<std::string>& heads);

}  // namespace rg::layout
