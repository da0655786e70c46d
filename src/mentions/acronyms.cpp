// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "src/mentions/mentions.hpp"
#include "src/mentions/names.hpp"

namespace rg {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_latin(char c) { return is_capital(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

/// Roman numerals number chapters and conferences.
bool is_numeral(std::string_view word) { return word.find_first_not_of("IVXLC") == std::string_view::npos; }

/// A part of a symbol, a link or a measure stands beside one of these.
bool is_part(std::string_view text, std::size_t begin, std::size_t end) {
  static constexpr std::string_view joints = "/._@#";
  return (begin > 0 && joints.find(text[begin - 1]) != std::string_view::npos) ||
         (end < text.size() && joints.find(text[end]) != std::string_view::npos);
}

void count_in(const PlaceMentions& place, std::map<std::string, std::size_t>& counts) {
  const std::string_view text = place.text.text();
  const std::vector<Range> links = mentions::links_of(text);
  auto mention = place.mentions.begin();
  for (std::size_t at = 0; at < text.size();) {
    if (!is_capital(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_latin(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    while (mention != place.mentions.end() && mention->range.end <= at) ++mention;
    const bool named = mention != place.mentions.end() && mention->range.begin <= at;
    const bool acronym = word.size() >= 2 && word.size() <= 12 &&
                         std::all_of(word.begin(), word.end(), [](char c) { return is_capital(c) || c == '-'; });
    const bool inside_word = at > 0 && is_latin(text[at - 1]);
    if (acronym && !named && !inside_word && !is_numeral(word) && !is_part(text, at, end) &&
        !mentions::inside(links, at))
      ++counts[std::string(word)];
    at = end;
  }
}

}  // namespace

std::map<std::string, std::size_t> undefined_abbreviations(const Mentions& mentions) {
  std::map<std::string, std::size_t> counts;
  for (const PlaceMentions& place : mentions.places) count_in(place, counts);
  return counts;
}

}  // namespace rg
