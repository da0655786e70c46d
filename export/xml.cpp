// SPDX-License-Identifier: Apache-2.0
#include "export/xml.hpp"

#include <array>

#include "src/text/unicode.hpp"

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

bool is_forbidden(std::string_view utf8, std::size_t at) {
  if (!is_special[static_cast<unsigned char>(utf8[at])]) return false;
  return utf8[at] == '\xEF' ? is_no_character(utf8, at) : escape(utf8[at]).empty();
}

constexpr char32_t replacement = 0xFFFD;

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

bool is_empty_in_xml(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size(); at += utf8[at] == '\xEF' ? 3 : 1)
    if (!is_forbidden(utf8, at)) return false;
  return true;
}

void put_xml_id(Buffer& out, std::string_view utf8) {
  std::size_t copied = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(utf8, at);
    if (c != replacement && !is_forbidden(utf8, start)) continue;
    put_xml(out, utf8.substr(copied, start - copied));
    out << "\xEF\xBF\xBD";
    for (const int shift : {12, 8, 4, 0}) out << "0123456789ABCDEF"[(c >> shift) & 0xFU];
    copied = at;
  }
  put_xml(out, utf8.substr(copied));
}

}  // namespace rg
