// SPDX-License-Identifier: Apache-2.0
#include "graph/store/text_index.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "src/text/unicode.hpp"

namespace rg {

std::string spaced(std::string_view text) {
  std::string out;
  out.reserve(text.size() * 4 / 3);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const bool apart = is_han(next_code_point(text, at));
    if (apart && !out.empty() && out.back() != ' ') out += ' ';
    out += text.substr(start, at - start);
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

std::string folded(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string out, plain;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t start = at;
    if (!is_space(next_code_point(name, at))) plain += name.substr(start, at - start);
  }
  if (!folding) return plain;
  icu::StringByteSink<std::string> sink(&out);
  folding->normalizeUTF8(0, plain, sink, nullptr, status);
  return U_SUCCESS(status) ? out : plain;
}

}  // namespace rg
