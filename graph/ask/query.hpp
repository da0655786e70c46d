// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "graph/store/database.hpp"

/// SQL of a user over the views of a store (docs/sql.md). Nothing that it says can write, read another file, or take
/// more than its share of time and memory.
namespace rg {

/// Valid UTF-8; a blob is hexadecimal; std::monostate is NULL.
using SqlValue = std::variant<std::string, std::int64_t, double, std::monostate>;

struct QueryLimits {
  std::size_t rows = 0;   ///< 0 for all
  unsigned seconds = 60;  ///< looked at between steps of SQLite: a single step can take longer
};

struct Answer {
  std::vector<std::string> columns;  ///< no name twice
  std::vector<std::vector<SqlValue>> rows;
  bool more = false;  ///< there are more rows than the limit
};

/// Runs one statement that reads. Throws Usage for SQL that is wrong or does anything else, and Problem where it takes
/// too long or too much memory, or its answer is too large to hold.
Answer answer(Database& store, const std::string& sql, const QueryLimits& limits);

}  // namespace rg
