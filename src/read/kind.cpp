// SPDX-License-Identifier: Apache-2.0
#include "src/read/kind.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "src/text/ascii.hpp"

namespace rg {
namespace {

struct Signature {
  std::string_view bytes;
  Kind kind;
};

constexpr std::string_view operator""_b(const char* text, std::size_t length) { return {text, length}; }

constexpr std::array<Signature, 14> signatures{{{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"_b, Kind::word97},
                                                {"{\\rtf"_b, Kind::rtf},
                                                {"\xFFWPC"_b, Kind::wordperfect},
                                                {"\x1F\x8B"_b, Kind::archive},
                                                {"BZh"_b, Kind::archive},
                                                {"\xFD\x37zXZ\0"_b, Kind::archive},
                                                {"\x28\xB5\x2F\xFD"_b, Kind::archive},
                                                {"7z\xBC\xAF\x27\x1C"_b, Kind::archive},
                                                {"\x89PNG"_b, Kind::other},
                                                {"\xFF\xD8\xFF"_b, Kind::other},
                                                {"GIF8"_b, Kind::other},
                                                {"II*\0"_b, Kind::other},
                                                {"MM\0*"_b, Kind::other},
                                                {"\x7F\x45LF"_b, Kind::other}}};

/// ISO 32000-1, annex H, implementation note 13: the header may stand anywhere in the first 1024 bytes.
constexpr std::size_t pdf_header_within = 1024;

/// White space, a byte order mark or bytes of no text, such as a MacBinary header's, but no words.
bool is_junk(std::string_view before) {
  if (before.starts_with("\xEF\xBB\xBF")) before.remove_prefix(3);
  return std::all_of(before.begin(), before.end(), [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }) ||
         std::any_of(before.begin(), before.end(), [](char c) { return c >= 0 && c < '\t'; });
}

/// ISO 32000-1, 7.5.2 and 7.5.3: behind the header stands a comment of four bytes beyond ASCII, or the first object.
bool goes_on_as_pdf(std::string_view header) {
  header.remove_prefix(std::min(header.find_first_of("\r\n"), header.size()));
  header.remove_prefix(std::min(header.find_first_not_of(" \t\r\n"), header.size()));
  if (header.starts_with('%'))
    return header.size() > 4 && std::all_of(header.begin() + 1, header.begin() + 5, [](char c) { return c < 0; });
  const std::size_t number = header.find_first_not_of("0123456789 ");
  return number != 0 && number != std::string_view::npos && header.substr(number).starts_with("obj");
}

/// Behind headers of HTTP or a server's warnings too, but not where a text only speaks of it.
bool is_pdf(std::string_view bytes) {
  constexpr std::string_view mark = "%PDF-";
  const std::string_view head = bytes.substr(0, pdf_header_within);
  for (std::size_t at = head.find(mark); at != head.npos; at = head.find(mark, at + 1)) {
    if (is_junk(head.substr(0, at))) return true;
    if ((head[at - 1] == '\n' || head[at - 1] == '\r') && goes_on_as_pdf(bytes.substr(at))) return true;
  }
  return false;
}

/// The name of the first member that is no folder (which has no bytes): APPNOTE.TXT of the ZIP format, 4.3.7.
std::string_view first_member(std::string_view zip) {
  constexpr std::size_t name_length_at = 26, extra_length_at = 28, name_at = 30;
  std::string_view name;
  do {
    if (zip.size() < name_at) return {};
    const auto number = [&](std::size_t at) {
      return static_cast<std::size_t>(static_cast<unsigned char>(zip[at])) +
             static_cast<std::size_t>(static_cast<unsigned char>(zip[at + 1])) * 256;
    };
    name = zip.substr(name_at, number(name_length_at));
    zip.remove_prefix(std::min(name_at + number(name_length_at) + number(extra_length_at), zip.size()));
  } while (name.ends_with('/'));
  return name;
}

/// Word, as all Office programs, begins its files with one of these parts (ECMA-376, part 2); OpenDocument with its
/// media type. Reports may stand in a folder `word` of an archive.
Kind zip_kind(std::string_view bytes) {
  const std::string_view name = first_member(bytes);
  if (name == "mimetype")
    return bytes.substr(0, 128).find("opendocument") != std::string_view::npos ? Kind::opendocument : Kind::archive;
  const bool is_part = name.ends_with(".xml") || name.ends_with(".rels") || name.find("/media/") != name.npos;
  for (const std::string_view part : {"[Content_Types].xml", "_rels/", "word/", "docProps/", "customXml/"})
    if (is_part && name.starts_with(part)) return Kind::docx;
  return Kind::archive;
}

/// https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type, and pages saved without a head.
bool is_html(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string head = lower(bytes.substr(0, 1024));
  std::erase(head, '\0');  // UTF-16
  const std::size_t start = std::min(head.find('<'), head.size());
  const std::string_view tags = std::string_view(head).substr(start);
  if (head.find_first_not_of(" \t\r\n\f\xFF\xFE") != start) return false;
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<script", "<div",
                                     "<table", "<p>", "<p ", "<h1", "<!-- saved from url"})
    if (tags.starts_with(tag)) return true;
  return (tags.starts_with("<?xml") || tags.starts_with("<!--")) && tags.find("<html") != std::string_view::npos;
}

}  // namespace

Kind kind_of(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return zip_kind(bytes);
  for (const Signature& signature : signatures)
    if (bytes.starts_with(signature.bytes)) return signature.kind;
  if (bytes.size() >= 262 && bytes.substr(257, 5) == "ustar") return Kind::archive;
  if (is_pdf(bytes)) return Kind::pdf;
  return is_html(bytes) ? Kind::html : Kind::text;
}

std::string_view described(Kind kind) {
  switch (kind) {
    case Kind::text: return "text";
    case Kind::html: return "a web page";
    case Kind::pdf: return "a PDF";
    case Kind::docx: return "a Word document";
    case Kind::word97: return "an old Word document";
    case Kind::rtf: return "an RTF document";
    case Kind::wordperfect: return "a WordPerfect document";
    case Kind::opendocument: return "an OpenDocument file";
    case Kind::archive: return "an archive";
    case Kind::other: return "a picture, a program or another file without text";
  }
  return {};
}

}  // namespace rg
