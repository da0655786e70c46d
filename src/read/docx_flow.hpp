// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/read/characters.hpp"
#include "src/read/text.hpp"

/// What a document is made of, in reading order, before it is lines.
namespace rg::docx {

/// A footnote or endnote that a paragraph refers to.
struct NoteUse {
  bool endnote = false;
  std::string id;
  std::uint32_t number = 0;  ///< as shown; 0: the author wrote a mark of his own
};

/// A paragraph or a row of a table.
struct Block {
  std::vector<std::string> lines;  ///< of a paragraph, as its line breaks have it; of a row, one
  Said said = Said::nothing;
  std::string_view reason;  ///< of furniture
  std::uint32_t table = 0;
  std::vector<std::uint32_t> cells;
  std::vector<NoteUse> notes;
  bool bold = false;  ///< all of it is
};

/// The running text of a paragraph.
class Inline {
 public:
  /// Digits are raised to superscript ones where `raised`; other characters have no such form.
  void add(std::string_view text, bool raised = false);
  void end_line();
  /// A marker of a note.
  void add(const NoteUse& note);
  /// All lines, without white space at their ends; the text begins anew.
  std::vector<std::string> take_lines();
  std::size_t dropped() const { return characters_.dropped(); }

  std::vector<NoteUse> notes;
  std::vector<Block> boxes;  ///< text boxes that are anchored in it
  bool in_contents = false;  ///< some of it stands in a table of contents
  bool bold = true;          ///< all of it is

 private:
  read::Characters characters_;
  std::vector<std::string> lines_;
};

/// Paragraphs one below the other: of the document, a cell, a note or a box.
struct Flow {
  std::vector<Block> blocks;
  Inline pending;  ///< text of paragraphs whose ends are deleted: it goes on in the next one
};

/// The text of blocks, a line feed between lines; their notes are added to `notes`.
std::string joined(const std::vector<Block>& blocks, std::vector<NoteUse>& notes);

}  // namespace rg::docx
