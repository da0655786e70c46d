// SPDX-License-Identifier: Apache-2.0
#include "src/layout/language.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "src/schema/wording.hpp"
#include "src/text/unicode.hpp"

namespace rg::layout {
namespace {

constexpr std::size_t enough = 8000;  // letters of the most frequent script: some three pages

enum Script : std::uint8_t { han, kana, cyrillic, arabic, latin, other, script_count };

Script script_of(char32_t c) {
  if (is_han(c)) return han;
  if (c >= 0x3041 && c <= 0x30FF) return kana;
  if (c >= 0x400 && c <= 0x52F) return cyrillic;
  if (c >= 0x600 && c <= 0x6FF) return arabic;
  return c < 0x250 || (c >= 0x1E00 && c < 0x1F00) ? latin : other;
}

/// Han characters say more than letters do, and names and links are in Latin letters.
constexpr std::size_t weight_of(Script script) { return script == han ? 4 : 1; }

Script script_of_language(std::string_view code) {
  return code == "zh" ? han : code == "ru" ? cyrillic : code == "ar" ? arabic : latin;
}

/// Of running text a third are such words, of languages near to one of these up to a tenth; Arabic writes many of its
/// own as a part of the next word.
constexpr std::size_t words_a_hit(Script script) { return script == arabic ? 20 : 7; }

bool is_link(std::string_view word) { return word.find("://") != std::string_view::npos || word.starts_with("www."); }

bool is_letter_of_word(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0 || (c >= 0x64B && c <= 0x652); }

}  // namespace

struct Languages::Counts {
  std::array<std::size_t, script_count> letters{}, words{};
  std::array<std::size_t, language_count> hits{};

  Script most() const {
    return static_cast<Script>(std::max_element(letters.begin(), letters.end()) - letters.begin());
  }
};

Languages::Languages(const Schema& schema) {
  auto file = open_wording(schema, "mul", "function_words");
  if (!file) return;
  for (std::size_t i = 0; i < language_count; ++i)
    for (const std::string& word : file->strings(languages[i])) words_[word] |= 1U << i;
  file->done();
}

/// Capitals begin names, and titles of tables: they are no function words, nor do they speak against a language.
void Languages::count_word(std::string_view word, Counts& counts) const {
  std::size_t at = 0;
  const char32_t first = next_code_point(word, at);
  if (u_isupper(static_cast<UChar32>(first)) != 0) return;
  ++counts.words[script_of(first)];
  const auto found = words_.find(word);
  for (std::size_t i = 0; found != words_.end() && i < language_count; ++i)
    if ((found->second >> i) & 1U) ++counts.hits[i];
}

void Languages::count(std::string_view line, Counts& counts) const {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t here = at;
    const char32_t c = next_code_point(line, at);
    if (is_letter_of_word(c)) {
      const Script script = script_of(c);
      counts.letters[script] += weight_of(script);
      if (at < line.size()) continue;
    }
    const std::size_t end = is_letter_of_word(c) ? at : here;
    if (end > begin && !is_han(c)) count_word(line.substr(begin, end - begin), counts);
    begin = at;
  }
}

std::string Languages::of(const std::vector<Row>& rows) const {
  Counts counts;
  for (const Row& row : rows) {
    if (!is_link(row.text.substr(0, 200))) count(row.text, counts);
    if (counts.letters[counts.most()] > enough) break;
  }
  const Script script = counts.most();
  if (counts.letters[script] == 0 || script == kana || script == other) return {};
  if (script == han) return counts.letters[kana] * 16 > counts.letters[han] ? "" : "zh";  // a tenth of kana: Japanese
  std::size_t best = language_count;
  for (std::size_t i = 0; i < language_count; ++i)
    if (script_of_language(languages[i]) == script && (best == language_count || counts.hits[i] > counts.hits[best]))
      best = i;
  return counts.hits[best] * words_a_hit(script) > counts.words[script] ? std::string(languages[best]) : std::string{};
}

}  // namespace rg::layout
