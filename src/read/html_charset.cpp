// SPDX-License-Identifier: Apache-2.0
#include "src/read/html_charset.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "src/text/ascii.hpp"
#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

namespace rg::read {
namespace {

/// The standard looks at 1024 bytes; programs that save pages put comments and links before what the page says.
constexpr std::size_t looked_at = 8192;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// Labels that mean another encoding on the web than ICU takes them for. The first word of a row is ICU's name.
constexpr std::array<std::string_view, 10> relabelled{
    "windows-1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 l1 ascii us-ascii ansi_x3.4-1968 cp819 iso-ir-100 "
    "csisolatin1 x-user-defined",
    "GB18030 gb2312 gb_2312 gb_2312-80 gbk x-gbk chinese csgb2312 iso-ir-58 cp936 euc-cn hz-gb-2312",
    "Big5-HKSCS big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "windows-1254 iso-8859-9 iso8859-9 iso88599 latin5 l5",
    "windows-874 iso-8859-11 iso8859-11 tis-620 dos-874",
    "windows-31j shift_jis shift-jis sjis x-sjis ms_kanji ms932 csshiftjis",
    "windows-949 euc-kr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean cseuckr iso-ir-149",
    "UTF-8 utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 x-unicode20utf8 utf-16 utf-16le utf-16be unicode ucs-2",
    "KOI8-R koi koi8 koi8-r koi8_r cskoi8r",
    "macintosh mac x-mac-roman csmacintosh"};

/// Families in which ICU and the web agree.
constexpr std::array<std::string_view, 8> agreed{"windows-125", "iso-8859-", "iso8859-",    "iso_8859-",
                                                 "koi8-",       "gb18030",   "iso-2022-jp", "euc-jp"};

bool has_word(std::string_view row, std::string_view word) {
  for (std::size_t at = row.find(' '); at != std::string_view::npos; at = row.find(' ', at + 1)) {
    const std::string_view rest = row.substr(at + 1);
    if (rest.starts_with(word) && (rest.size() == word.size() || rest[word.size()] == ' ')) return true;
  }
  return false;
}

std::string known_encoding(std::string_view label) {
  std::string name = lower(trim(label));
  if (name.empty()) return {};
  for (const std::string_view row : relabelled)
    if (has_word(row, name)) return std::string(row.substr(0, row.find(' ')));
  for (const std::string_view prefix : {"x-cp125", "cp125"})
    if (name.starts_with(prefix)) name.replace(0, prefix.size(), "windows-125");
  const bool is_agreed =
      std::any_of(agreed.begin(), agreed.end(), [&](std::string_view family) { return name.starts_with(family); });
  return is_agreed || name == "ibm866" ? name : std::string();
}

/// The value behind `name`, an equals sign and perhaps quotation marks.
std::optional<std::string_view> value_of(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    std::string_view rest = tag.substr(at + name.size());
    const auto skip = [&] { rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n\f"), rest.size())); };
    skip();
    if (!rest.starts_with('=')) continue;
    rest.remove_prefix(1);
    skip();
    if (rest.starts_with('"') || rest.starts_with('\'')) {
      const std::size_t end = rest.find(rest.front(), 1);
      return rest.substr(1, end == std::string_view::npos ? end : end - 1);
    }
    return rest.substr(0, rest.find_first_of(" \t\r\n\f;\"'/>"));
  }
  return std::nullopt;
}

/// https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding, in lower-case letters.
std::string charset_of_meta(std::string_view head) {
  for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at)) {
    const std::string_view rest = head.substr(at);
    if (rest.starts_with("<!--")) {
      at = head.find("-->", at + 2);
      continue;
    }
    const std::size_t end = std::min(rest.find('>'), rest.size());
    const std::string_view tag = rest.substr(0, end);
    at += end;
    if (!tag.starts_with("<meta") || tag.size() < 6 || (!is_blank(tag[5]) && tag[5] != '/')) continue;
    if (const auto charset = value_of(tag, "charset"))
      if (std::string found = known_encoding(*charset); !found.empty()) return found;
  }
  return {};
}

/// The text between the tags: letters of tags would be taken for English.
std::string without_tags(std::string_view page) {
  std::string out;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t tag = std::min(page.find('<', at), page.size());
    out.append(page.substr(at, tag - at)) += ' ';
    std::string_view closing = ">";
    const std::string name = lower(page.substr(tag, 7));
    if (name == "<script") closing = "</script";
    if (name.starts_with("<style")) closing = "</style";
    if (name.starts_with("<!--")) closing = "-->";
    const std::size_t end = find_any_case(page, closing, tag);
    at = end == std::string_view::npos ? page.size() : end + closing.size();
  }
  return out;
}

/// No language in Latin letters has an accent on two of five.
bool is_implausible_latin(std::string_view utf8) {
  std::size_t letters = 0, accented = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_code_point(utf8, at);
    if (c >= 0x80) ++accented;
    if (c >= 0x80 || is_letter(c)) ++letters;
  }
  return accented * 5 > letters * 2;
}

/// What the page says, where its bytes bear it out.
std::optional<Decoded> decode_as_declared(std::string_view page, const std::string& declared, const std::string& path) {
  if (declared.empty()) return std::nullopt;
  try {
    if (declared == "windows-1252" && is_implausible_latin(decode(without_tags(page), path, declared).utf8))
      return std::nullopt;
    return decode(page, path, declared);
  } catch (const Problem&) {
    return std::nullopt;
  }
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0; });
}

/// Only what stands in its tags and scripts is beyond ASCII, or what looks like them, and may be wrong or cut off.
Decoded decode_by_tags(std::string_view page, const std::string& path) {
  try {
    return decode(page, path, {});
  } catch (const Problem&) {
    return {valid_utf8(page), "UTF-8"};
  }
}

/// By what the text looks like. A wrong byte inside a tag, as of a description that was cut off, is no matter.
Decoded decode_by_text(std::string_view page, const std::string& path) {
  const std::string text = without_tags(page);
  if (is_ascii(text)) return decode_by_tags(page, path);
  if (is_utf8(text)) return {valid_utf8(page), "UTF-8"};
  std::string encoding;
  try {
    encoding = decode(text, path, {}).encoding;
  } catch (const Problem&) {  // whose place is the text's, not the page's
    return decode(page, path, {});
  }
  return decode(page, path, encoding);
}

}  // namespace

std::string declared_charset(std::string_view page) {
  const std::string head = lower(page.substr(0, looked_at));
  if (std::string meta = charset_of_meta(head); !meta.empty()) return meta;
  if (!head.starts_with("<?xml")) return {};
  return known_encoding(value_of(std::string_view(head).substr(0, head.find("?>")), "encoding").value_or(""));
}

Decoded decode_page(std::string_view page, const std::string& path, const std::string& encoding) {
  if (!encoding.empty()) return decode(page, path, encoding);
  const std::string_view head = page.substr(0, looked_at);
  const bool marked = page.starts_with("\xFF\xFE") || page.starts_with("\xFE\xFF");
  const auto nuls = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  if (marked || nuls * 4 > head.size()) return decode(page, path, {});
  if (page.find('\0') != std::string_view::npos) {
    std::string without(page);
    std::erase(without, '\0');
    return decode_page(without, path, {});
  }
  const std::string declared = declared_charset(page);
  if (declared != "iso-2022-jp" && is_utf8(page)) return decode(page, path, {});
  if (auto found = decode_as_declared(page, declared, path)) return *std::move(found);
  return decode_by_text(page, path);
}

}  // namespace rg::read
