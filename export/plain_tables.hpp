// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "export/buffer.hpp"
#include "export/writer.hpp"

namespace rg {

/// How a cell of plain text is written. Both return how many characters were left out.
struct CellStyle {
  std::string_view extension;  ///< `.csv`
  std::string_view begin;      ///< of a file
  char separator;
  std::string_view line_end;
  std::size_t (*put_text)(Buffer& out, std::string_view text);
  std::size_t (*put_list)(Buffer& out, std::span<const std::string_view> items);
};

/// Three tables: nodes; edges, with source, sourceType, sourceName, type, target, targetType, targetName before their
/// other columns; evidence, a row each passage, with source, type, target before its columns. What a row hasn't is an
/// empty cell.
ExportReport write_plain_tables(const Graph& graph, Files& files, const ExportOptions& options, const CellStyle& style);

}  // namespace rg
