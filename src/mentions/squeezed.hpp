// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/text/unicode.hpp"

namespace rg {

/// Text in the form that names and patterns are compared in: no white space beside Han characters or between the parts
/// of a number such as `67 / 19`, one space elsewhere, full-width letters, digits and brackets as ASCII, ASCII commas
/// and colons beside Han characters full-width. Line feeds stay: no name reaches over the end of a paragraph.
class Squeezed {
 public:
  explicit Squeezed(std::string_view text);

  const std::string& text() const { return text_; }
  /// The span in code points of the original text that bytes [begin, end) come from; begin < end.
  Span span(std::size_t begin, std::size_t end) const;
  /// The same as bytes of the original text.
  std::string_view original(std::string_view text, std::size_t begin, std::size_t end) const;
  /// The byte where the code point `at` of the original text begins, or the next one that is kept.
  std::size_t byte_of(std::uint32_t at) const;

 private:
  std::string text_;
  std::vector<std::uint32_t> at_;    ///< by byte: code point of the original text
  std::vector<std::uint32_t> from_;  ///< by byte: where that code point begins in the original text, in bytes
};

/// A name in that form.
std::string squeeze(std::string_view name);

}  // namespace rg
