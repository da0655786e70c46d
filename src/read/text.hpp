// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rg {

struct Line {
  std::string text;          ///< UTF-8 in NFC, no control characters, no line end; spaces as in the file
  std::uint32_t number = 0;  ///< 1-based line of the file
  std::uint32_t page = 0;    ///< 1-based; 0 where the file marks no pages
};

/// A report as a reader leaves it: lines with their position.
struct Text {
  std::string path;
  std::string encoding;  ///< ICU's name, such as `UTF-8` or `GB18030`
  std::vector<Line> lines;
  std::size_t dropped_characters = 0;  ///< control characters that were left out
};

/// Decodes a text file: UTF-8 (BOM or not), UTF-16, GB18030 and what else ICU recognises, or `encoding`
/// where it is given. A form feed starts a page. Throws Problem for an empty or binary file, an unknown
/// encoding, and bytes that are wrong in the encoding (with line, column and byte offset).
Text read_text(std::string_view bytes, const std::string& path, const std::string& encoding = {});

}  // namespace rg
