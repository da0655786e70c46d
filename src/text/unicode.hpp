// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
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
char32_t next_code_point(std::string_view utf8, std::size_t& at);
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
bool is_letter(char32_t c);

/// Without white space at both ends (no-break and ideographic spaces count as white space).
std::string_view trim(std::string_view utf8);
bool starts_with_any(std::string_view text, const std::vector<std::string>& beginnings);

}  // namespace rg
