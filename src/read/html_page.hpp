// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// A page as it is collected, before it is known what of it is content, a note or a table.
namespace rg::read {

constexpr std::uint32_t no_index = static_cast<std::uint32_t>(-1);

/// A part of a line's text that may be the marker of a note.
struct PageMark {
  std::size_t begin = 0, end = 0;  ///< bytes of the line's text
  std::string target;              ///< the id that it links to; empty where it is only raised
  std::uint32_t number = 0;        ///< as shown: `[4]`, `iv`; 0 for asterisks and arrows
  bool digits = false, raised = false;
  bool arrow = false;  ///< a link back to the text, if that is where it leads
  bool marks_note = false, dropped = false;
};

/// A line as a browser breaks it: by blocks and `<br>`.
struct PageLine {
  std::string label;  ///< of a list's item, as displayed, with its space
  std::string text;   ///< white space collapsed
  std::vector<PageMark> marks;
  std::uint32_t block = 0;         ///< lines of one paragraph have the same
  std::uint32_t region = 0;        ///< index into the page's regions
  std::uint32_t notes = no_index;  ///< index into the page's note parts
  std::uint8_t heading = 0;        ///< 1 to 6
  bool in_main = false, in_article = false;
};

/// How surely a part of a page is furniture.
enum class Sureness : std::uint8_t {
  content,       ///< isn't
  sure,          ///< by its element or role
  unless_most,   ///< unless the rest is next to nothing
  if_small,      ///< unless it holds more than all the rest
  if_links,      ///< if it is brief, or links
  if_all_links,  ///< if hardly anything but links
};

/// A part of the page by which what is furniture is decided; the first one is the page.
struct PageRegion {
  std::uint32_t parent = 0;
  Sureness sureness = Sureness::content;
  std::string_view reason;          ///< a literal
  std::size_t text = 0, links = 0;  ///< bytes of its own, outside the regions in it; of them in links
  bool holds_content = false;       ///< `<main>` or `<article>`
};

/// Lines [begin, end) that are a note or several, going by their id, class or role.
struct NotePart {
  std::uint32_t begin = 0, end = 0;
};

struct PageCell {
  std::uint32_t begin = 0, end = 0;  ///< lines
  std::uint16_t columns = 1, rows = 1;
  bool head = false;
};

struct PageRow {
  std::vector<PageCell> cells;
  bool head = false;  ///< in `<thead>`
};

struct PageTable {
  std::uint32_t begin = 0, end = 0;  ///< lines, its caption's too
  std::vector<PageRow> rows;
  bool has_heads = false, has_caption = false, is_presentation = false, has_border = false;
  std::uint32_t parent = no_index;
};

struct Page {
  std::vector<PageLine> lines;
  std::vector<PageRegion> regions{PageRegion{}};
  std::vector<NotePart> notes;
  std::vector<PageTable> tables;                       ///< an outer one stands before those in it
  std::unordered_map<std::string, std::uint32_t> ids;  ///< id or name → the line at which it stands
};

/// Collects the lines of a page in UTF-8. Throws Problem.
Page collect_page(std::string_view utf8, const std::string& path);

/// By line: why it is furniture, empty where it is content. The content is what `<main>` or `<article>` holds, or all
/// of the page but menus, notices and the like.
std::vector<std::string_view> furniture_of(const Page& page);

}  // namespace rg::read
