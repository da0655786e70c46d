// SPDX-License-Identifier: Apache-2.0
#include "src/text/iri.hpp"

#include <algorithm>

#include "src/text/unicode.hpp"

namespace rg {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_scheme(std::string_view text) {
  return !text.empty() && is_letter(text.front()) && std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '+' || c == '.' || c == '-';
  });
}

bool is_percent_encoded(std::string_view text) {
  static constexpr std::string_view hex = "0123456789ABCDEFabcdef";
  for (std::size_t at = 0; (at = text.find('%', at)) != std::string_view::npos; ++at)
    if (at + 2 >= text.size() || hex.find(text[at + 1]) == hex.npos || hex.find(text[at + 2]) == hex.npos) return false;
  return true;
}

}  // namespace

bool is_iri(std::string_view text) {
  return text.find(':') != std::string_view::npos && valid_utf8(text) == text && is_scheme(scheme_of(text)) &&
         is_percent_encoded(text) && text.find('#') == text.rfind('#') &&
         std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) <= 0x20 ||
                  std::string_view("\x7f<>\"{}|\\^`[]").find(c) != std::string_view::npos;
         });
}

std::string_view scheme_of(std::string_view iri) { return iri.substr(0, iri.find(':')); }

}  // namespace rg
