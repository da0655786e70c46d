// SPDX-License-Identifier: Apache-2.0
#include "graph/store/text_index.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdlib>
#include <limits>

#include "src/text/unicode.hpp"

namespace rg {
namespace {

icu::UnicodeString normalized(const icu::UnicodeString& text, const char* form, UNormalization2Mode mode) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* to = icu::Normalizer2::getInstance(nullptr, form, mode, status);
  icu::UnicodeString out;
  if (U_SUCCESS(status)) to->normalize(text, out, status);
  return U_SUCCESS(status) ? out : text;
}

/// NFKC, case folded: full-width letters are letters, as the stages that read names have it.
std::string normalized(std::string_view text) {
  std::string out;
  normalized(icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}), "nfkc_cf",
             UNORM2_COMPOSE)
      .toUTF8String(out);
  return out;
}

}  // namespace

std::string spaced(std::string_view given) {
  const std::string text = normalized(given);
  std::string out;
  out.reserve(text.size() * 4 / 3);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const bool apart = is_han(next_code_point(text, at));
    if (apart && !out.empty() && out.back() != ' ') out += ' ';
    out.append(text, start, at - start);
    if (apart) out += ' ';
  }
  return out;
}

std::string match_expression(std::string_view words) {
  std::string out;
  while (!(words = trim(words)).empty()) {
    std::string phrase;
    bool has_letter = false;
    std::size_t at = 0;
    while (at < words.size()) {
      const std::size_t start = at;
      const char32_t c = next_code_point(words, at);
      if (is_space(c)) break;
      has_letter = has_letter || u_isalnum(static_cast<UChar32>(c)) != 0;
      phrase += c == U'"' ? std::string_view(" ") : words.substr(start, at - start);
    }
    words.remove_prefix(at);
    if (has_letter) out += (out.empty() ? "\"" : " \"") + spaced(phrase) + "\"";
  }
  return out;
}

bool stands_beside(std::string_view text, std::uint32_t first, std::uint32_t last, const std::string& spans) {
  std::uint32_t begin = 0, end = std::numeric_limits<std::uint32_t>::max(), index = 0;
  for (std::size_t at = 0; at < text.size(); ++index) {
    if (next_code_point(text, at) != U'\n') continue;
    if (index < first) begin = index + 1;
    else if (index >= last) {
      end = index;
      break;
    }
  }
  for (std::size_t at = 0; (at = spans.find_first_of("0123456789", at)) != std::string::npos;) {
    const auto start = static_cast<std::uint32_t>(std::strtoul(spans.c_str() + at, nullptr, 10));
    if (start >= begin && start < end) return true;
    at = spans.find(']', at);  // behind the end of the span
  }
  return false;
}

std::string folded(std::string_view name) {
  const icu::UnicodeString apart = normalized(icu::UnicodeString::fromUTF8(normalized(name)), "nfc", UNORM2_DECOMPOSE);
  icu::UnicodeString out;
  for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
    const UChar32 c = apart.char32At(at);
    if (u_isalnum(c) || c == '/' || c == ':' || c == '~') out.append(c);  // symbols and ids are told by those
  }
  std::string utf8;
  return out.isEmpty() ? std::string(trim(name)) : out.toUTF8String(utf8);
}

}  // namespace rg
