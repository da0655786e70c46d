// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "src/read/html_elements.hpp"
#include "src/read/html_page.hpp"

namespace rg::read {

/// A cell by the indices of its table, row and column.
struct CellPlace {
  std::uint32_t table = no_index, row = 0, cell = 0;
};

/// The tables that are open, the innermost last. Rows and cells outside of tables are passed over.
class OpenTables {
 public:
  explicit OpenTables(std::vector<PageTable>& tables) : tables_(tables) {}
  void open(const ElementAttributes& attributes, std::uint32_t line);
  void add_caption();
  void add_heads();
  void begin_row(bool head);
  CellPlace begin_cell(const ElementAttributes& attributes, bool head, std::uint32_t line);
  void end_cell(const CellPlace& place, std::uint32_t line);
  void close(std::uint32_t line);

 private:
  PageTable& innermost() { return tables_[open_.back()]; }
  std::vector<PageTable>& tables_;
  std::vector<std::uint32_t> open_;
};

}  // namespace rg::read
