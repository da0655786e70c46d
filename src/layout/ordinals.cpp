// SPDX-License-Identifier: Apache-2.0
#include "src/layout/ordinals.hpp"

#include <unicode/rbnf.h>

#include <algorithm>
#include <vector>

#include "src/layout/folding.hpp"
#include "src/text/unicode.hpp"

namespace rg::layout {
namespace {

constexpr unsigned last_session = 999;
constexpr std::size_t most_words = 8;

/// Sets of rules for what stands alone: `spellout-ordinal-feminine`, but none for plurals or other cases.
bool is_wanted(const std::string& rules) {
  if (!rules.starts_with("%spellout-ordinal")) return false;
  const std::initializer_list<std::string_view> others{"plural",     "genitive", "dative",
                                                       "accusative", "locative", "ablative"};
  return std::none_of(others.begin(), others.end(),
                      [&](std::string_view other) { return rules.find(other) != std::string::npos; });
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" -"), text.size());
    if (std::string word = squashed(text.substr(0, end)); !word.empty() && word != "and")
      out.push_back(std::move(word));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// Without spaces, hyphens and English `and`.
std::string compared(std::string_view text) {
  std::string out;
  for (const std::string& word : words_of(text)) out += word;
  return out;
}

/// `34th`, `34`, `34e`, `34я`: three digits, and letters behind them.
unsigned in_digits(std::string_view word) {
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  if (digits == 0 || digits > 3 || count_code_points(word.substr(digits)) > 4) return 0;
  return static_cast<unsigned>(std::stoul(std::string(word.substr(0, digits))));
}

/// `三十四`, `九百五十`, `一百零一`, below a thousand; 0 for anything else.
unsigned in_chinese(std::string_view text) {
  static constexpr std::u32string_view digits = U"〇一二三四五六七八九";
  unsigned sum = 0, digit = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const std::size_t value = c == U'零' ? 0 : digits.find(c);
    const unsigned unit = c == U'十' ? 10 : c == U'百' ? 100 : 0;
    if (c == U'第' && sum + digit == 0) continue;
    if (value == digits.npos && unit == 0) return 0;
    if (unit > 0) sum += unit * std::max(digit, 1U);
    if (sum > last_session) return 0;
    digit = unit > 0 ? 0 : static_cast<unsigned>(value);
  }
  return sum + digit;
}

}  // namespace

void Ordinals::spell_out() const {
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat spelling(icu::URBNF_SPELLOUT, icu::Locale(language_.c_str()), status);
  if (U_FAILURE(status)) return;
  for (std::int32_t i = 0; i < spelling.getNumberOfRuleSetNames(); ++i) {
    const icu::UnicodeString name = spelling.getRuleSetName(i);
    std::string rules, words;
    if (!is_wanted(name.toUTF8String(rules))) continue;
    for (unsigned number = 1; number <= last_session; ++number) {
      icu::UnicodeString spelt;
      icu::FieldPosition ignored;
      spelling.format(static_cast<std::int32_t>(number), name, spelt, ignored, status);
      if (U_FAILURE(status)) return;
      words.clear();
      values_.emplace(compared(spelt.toUTF8String(words)), number);
    }
  }
}

unsigned Ordinals::value_of(const std::string& word) const {
  if (const unsigned number = in_digits(word)) return number;
  if (!word.empty() && is_digit(static_cast<unsigned char>(word.front()))) return 0;
  if (language_ == "zh") return in_chinese(word);
  std::call_once(spelt_, [this] { spell_out(); });
  for (const std::string_view one : {"", "one"})  // `Hundred and tenth`
    if (const auto found = values_.find(std::string(one) + compared(word)); found != values_.end())
      return found->second;
  return 0;
}

unsigned Ordinals::value_in(std::string_view text) const {
  std::vector<std::string> words = words_of(text);
  if (words.size() > most_words) words.erase(words.begin(), words.end() - most_words);
  const auto joined = [&](std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t i = from; i < to; ++i) out += words[i];
    return out;
  };
  for (std::size_t from = 0; from < words.size(); ++from)
    if (const unsigned value = value_of(joined(from, words.size()))) return value;
  for (std::size_t to = words.size(); to-- > 1;)
    if (const unsigned value = value_of(joined(0, to))) return value;
  return 0;
}

}  // namespace rg::layout
