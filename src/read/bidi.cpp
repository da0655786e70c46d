// SPDX-License-Identifier: Apache-2.0
#include "src/read/bidi.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "src/text/unicode.hpp"

// ICU can invert the bidirectional algorithm, but it doesn't know which spaces and brackets of a line belong to a Latin
// name: of `(A/HRC/950/21)` inside Arabic it made `(950/21/A/HRC)`.
namespace rg::read {
namespace {

bool is_left_to_right_letter(char32_t c) { return u_charDirection(static_cast<UChar32>(c)) == U_LEFT_TO_RIGHT; }

bool is_mark(char32_t c) { return u_getCombiningClass(static_cast<UChar32>(c)) != 0; }

/// Letters and digits that run from left to right, raised ones and Arabic digits too.
bool runs_left_to_right(char32_t c) {
  return is_left_to_right_letter(c) || u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER ||
         std::u32string_view(U"⁰¹²³⁴⁵⁶⁷⁸⁹").find(c) != std::u32string_view::npos;
}

/// May stand inside a number; a hyphen between two numbers turns with the line (UAX #9, W2 and W4: behind Arabic
/// letters only common separators join numbers).
bool joins_numbers(char32_t c) { return std::u32string_view(U"/.,:٫٬").find(c) != std::u32string_view::npos; }

/// May stand inside a symbol or an address.
bool joins(char32_t c) {
  return joins_numbers(c) || std::u32string_view(U"-–_@&%+'’").find(c) != std::u32string_view::npos;
}

std::u32string decoded(std::string_view utf8) {
  std::u32string out;
  for (std::size_t at = 0; at < utf8.size();) out += next_code_point(utf8, at);
  return out;
}

bool has_letter(std::u32string_view word) { return std::any_of(word.begin(), word.end(), is_left_to_right_letter); }

std::size_t start_of(std::u32string_view line, std::size_t end, bool (*may_join)(char32_t)) {
  std::size_t start = end;
  for (std::size_t at = end; at > 0 && (runs_left_to_right(line[at - 1]) || may_join(line[at - 1]));)
    if (runs_left_to_right(line[--at])) start = at;
  return start;
}

/// The first character of the word that ends before `end`: letters, digits, and what joins them.
std::size_t word_start(std::u32string_view line, std::size_t end) {
  const std::size_t start = start_of(line, end, joins);
  return has_letter(line.substr(start, end - start)) ? start : start_of(line, end, joins_numbers);
}

/// The start of the run of words that ends before `end`. Words with letters stay together across a space; a number
/// stands for itself.
std::size_t run_start(std::u32string_view line, std::size_t end) {
  std::size_t start = word_start(line, end);
  while (start > 1 && line[start - 1] == U' ' && has_letter(line.substr(start, end - start))) {
    const std::size_t before = word_start(line, start - 1);
    if (before == start - 1 || !has_letter(line.substr(before, start - 1 - before))) break;
    start = before;
  }
  return start;
}

/// A line, or a part of one, that runs from right to left.
std::u32string turned(std::u32string_view line) {
  std::u32string out;
  for (std::size_t end = line.size(); end > 0;) {
    std::size_t start = end - 1;
    if (runs_left_to_right(line[start])) start = run_start(line, end);
    else
      while (start > 0 && is_mark(line[start])) --start;  // marks stand behind their letter either way
    out += line.substr(start, end - start);
    end = start;
  }
  return out;
}

/// From the first to the last letter that runs from right to left, as long as no other letter stands between.
std::size_t foreign_end(std::u32string_view line, std::size_t start) {
  std::size_t end = start + 1;
  for (std::size_t at = start; at < line.size() && !is_left_to_right_letter(line[at]); ++at)
    if (is_right_to_left(line[at])) end = at + 1;
  return end;
}

std::u32string with_foreign_words_turned(std::u32string_view line) {
  std::u32string out;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = is_right_to_left(line[at]) ? foreign_end(line, at) : at + 1;
    out += is_right_to_left(line[at]) ? turned(line.substr(at, end - at)) : std::u32string(line.substr(at, 1));
    at = end;
  }
  return out;
}

}  // namespace

bool is_right_to_left(char32_t c) {
  if (c < 0x590) return false;
  const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

std::string logical_order(std::string_view visual, bool right_to_left) {
  const std::u32string line = decoded(visual);
  std::string out;
  for (const char32_t c : right_to_left ? turned(line) : with_foreign_words_turned(line)) append(out, c);
  return out;
}

}  // namespace rg::read
