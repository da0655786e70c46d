// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "src/layout/places.hpp"
#include "src/text/unicode.hpp"

namespace rg::layout {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

constexpr std::size_t longest_word = 2000;  // bytes; Chinese text has no spaces to stop at

/// What stands behind the last white space.
std::string_view last_word(std::string_view text) {
  text = text.substr(text.size() > longest_word ? text.size() - longest_word : 0);
  const std::size_t space = text.find_last_of(" \n");
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

bool is_link(std::string_view word) {
  return word.find("://") != std::string_view::npos || word.find("www.") != std::string_view::npos;
}

/// A word was divided (`coop-⏎eration`), as against one that has its own hyphen (`COVID-⏎19`, `follow-up-⏎to`).
bool divides_word(std::string_view word, char next) {
  const std::size_t hyphen = word.find('-');
  return hyphen > 0 && hyphen + 1 == word.size() && is_lower(word[hyphen - 1]) && is_lower(next);
}

/// Quotation marks and dashes, which Chinese and other scripts share: what stands beyond them tells which it is.
bool is_shared(char32_t c) { return c >= 0x2010 && c <= 0x203B; }
bool is_dash(char32_t c) { return c >= 0x2010 && c <= 0x2015; }

bool ends_in_chinese(std::string_view text) {
  constexpr std::size_t most_shared = 100;  // bytes: nobody sets more of them in a row
  text = text.substr(text.size() - std::min(text.size(), most_shared));
  while (!text.empty()) {
    std::size_t end = text.size();
    const char32_t c = previous_code_point(text, end);
    if (!is_shared(c)) return is_cjk(c);
    text = text.substr(0, end);
  }
  return false;
}

bool begins_in_chinese(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (const char32_t c = next_code_point(text, at); !is_shared(c)) return is_cjk(c);
  return false;
}

/// A dash has a space on the side on which it has one on the other: `2016–2021`, `rights – all`.
bool dash_stands_apart(std::string_view text, std::string_view next) {
  std::size_t end = text.size(), at = 0;
  if (is_dash(previous_code_point(text, end))) return end > 0 && is_space(previous_code_point(text, end));
  next_code_point(next, at);
  return at < next.size() && is_space(next_code_point(next, at));
}

bool needs_space(std::string_view text, std::string_view line) {
  std::size_t end = text.size(), at = 0;
  const char32_t last = previous_code_point(text, end), next = next_code_point(line, at);
  if (is_space(last) || meet_without_space(text, line)) return false;
  static constexpr std::u32string_view opening = U"(/-[\"“‘«„¿¡", closing = U")/],.;:\"”’»،؛؟";
  if (is_dash(last) || is_dash(next)) return dash_stands_apart(text, line);
  if (opening.find(last) != std::u32string_view::npos || closing.find(next) != std::u32string_view::npos) return false;
  const bool thousands =
      last == U',' && end > 0 && is_digit(static_cast<unsigned char>(text[end - 1])) && is_digit(next);
  return !thousands;
}

}  // namespace

bool meet_without_space(std::string_view text, std::string_view next) {
  return ends_in_chinese(text) || begins_in_chinese(next);
}

/// A Han character on one side, a letter or digit of another script on the other.
static bool is_between_scripts(std::string_view text, std::string_view line) {
  std::size_t end = text.size(), at = 0;
  const char32_t last = previous_code_point(text, end), next = next_code_point(line, at);
  const auto is_other = [](char32_t c) { return !is_cjk(c) && (is_letter(c) || is_digit(c)); };
  return (is_han(last) && is_other(next)) || (is_other(last) && is_han(next));
}

void join_lines(std::string& text, std::string_view line, bool space_behind) {
  const std::string_view word = last_word(text);
  if (!is_link(word)) {
    if (divides_word(word, line.front())) text.pop_back();
    else if ((space_behind && is_between_scripts(text, line)) || needs_space(text, line)) text += ' ';
  }
  text += line;
}

}  // namespace rg::layout
