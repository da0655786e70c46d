// SPDX-License-Identifier: Apache-2.0
#include "src/fetch/document.hpp"

#include "src/read/kind.hpp"

namespace rg {
namespace {

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

std::string_view extension_of(std::string_view head) {
  if (is_page(head)) return {};  // also one that speaks of PDF
  switch (kind_of(head)) {
    case Kind::pdf: return "pdf";
    case Kind::docx: return "docx";
    case Kind::word97: return "doc";
    case Kind::rtf: return "rtf";
    case Kind::wordperfect: return "wpd";
    case Kind::opendocument: return "odt";
    case Kind::archive: return head.starts_with("PK") ? "zip" : "";
    case Kind::text:
    case Kind::html:
    case Kind::other: return {};
  }
  return {};
}

std::string_view extension_of(std::string_view head, std::string_view tail) {
  const std::string_view found = extension_of(head);
  const bool of_word = holds(head, "word/") || holds(tail, "word/");  // ECMA-376, part 2: names of the parts
  return found == "docx" && !of_word ? "zip" : found;
}

bool is_page(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n\f");
  return kind_of(head) == Kind::html || (first != std::string_view::npos && head[first] == '<');
}

bool has_end(std::string_view extension, std::string_view tail) {
  if (extension == "pdf") return holds(tail, "%%EOF");
  if (extension == "docx" || extension == "odt" || extension == "zip")
    return holds(tail, "PK\x05\x06");  // end of the central directory
  return extension != "rtf" || holds(tail, "}");
}

bool is_current(std::string_view extension) { return extension == "pdf" || extension == "docx" || extension == "zip"; }

}  // namespace rg
