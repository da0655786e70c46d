// SPDX-License-Identifier: Apache-2.0
#include "src/read/kind.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using rg::Kind;

TEST_CASE("what a file is shows in its first bytes") {
  const std::string zip("PK\x03\x04\x14\0\6\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 26);
  const auto zip_of = [&](const std::string& name) {
    return zip + static_cast<char>(name.size()) + std::string(3, '\0') + name;
  };
  const std::vector<std::pair<std::string, Kind>> rows{
      {"%PDF-1.7\n", Kind::pdf},
      {"\r\n\r\n%PDF-1.4\n", Kind::pdf},
      {"\xEF\xBB\xBF%PDF-1.4\n", Kind::pdf},
      {std::string("\0\x0AReport.pdf\0", 13) + "%PDF-1.4\n", Kind::pdf},
      {"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\r\n%\xE2\xE3\xCF\xD3\r\n", Kind::pdf},
      {"<b>Warning</b>: no such page\n%PDF-1.4\n1 0 obj\n<<>>", Kind::pdf},
      {"A file begins with %PDF-1.4\n1 0 obj\n", Kind::text},
      {"A file begins with\n%PDF-1.4\n", Kind::text},
      {"A file begins with\n%PDF-1.4\n1. Report\n", Kind::text},
      {"<p>A file begins with\n%PDF-1.4</p>\n", Kind::html},
      {zip_of("A-HRC-950-21.pdf") + "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n", Kind::archive},
      {std::string(257, 'a') + "ustar\0 00" + std::string(245, '\0') + "%PDF-1.4\n1 0 obj\n", Kind::archive},
      {zip_of("[Content_Types].xml"), Kind::docx},
      {zip_of("word/document.xml"), Kind::docx},
      {zip_of("A-HRC-950-21.docx") + "word/document.xml", Kind::archive},
      {zip_of("word/") + zip_of("word/document.xml"), Kind::docx},
      {zip_of("word/") + zip_of("word/A-HRC-950-21.docx"), Kind::archive},
      {zip_of("word/A-HRC-950-21.docx"), Kind::archive},
      {zip_of("word/") + "PK", Kind::archive},
      {zip_of("mimetype") + "application/vnd.oasis.opendocument.text", Kind::opendocument},
      {zip_of("mimetype") + "application/epub+zip", Kind::archive},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::word97},
      {"{\\rtf1\\ansi", Kind::rtf},
      {"\xFFWPC\x10", Kind::wordperfect},
      {"\x1F\x8B\x08", Kind::archive},
      {std::string(257, 'a') + "ustar\0 00", Kind::archive},
      {"<!DOCTYPE html><html>", Kind::html},
      {"\xEF\xBB\xBF\n <HTML lang=zh>", Kind::html},
      {"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"\"><html>", Kind::html},
      {"<!-- saved --><html>", Kind::html},
      {"<p>1. 人权理事会</p>", Kind::html},
      {"<人权> 1. Text about <html>", Kind::text},
      {"See <html>", Kind::text},
      {"A/HRC/950/21", Kind::text},
      {"", Kind::text},
      {"PK\x03\x04", Kind::archive},
      {"\x89PNG\r\n", Kind::other},
  };
  for (const auto& [bytes, kind] : rows) {
    CAPTURE(bytes);
    CHECK(rg::kind_of(bytes) == kind);
  }
}
