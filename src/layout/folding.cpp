// SPDX-License-Identifier: Apache-2.0
#include "src/layout/folding.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "src/text/unicode.hpp"

namespace rg::layout {
namespace {

char32_t small(char32_t c) { return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT)); }

/// Vowels and the stroke that lengthens words.
bool is_arabic_mark(char32_t c) { return (c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x640; }

bool is_left_out(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_NON_SPACING_MARK || type == U_FORMAT_CHAR || is_arabic_mark(c);
}

std::string decomposed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  std::string out;
  if (U_FAILURE(status)) return std::string(text);
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  nfkd->normalize(icu::UnicodeString::fromUTF8(piece), status).toUTF8String(out);
  return U_FAILURE(status) ? std::string(text) : out;
}

}  // namespace

std::string squeezed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_space(c) && !is_arabic_mark(c)) append(out, small(c));
  }
  return out;
}

std::string folded(std::string_view text) {
  const std::string parts = decomposed(text);
  std::string out;
  for (std::size_t at = 0; at < parts.size();) {
    const char32_t c = next_code_point(parts, at);
    if (is_left_out(c)) continue;
    const auto digit = digit_value(c);
    if (is_space(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (digit) {
      out += static_cast<char>('0' + *digit);
    } else {
      append(out, c == U'’' || c == U'‘' || c == U'ʼ' ? U'\'' : c);
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string squashed(std::string_view text) {
  const std::string parts = folded(text);
  std::string out;
  for (std::size_t at = 0; at < parts.size();) {
    const char32_t c = next_code_point(parts, at);
    if (u_isalnum(static_cast<UChar32>(c)) != 0 || is_han(c)) append(out, small(c));  // 〇 is a number of letters
  }
  return out;
}

}  // namespace rg::layout
