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

bool needs_space(std::string_view text, char32_t next) {
  std::size_t end = text.size();
  const char32_t last = previous_code_point(text, end);
  if (is_cjk(last) || is_cjk(next) || is_space(last)) return false;
  static constexpr std::u32string_view opening = U"(/-[\"", closing = U")/],.;:\"";
  if (opening.find(last) != std::u32string_view::npos || closing.find(next) != std::u32string_view::npos) return false;
  const bool thousands =
      last == U',' && end > 0 && is_digit(static_cast<unsigned char>(text[end - 1])) && is_digit(next);
  return !thousands;
}

}  // namespace

void join_lines(std::string& text, std::string_view line) {
  const std::string_view word = last_word(text);
  if (!is_link(word)) {
    std::size_t at = 0;
    if (divides_word(word, line.front())) text.pop_back();
    else if (needs_space(text, next_code_point(line, at))) text += ' ';
  }
  text += line;
}

}  // namespace rg::layout
