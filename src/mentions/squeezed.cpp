// SPDX-License-Identifier: Apache-2.0
#include "src/mentions/squeezed.hpp"

#include <algorithm>

namespace rg {
namespace {

/// Full-width ASCII (U+FF01 … U+FF5E) apart from punctuation that Chinese text sets full-width.
char32_t narrow(char32_t c) {
  static constexpr std::u32string_view kept = U"！，：；？．";
  if (c < 0xFF01 || c > 0xFF5E || kept.find(c) != std::u32string_view::npos) return c;
  return c - 0xFEE0;
}

/// ASCII punctuation of clauses as Chinese text sets it; any other character as it is.
char32_t wide(char32_t c) { return c == U',' ? U'，' : c == U';' ? U'；' : c == U':' ? U'：' : c; }

struct Reader {
  std::string_view text;
  std::size_t at = 0;

  /// The next code point that is no white space, without moving; U+0000 at the end.
  char32_t ahead() const {
    for (std::size_t i = at; i < text.size();) {
      const char32_t c = next_code_point(text, i);
      if (c == U'\n' || !is_space(c)) return c;
    }
    return 0;
  }
};

bool joins(char32_t left, char32_t right) {
  if (left == 0 || right == 0 || left == U'\n' || right == U'\n' || is_cjk(left) || is_cjk(right)) return true;
  return (left == U'/' && is_digit(right)) || (is_digit(left) && right == U'/');
}

}  // namespace

Squeezed::Squeezed(std::string_view text) {
  text_.reserve(text.size());
  at_.reserve(text.size());
  from_.reserve(text.size());
  char32_t last = 0;
  bool space = false;
  std::uint32_t index = 0, from = 0;
  const auto put = [&](char32_t c) {
    append(text_, c);
    at_.resize(text_.size(), index);
    from_.resize(text_.size(), from);
  };
  for (Reader reader{text}; reader.at < text.size(); ++index) {
    from = static_cast<std::uint32_t>(reader.at);
    const char32_t c = next_code_point(text, reader.at);
    if (c != U'\n' && is_space(c)) {
      if (!space && !joins(last, reader.ahead())) put(U' ');
      space = true;
    } else {
      const char32_t plain = narrow(c), comma = wide(plain);
      put(comma != plain && (is_cjk(last) || is_cjk(reader.ahead())) ? comma : plain);
      last = c;
      space = false;
    }
  }
}

Span Squeezed::span(std::size_t begin, std::size_t end) const { return {at_[begin], at_[end - 1] + 1}; }

std::string_view Squeezed::original(std::string_view text, std::size_t begin, std::size_t end) const {
  std::size_t last = from_[end - 1];
  next_code_point(text, last);
  return text.substr(from_[begin], last - from_[begin]);
}

std::size_t Squeezed::byte_of(std::uint32_t at) const {
  return static_cast<std::size_t>(std::lower_bound(at_.begin(), at_.end(), at) - at_.begin());
}

std::string squeeze(std::string_view name) { return Squeezed(name).text(); }

}  // namespace rg
