// SPDX-License-Identifier: Apache-2.0
#include "src/text/unicode.hpp"

#include <algorithm>

namespace rg {

char32_t previous_code_point(std::string_view utf8, std::size_t& at) {
  do --at;
  while (at > 0 && (static_cast<unsigned char>(utf8[at]) & 0xC0) == 0x80);
  std::size_t copy = at;
  return next_code_point(utf8, copy);
}

void append(std::string& utf8, char32_t c) {
  const auto put = [&](char32_t value) { utf8 += static_cast<char>(value); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

bool contains_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

std::size_t count_code_points(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view slice(std::string_view utf8, Span span) {
  std::size_t at = 0, index = 0, begin = utf8.size();
  while (at < utf8.size() && index < span.end) {
    if (index == span.begin) begin = at;
    next_code_point(utf8, at);
    ++index;
  }
  return begin < at ? utf8.substr(begin, at - begin) : std::string_view{};
}

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || c == U'〇' || c == U'々';
}

bool is_cjk(char32_t c) {
  return is_han(c) || (c >= 0x3000 && c <= 0x30FF) || (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x2010 && c <= 0x203B) ||
         c == U'·';
}

bool is_space(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

std::optional<std::uint32_t> digit_value(char32_t c) {
  for (const char32_t zero : {U'0', U'٠', U'۰', U'０'})
    if (c >= zero && c < zero + 10) return static_cast<std::uint32_t>(c - zero);
  return std::nullopt;
}

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
         (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7 && !is_space(c));
}

std::string_view trim(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t start = at;
    if (!is_space(next_code_point(utf8, at))) {
      utf8.remove_prefix(start);
      for (std::size_t end = utf8.size();;) {
        const std::size_t stop = end;
        if (!is_space(previous_code_point(utf8, end))) return utf8.substr(0, stop);
      }
    }
  }
  return {};
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

bool ends_with_any(std::string_view text, const std::vector<std::string>& ends) {
  return std::any_of(ends.begin(), ends.end(), [&](const std::string& end) { return text.ends_with(end); });
}

bool starts_with_any(std::string_view text, const std::vector<std::string>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](const std::string& beginning) { return text.starts_with(beginning); });
}

namespace {

/// Bytes of the character that begins the text; 0 where none does (The Unicode Standard, table 3-7).
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0), second = byte(1);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return tail(1) ? 2 : 0;
  const unsigned least = first == 0xE0   ? 0xA0
                         : first == 0xF0 ? 0x90
                                         : 0x80,
                 most = first == 0xED   ? 0x9F
                        : first == 0xF4 ? 0x8F
                                        : 0xBF;
  if (second < least || second > most) return 0;
  if (first >= 0xE0 && first <= 0xEF) return tail(2) ? 3 : 0;
  return first >= 0xF0 && first <= 0xF4 && tail(2) && tail(3) ? 4 : 0;
}

}  // namespace

std::string valid_utf8(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    out += length == 0 ? std::string_view("\uFFFD") : text.substr(0, length);
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

Span find_words(std::string_view text, std::string_view words, char32_t (*form)(char32_t)) {
  std::vector<std::uint32_t> positions;
  const auto letters = [&](std::string_view from) {
    std::u32string out;
    positions.clear();
    std::uint32_t index = 0;
    for (std::size_t at = 0; at < from.size(); ++index) {
      const char32_t c = next_code_point(from, at);
      if (is_space(c)) continue;
      out += form ? form(c) : c;
      positions.push_back(index);
    }
    return out;
  };
  const std::u32string wanted = letters(words), in = letters(text);  // the positions are the text's
  const std::size_t found = wanted.empty() ? std::u32string::npos : in.find(wanted);
  if (found == std::u32string::npos) return {};
  return {positions[found], positions[found + wanted.size() - 1] + 1};
}

std::size_t edit_distance(std::string_view left, std::string_view right) {
  const auto code_points = [](std::string_view text) {
    constexpr std::size_t longest = 200;
    std::u32string out;
    for (std::size_t at = 0; at < text.size() && out.size() < longest;) out += next_code_point(text, at);
    return out;
  };
  const std::u32string a = code_points(left), b = code_points(right);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace rg
