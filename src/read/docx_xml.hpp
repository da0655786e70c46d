// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <string_view>

/// The XML of Office documents. Names are compared without their prefix, so that both editions of the standard
/// (transitional and strict) and programs that choose prefixes of their own are read.
namespace rg::docx {

/// Elements that the text of a document is made of; `other` is walked through, `skipped` isn't.
enum class Tag : std::uint8_t {
  other,
  skipped,
  alternate,
  alt_chunk,
  br,
  cr,
  endnote_reference,
  field_char,
  footnote_reference,
  fraction,
  instruction,
  no_break_hyphen,
  p,
  page_break,
  r,
  sub_document,
  sym,
  t,
  tab,
  tbl,
  tc,
  text_box,
  tr
};

Tag tag_of(pugi::xml_node node);

std::string_view local_name(const char* name);
pugi::xml_node child(pugi::xml_node parent, std::string_view name);
/// The value of an attribute; empty where there is none.
std::string_view attribute(pugi::xml_node node, std::string_view name);
/// `w:val` of a child; empty where there is none.
std::string_view value(pugi::xml_node parent, std::string_view name);
/// … as a number: none where it is missing or no number. Those too large for anything are cut to ±1,000,000.
std::optional<int> number(pugi::xml_node parent, std::string_view name);
std::optional<int> number(std::string_view digits);
/// ECMA-376, part 1, 17.17.4: a property that is on by being there, unless its value says no. None where it isn't
/// there.
std::optional<bool> on(pugi::xml_node parent, std::string_view name);
bool is_true(std::string_view value);

}  // namespace rg::docx
