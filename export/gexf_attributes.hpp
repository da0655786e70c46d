// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/buffer.hpp"
#include "export/tables.hpp"

namespace rg {

/// The columns of a table as attributes of GEXF: declared once, then a value each.
class GexfAttributes {
 public:
  /// Without the columns that GEXF has places of its own for.
  GexfAttributes(const Rows& rows, const std::set<std::string_view>& with_a_place);
  /// `of` is `node` or `edge`. Both return how many characters XML or Gephi have no room for.
  std::size_t declare(Buffer& out, std::string_view of) const;
  std::size_t put(Buffer& out, std::span<const Value> row) const;

 private:
  std::vector<Column> columns_;    ///< with the names they have here
  std::vector<std::size_t> from_;  ///< their places in a row
};

}  // namespace rg
