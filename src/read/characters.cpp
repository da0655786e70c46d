// SPDX-License-Identifier: Apache-2.0
#include "src/read/characters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>
#include <utility>

#include "src/text/unicode.hpp"

namespace rg::read {
namespace {

/// Control and format characters that print nothing: C0, C1, soft hyphen, zero-width marks.
bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB);
}

/// Characters that NFC leaves alone where only others of these stand beside them: ASCII, Latin, Cyrillic and Arabic
/// letters, Han, CJK and general punctuation.
bool is_plain(char32_t c) {
  return (c >= 0x20 && c < 0x7F) || (c >= 0xC0 && c < 0x250) || (c >= 0x400 && c < 0x483) ||
         (c >= 0x620 && c < 0x64B) || (c >= 0x4E00 && c < 0xA000) || (c >= 0x2010 && c < 0x2028) ||
         (c >= 0x3001 && c < 0x3020) || (c >= 0xFF01 && c < 0xFF5F) || c == 0xB7;
}

/// Radicals where characters are meant (`⼈` for `人`), Latin ligatures, Arabic letters by their form in the word.
bool stands_for_other(char32_t c) {
  return (c >= 0x2E80 && c < 0x2FE0) || (c >= 0xFB00 && c <= 0xFB06) || (c >= 0xFB50 && c <= 0xFDFF) ||
         (c >= 0xFE70 && c < 0xFEFF);
}

icu::UnicodeString folded(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString out;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const icu::UnicodeString c(text.char32At(i));
    out += stands_for_other(static_cast<char32_t>(text.char32At(i))) ? nfkc->normalize(c, status) : c;
  }
  return out;
}

}  // namespace

void Characters::add(char32_t c) {
  if (c == U'\t') c = U' ';
  if (is_invisible(c)) {
    ++dropped_;
    return;
  }
  plain_ = plain_ && is_plain(c);
  stands_for_other_ = stands_for_other_ || stands_for_other(c);
  append(line_, c);
}

void Characters::add(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) add(next_code_point(utf8, at));
}

std::string Characters::take() {
  std::string out = std::exchange(line_, {});
  const bool other = std::exchange(stands_for_other_, false);
  if (std::exchange(plain_, true)) return out;
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(out);
  if (other) text = folded(text);
  out.clear();
  icu::Normalizer2::getNFCInstance(status)->normalize(text, status).toUTF8String(out);
  return out;
}

std::string superscript(std::uint32_t number) {
  static constexpr std::array<std::string_view, 10> digits{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out;
  for (const char digit : std::to_string(number)) out += digits[static_cast<std::size_t>(digit - '0')];
  return out;
}

}  // namespace rg::read
