// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/read/text.hpp"
#include "src/schema/schema.hpp"

/// What the steps of layout share: the non-blank lines with what has been found out about each.
namespace rg::layout {

/// A footnote marker inside a row: bytes [at, at + length) are its digits.
struct RowMarker {
  std::size_t at = 0, length = 0;
  std::uint32_t number = 0;
};

enum class Role : std::uint8_t { text, furniture, paragraph, footnote };

struct Row {
  std::string_view text;      ///< without white space at its ends
  std::uint32_t line = 0;     ///< 1-based line of the file
  std::uint32_t page = 0;     ///< 0 where the file marks none
  bool gap = false;           ///< a blank line stands before it
  bool page_start = false;    ///< the first row of a page, as far as the file shows it
  bool space_behind = false;  ///< the format has a space where the line ends
  bool indented = false;      ///< white space stood before it
  std::size_t width = 0;      ///< columns; a Han character takes two
  Said said = Said::nothing;
  std::uint32_t table = 0;  ///< of a row of a table, and of the heads of its columns
  const std::vector<std::uint32_t>* cells = nullptr;
  Role role = Role::text;
  std::string_view reason;   ///< of furniture
  std::uint32_t number = 0;  ///< of a paragraph or footnote
  std::uint32_t annex = 0;   ///< paragraphs of the n-th annex are numbered anew
  std::size_t label = 0;     ///< bytes of the number and the space behind it
  std::vector<RowMarker> markers;
};

/// How the text was broken into lines.
struct Setting {
  bool double_spaced = false;  ///< a blank line stands between the lines of one paragraph
  bool unwrapped = false;      ///< a paragraph, or a sentence, is one long line
  bool blocks = false;         ///< blank lines stand between paragraphs
  bool told = false;           ///< the format tells where paragraphs end
  bool told_notes = false;     ///< … and which lines are notes
  std::size_t width = 0;       ///< columns of a full line
};

struct Rows {
  std::vector<Row> rows;
  Setting setting;
};

struct Wording;
std::shared_ptr<const Wording> wording_of(const Schema& schema, std::string_view language);

Rows rows_of(const Text& text);

/// Marks page heads and feet, page numbers, lists of links, tables of contents.
void mark_furniture(Rows& rows, const Wording& wording, const std::vector<std::string>& symbol_prefixes);
/// Finds the numbered paragraphs: the best ascending chain among the lines that begin with a number.
void mark_paragraphs(Rows& rows, const Wording& wording);
/// Finds the footnotes, and in the lines before each one its marker.
void mark_footnotes(Rows& rows, const Wording& wording);

/// The row ends as a sentence or an item of a list ends.
bool ends_sentence(std::string_view text);
/// The row is the heading of something, going by its beginning and its end.
bool is_heading(const Row& row, const Wording& wording);
/// It begins as numbered headings do.
bool has_heading_number(const Row& row, const Wording& wording);
bool is_annex(const Row& row, const Wording& wording);
bool is_summary(const Row& row, const Wording& wording);
bool is_contents(const Row& row, const Wording& wording);
bool is_vote(const Row& row, const Wording& wording);
/// `人权理事会，` alone: what follows is the preamble of a resolution of that body.
bool is_enacting(const Row& row, const Wording& wording);
/// Does the text behind a number begin with something that the number counts?
bool is_counter(std::string_view text, const Wording& wording);
/// … with what joins the number to another?
bool is_joiner(std::string_view text, const Wording& wording);
/// Does it end with what joins words, so that it goes on?
bool ends_with_joiner(std::string_view text, const Wording& wording);

/// A note's number in superscript digits or plain ones at byte `at`: its length in bytes (0: none) and value.
struct NoteNumber {
  std::size_t length = 0;
  std::uint32_t value = 0;
  bool superscript = false;
};
NoteNumber note_number(std::string_view text, std::size_t at);

}  // namespace rg::layout
