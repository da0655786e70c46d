// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "src/read/docx_numerals.hpp"
#include "src/read/html_elements.hpp"
#include "src/text/unicode.hpp"

namespace rg::read {
namespace {

/// a … z, aa, ab …
std::string alphabetic(std::int32_t value) {
  std::string out;
  for (; value > 0; value = (value - 1) / 26) out.insert(out.begin(), static_cast<char>('a' + (value - 1) % 26));
  return out;
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(c - 'a' + 'A');
  return text;
}

/// By the names that Word has for them; the web writes 〇 as 零.
std::string counted_as(std::string_view format, std::int32_t value) {
  return docx::numeral(static_cast<std::uint32_t>(value), format);
}

/// The same digits in another script.
std::string in_digits(std::int32_t value, char32_t zero) {
  std::string out;
  for (const char digit : std::to_string(value))
    append(out, digit == '-' ? U'-' : zero + static_cast<char32_t>(digit - '0'));
  return out;
}

std::uint32_t roman_number(std::string_view text) {
  static constexpr std::string_view letters = "ivxlc";
  static constexpr std::array<std::uint32_t, 5> values{1, 5, 10, 50, 100};
  std::uint32_t sum = 0, last = 0;
  for (std::size_t i = text.size(); i-- > 0;) {
    const std::size_t at = letters.find(text[i]);
    if (at == std::string_view::npos) return 0;
    sum = values[at] < last ? sum - values[at] : sum + values[at];
    last = std::max(last, values[at]);
  }
  return docx::numeral(sum, "lowerRoman") == text ? sum : 0;
}

}  // namespace

std::string item_label(std::string_view type, std::int32_t value) {
  const bool counts = value > 0;
  if (type == "none") return {};
  for (const std::string_view mark : {"disc", "circle", "square"})
    if (type == mark) return "• ";
  if (counts && (type == "a" || type == "lower-alpha" || type == "lower-latin")) return alphabetic(value) + ". ";
  if (counts && (type == "A" || type == "upper-alpha" || type == "upper-latin")) return upper(alphabetic(value)) + ". ";
  if (counts && (type == "i" || type == "lower-roman")) return counted_as("lowerRoman", value) + ". ";
  if (counts && (type == "I" || type == "upper-roman")) return counted_as("upperRoman", value) + ". ";
  if (counts && (type == "cjk-ideographic" || type.find("-chinese-") != std::string_view::npos))
    return counted_as("taiwaneseCountingThousand", value) + "、";
  if (type == "arabic-indic") return in_digits(value, U'٠') + ". ";
  if (type == "persian" || type == "urdu") return in_digits(value, U'۰') + ". ";
  if (type == "decimal-leading-zero" && value >= 0 && value < 10) return "0" + std::to_string(value) + ". ";
  return std::to_string(value) + ". ";
}

std::uint32_t shown_number(std::string_view text) {
  if (text.empty() || text.size() > 7) return 0;
  if (std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return static_cast<std::uint32_t>(std::stoul(std::string(text)));
  std::string small(text);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (const std::uint32_t number = roman_number(small)) return number;
  return small.size() == 1 && small[0] >= 'a' && small[0] <= 'z' ? static_cast<std::uint32_t>(small[0] - 'a' + 1) : 0;
}

std::uint32_t label_number(std::string_view text, std::size_t& bytes) {
  const std::size_t open = text.starts_with('(') || text.starts_with('[') ? 1 : 0;
  const std::size_t end = text.find_first_of(".)] ", open);
  if (end == std::string_view::npos || text[end] == ' ') return 0;
  bytes = end + 1;
  const bool apart = bytes == text.size() || text[bytes] == ' ' || static_cast<unsigned char>(text[bytes]) >= 0x80;
  return apart ? shown_number(text.substr(open, end - open)) : 0;
}

}  // namespace rg::read
