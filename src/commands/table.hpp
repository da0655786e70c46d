// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "graph/ask/ask.hpp"
#include "src/commands/options.hpp"

namespace rg {

/// std::monostate is no value: empty for people and in CSV, null in JSON.
using Cell = std::variant<std::string, std::int64_t, double, std::monostate>;

/// One row of an answer, with passages that it rests on.
struct TableRow {
  std::vector<Cell> cells;
  std::vector<Quote> quotes;
};

/// An answer: printed as a table for people, as JSON (`--json`) or as CSV (`--csv`).
struct Table {
  std::vector<std::string> heading;  ///< lines above the table; for people only
  std::vector<std::string> columns;  ///< names; the keys in JSON
  std::vector<TableRow> rows;
  std::vector<std::string> notes;  ///< lines below it; for people only, in JSON as `notes`
};

/// For people: columns aligned (a Han character is two wide), quotes below their row with the words marked `【…】`.
/// JSON: an object with `rows` and `notes`; a row has its columns and `evidence`. CSV (RFC 4180): with quotes a line
/// each passage. What could move the cursor or end a line is shown escaped.
std::string print_table(const Table& table, const Options& options);

/// On one line, and nothing in it moves the cursor or turns the direction of writing.
std::string plain(std::string_view text);

/// `A-HRC-50-51 p7`
std::string where(const Quote& quote);

}  // namespace rg
