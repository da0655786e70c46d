// SPDX-License-Identifier: Apache-2.0
#include "src/read/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "src/read/encoding.hpp"
#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

namespace rg {
namespace {

/// Control and format characters that print nothing: C0, C1, soft hyphen, zero-width marks.
bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB);
}

/// Characters that NFC leaves alone whatever stands beside them: ASCII, Latin letters, Han, CJK and general
/// punctuation.
bool is_plain(char32_t c) {
  return (c >= 0x20 && c < 0x7F) || (c >= 0xC0 && c < 0x250) || (c >= 0x4E00 && c < 0xA000) ||
         (c >= 0x2010 && c < 0x2028) || (c >= 0x3001 && c < 0x3020) || (c >= 0xFF01 && c < 0xFF5F) || c == 0xB7;
}

/// PDF extraction writes radicals where characters are meant (`⼈` for `人`).
bool is_radical(char32_t c) { return c >= 0x2E80 && c < 0x2FE0; }

class LineMaker {
 public:
  explicit LineMaker(Text& out) : out_(out) {}

  void add(char32_t c) {
    if (c == U'\t') c = U' ';
    if (is_invisible(c)) {
      ++out_.dropped_characters;
      return;
    }
    plain_ = plain_ && is_plain(c);
    radicals_ = radicals_ || is_radical(c);
    append(line_, c);
  }

  void end_line() {
    out_.lines.push_back({plain_ ? std::move(line_) : normalised(), ++number_, page_});
    line_.clear();
    plain_ = true;
    radicals_ = false;
  }

  void end_page() {
    if (!line_.empty()) end_line();
    ++page_;
  }

  void finish(bool has_pages) {
    if (!line_.empty()) end_line();
    if (!has_pages)
      for (Line& line : out_.lines) line.page = 0;
  }

 private:
  std::string normalised() const {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(line_);
    if (radicals_) {
      icu::UnicodeString folded;
      for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        folded += is_radical(static_cast<char32_t>(c)) ? nfkc->normalize(icu::UnicodeString(c), status)
                                                       : icu::UnicodeString(c);
      }
      text = folded;
    }
    std::string out;
    nfc->normalize(text, status).toUTF8String(out);
    return out;
  }

  Text& out_;
  std::string line_;
  std::uint32_t number_ = 0, page_ = 1;
  bool plain_ = true, radicals_ = false;
};

}  // namespace

Text read_text(std::string_view bytes, const std::string& path, const std::string& encoding) {
  read::Decoded decoded = read::decode(bytes, path, encoding);
  Text out;
  out.path = path;
  out.encoding = std::move(decoded.encoding);
  LineMaker lines(out);
  const std::string_view text = decoded.utf8;
  if (trim(text).empty()) throw Problem({path, 0, 0}, "is empty", "give a file with text");
  bool has_pages = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == U'\r' && at < text.size() && text[at] == '\n') continue;
    if (c == U'\n' || c == U'\r' || c == U'\v' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      lines.end_line();
    } else if (c == U'\f') {
      has_pages = true;
      lines.end_page();
    } else {
      lines.add(c);
    }
  }
  lines.finish(has_pages);
  return out;
}

}  // namespace rg
