// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Code points: every offset the program gives counts them, and never bytes.
namespace rg {

/// Half-open range of code points, 0-based, into the text of a place.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const Span&) const = default;
};

/// The code point that starts at byte `at`; moves `at` behind it. The text must be valid UTF-8.
inline char32_t next_code_point(std::string_view utf8, std::size_t& at) {
  const auto byte = [&](std::size_t offset) { return static_cast<unsigned char>(utf8[at + offset]); };
  const auto tail = [&](std::size_t offset) { return static_cast<char32_t>(byte(offset) & 0x3F); };
  const unsigned char first = byte(0);
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (first < 0x80 || at + length > utf8.size())
    return static_cast<unsigned char>(utf8[at++]);  // a cut sequence: its bytes one by one
  char32_t c = 0;
  if (first < 0xE0) {
    c = (static_cast<char32_t>(first & 0x1F) << 6) | tail(1);
    at += 2;
  } else if (first < 0xF0) {
    c = (static_cast<char32_t>(first & 0x0F) << 12) | (tail(1) << 6) | tail(2);
    at += 3;
  } else {
    c = (static_cast<char32_t>(first & 0x07) << 18) | (tail(1) << 12) | (tail(2) << 6) | tail(3);
    at += 4;
  }
  return c;
}
/// The code point that ends before byte `at`; moves `at` to its first byte.
char32_t previous_code_point(std::string_view utf8, std::size_t& at);
void append(std::string& utf8, char32_t code_point);

std::size_t count_code_points(std::string_view utf8);
/// The part of the text in the span.
std::string_view slice(std::string_view utf8, Span span);

/// Han ideographs, and the marks and full-width forms that stand among them without spaces.
bool is_han(char32_t c);
bool is_cjk(char32_t c);
bool is_space(char32_t c);
bool is_digit(char32_t c);
/// The value of a decimal digit: ASCII, Arabic-Indic (٠ and ۰), full-width; none for all else.
std::optional<std::uint32_t> digit_value(char32_t c);
bool is_letter(char32_t c);

/// Without white space at both ends (no-break and ideographic spaces count as white space).
std::string_view trim(std::string_view utf8);
bool contains_any(std::string_view text, const std::vector<std::string>& words);
bool starts_with_any(std::string_view text, const std::vector<std::string>& beginnings);
/// `1 report`, `2 reports`
std::string counted(std::size_t count, std::string_view noun);
/// A library's message as a part of a line of ours: without its full stop.
inline std::string_view without_stop(std::string_view message) {
  return message.ends_with('.') ? message.substr(0, message.size() - 1) : message;
}
bool ends_with_any(std::string_view text, const std::vector<std::string>& ends);

/// The text with U+FFFD for every byte that is no part of valid UTF-8: names of files may hold anything.
std::string valid_utf8(std::string_view text);

/// Where the words first stand in the text, white space aside; an empty span where they don't. Letters are compared as
/// `form` has them.
Span find_words(std::string_view text, std::string_view words, char32_t (*form)(char32_t) = nullptr);

/// How far a name is from another: code points added, dropped or changed (Levenshtein), over the first 200 of each.
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace rg
