// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rg {

/// What the format itself tells of a line. Plain text tells nothing, and layout finds it out.
enum class Said : std::uint8_t {
  nothing,
  heading,    ///< (a part of) a heading
  note,       ///< of a footnote or endnote; its first line begins with its number in superscript digits
  furniture,  ///< belongs to no place: a running head, a page number, …; `reason` says which
  columns,    ///< the heads of the columns of a table
  row         ///< a row of a table
};

struct Line {
  std::string text;          ///< UTF-8 in NFC, no control characters, no line end (but in a row); spaces as in the file
  std::uint32_t number = 0;  ///< 1-based line of the file; where it has none, of what was read from it
  std::uint32_t page = 0;    ///< 1-based; 0 where the file marks no pages
  Said said = Said::nothing;
  std::string_view reason = {};           ///< of furniture, as the ledger has it; a literal
  std::uint32_t table = 0;                ///< of a row and of columns: 1 for the first table of the file
  std::vector<std::uint32_t> cells = {};  ///< of a row and of columns: the bytes at which cells begin; a line feed
                                          ///< stands before each but the first, and between paragraphs of a cell
};

/// A report as a reader leaves it: lines with their position. A line is as printed, or a whole paragraph; an empty one
/// stands between paragraphs where the format shows them. Raised numbers are superscript digits (`¹²`).
struct Text {
  std::string path;
  std::string encoding;  ///< ICU's name, such as `UTF-8` or `GB18030`; empty where the format has no choice
  std::vector<Line> lines;
  bool told_gaps = false;              ///< an empty line stands between paragraphs, and nowhere else
  bool whole_paragraphs = false;       ///< a line is a paragraph, or ends where the author broke it
  std::size_t dropped_characters = 0;  ///< control characters that were left out
};

/// Decodes a text file: UTF-8 (BOM or not), UTF-16, GB18030 and what else ICU recognises, or `encoding`
/// where it is given. A form feed starts a page. Throws Problem for an empty or binary file, an unknown
/// encoding, and bytes that are wrong in the encoding (with line, column and byte offset).
Text read_text(std::string_view bytes, const std::string& path, const std::string& encoding = {});

}  // namespace rg
