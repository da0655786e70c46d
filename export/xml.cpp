// SPDX-License-Identifier: Apache-2.0
#include "export/xml.hpp"

#include <array>

namespace rg {
namespace {

/// Bytes that can't be copied as they are. 0xEF begins U+FFFE and U+FFFF; surrogates aren't in valid UTF-8.
constexpr std::array<bool, 256> is_special = [] {
  std::array<bool, 256> out{};
  for (std::size_t c = 0; c < 0x20; ++c) out[c] = true;
  for (const unsigned char c : {'&', '<', '>', '"'}) out[c] = true;
  out[0xEF] = true;
  return out;
}();

std::string_view escape(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\n': return "&#10;";
    case '\t': return "&#9;";
    case '\r': return "&#13;";
    default: return {};
  }
}

bool is_no_character(std::string_view utf8, std::size_t at) {
  const std::string_view three = utf8.substr(at, 3);
  return three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF";
}

}  // namespace

std::size_t put_xml(Buffer& out, std::string_view utf8) {
  std::size_t dropped = 0, copied = 0;
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    if (!is_special[static_cast<unsigned char>(utf8[at])]) continue;
    const bool wide = utf8[at] == '\xEF';
    if (wide && !is_no_character(utf8, at)) continue;
    const std::string_view escaped = escape(utf8[at]);
    out << utf8.substr(copied, at - copied) << escaped;
    dropped += escaped.empty();
    if (wide) at += 2;
    copied = at + 1;
  }
  out << utf8.substr(copied);
  return dropped;
}

}  // namespace rg
