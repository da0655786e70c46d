// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "src/read/html_page.hpp"
#include "src/read/html_parser.hpp"

namespace rg::read {

/// What an element is to the text of a page.
enum class Element : std::uint8_t {
  flowing,  ///< runs on with the text around it
  hidden,   ///< shows no text, or none of the page's own
  block,
  line_break,
  heading,
  preformatted,
  raised,
  link,
  ordered_list,
  list,
  item,
  table,
  caption,
  table_head,
  row,
  cell,
  head_cell,
  main,
  article,
  section,
  page_head,
  page_foot,
  navigation,
  aside,
  form,
  control
};

Element element_of(std::string_view name);
/// Does a line end where it begins and ends?
inline bool is_block(Element element) {
  return element != Element::flowing && element != Element::raised && element != Element::link &&
         element != Element::line_break && element != Element::hidden;
}

/// The attributes that count here.
struct ElementAttributes {
  explicit ElementAttributes(const Attributes& attributes);
  std::string_view id, name, title, css_class, role, epub_type, href, start, type, value, columns, rows, border;
  std::string style;  ///< in lower-case letters
  bool hidden = false, unspoken = false, reversed = false;

  /// `property` of the style, without the spaces at its ends; empty where it has none.
  std::string_view styled(std::string_view property) const;
  bool is_hidden(bool in_line) const;
  bool is_raised() const;
};

/// `ftn1`, `cite_note-4`: what programs call the notes that they write.
bool is_note_id(std::string_view id);

/// Is it a footnote or endnote, or several, going by its id, class or role (https://www.w3.org/TR/dpub-aria, EPUB)?
bool is_note_part(const ElementAttributes& attributes);

/// Is it furniture, going by its element, role, id and class?
PageRegion region_of(Element element, const ElementAttributes& attributes, bool inside_content);

/// The label of an item of a list, as displayed (https://www.w3.org/TR/css-counter-styles-3), with its space; `type` is
/// the attribute's or the style's.
std::string item_label(std::string_view type, std::int32_t value);

/// The number that a label shows (`4.`, `(d)`, `iv`), 0 for none. `bytes` is set to the length of the label.
std::uint32_t label_number(std::string_view text, std::size_t& bytes);
/// The same of a number alone, in digits, Roman numerals or a letter.
std::uint32_t shown_number(std::string_view text);

}  // namespace rg::read
