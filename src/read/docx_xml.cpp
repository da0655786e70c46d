// SPDX-License-Identifier: Apache-2.0
#include "src/read/docx_xml.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace rg::docx {
namespace {

// What is skipped: properties, which are asked for by name; what tracked changes took out; comments; instructions of
// fields; the reading aid of ruby; what stands in for a drawing in programs that don't know it; how VML draws its
// shapes, with formulas that have the name of fractions.
const std::unordered_map<std::string_view, Tag>& tags() {
  static const std::unordered_map<std::string_view, Tag> table{
      {"AlternateContent", Tag::alternate},
      {"altChunk", Tag::alt_chunk},
      {"br", Tag::br},
      {"cr", Tag::cr},
      {"endnoteReference", Tag::endnote_reference},
      {"f", Tag::fraction},
      {"fldChar", Tag::field_char},
      {"footnoteReference", Tag::footnote_reference},
      {"instrText", Tag::instruction},
      {"lastRenderedPageBreak", Tag::page_break},
      {"noBreakHyphen", Tag::no_break_hyphen},
      {"p", Tag::p},
      {"ptab", Tag::tab},
      {"r", Tag::r},
      {"subDoc", Tag::sub_document},
      {"sym", Tag::sym},
      {"t", Tag::t},
      {"tab", Tag::tab},
      {"tbl", Tag::tbl},
      {"tc", Tag::tc},
      {"tr", Tag::tr},
      {"txbxContent", Tag::text_box},
      {"del", Tag::skipped},
      {"delInstrText", Tag::skipped},
      {"delText", Tag::skipped},
      {"docPr", Tag::skipped},
      {"ffData", Tag::skipped},
      {"fldData", Tag::skipped},
      {"formulas", Tag::skipped},
      {"moveFrom", Tag::skipped},
      {"pPr", Tag::skipped},
      {"rPr", Tag::skipped},
      {"rt", Tag::skipped},
      {"sdtEndPr", Tag::skipped},
      {"sdtPr", Tag::skipped},
      {"sectPr", Tag::skipped},
      {"shapetype", Tag::skipped},
      {"tblGrid", Tag::skipped},
      {"tblPr", Tag::skipped},
      {"tblPrEx", Tag::skipped},
      {"tcPr", Tag::skipped},
      {"trPr", Tag::skipped},
  };
  return table;
}

constexpr int largest = 1'000'000;

}  // namespace

std::string_view local_name(const char* name) {
  const std::string_view whole = name;
  return whole.substr(whole.find(':') + 1);  // npos + 1 is 0
}

Tag tag_of(pugi::xml_node node) {
  const auto found = tags().find(local_name(node.name()));
  return found == tags().end() ? Tag::other : found->second;
}

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  pugi::xml_node node = parent.first_child();
  while (node && local_name(node.name()) != name) node = node.next_sibling();
  return node;
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
  pugi::xml_attribute found = node.first_attribute();
  while (found && local_name(found.name()) != name) found = found.next_attribute();
  return found.value();
}

std::string_view value(pugi::xml_node parent, std::string_view name) { return attribute(child(parent, name), "val"); }

std::optional<int> number(std::string_view digits) {
  double found = 0;  // strict documents may say `12.5pt`
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), found);
  if (error != std::errc() || !(found > -largest && found < largest)) {
    if (error == std::errc::result_out_of_range || error == std::errc())
      return digits.starts_with('-') ? -largest : largest;
    return std::nullopt;
  }
  return static_cast<int>(found);
}

std::optional<int> number(pugi::xml_node parent, std::string_view name) { return number(value(parent, name)); }

bool is_true(std::string_view value) { return value == "1" || value == "true" || value == "on"; }

std::optional<bool> on(pugi::xml_node parent, std::string_view name) {
  const pugi::xml_node node = child(parent, name);
  if (!node) return std::nullopt;
  const std::string_view value = attribute(node, "val");
  return value.empty() || is_true(value);
}

}  // namespace rg::docx
