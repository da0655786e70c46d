// SPDX-License-Identifier: Apache-2.0
#include "src/read/taken.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "src/read/kind.hpp"
#include "src/text/ascii.hpp"

namespace rg {
namespace {

template <std::size_t Count>
bool ends_with_one(std::string_view name, const std::array<std::string_view, Count>& ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) {
    return name.size() > end.size() && name.ends_with(end);  // `.pdf` alone is no extension
  });
}

constexpr std::array<std::string_view, 10> report_extensions{".txt", ".pdf", ".docx", ".doc", ".rtf",
                                                             ".odt", ".wpd", ".html", ".htm", ".xhtml"};
constexpr std::array<std::string_view, 11> archive_extensions{
    ".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".7z", ".tar.bz2", ".tbz2", ".tar.zst", ".tzst"};
/// What downloads and editors leave while they are at it.
constexpr std::array<std::string_view, 7> unfinished{".part", ".partial", ".crdownload", ".download", ".tmp",
                                                     ".bak",  "~"};

/// `report.xls` has one, `A-HRC-50-L.10` and `notes` have none.
bool has_extension(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || name.size() - dot > 8) return false;
  return std::any_of(name.begin() + static_cast<std::ptrdiff_t>(dot), name.end(),
                     [](unsigned char c) { return std::isalpha(c) != 0; });
}

/// Spreadsheets and slides are made of the same parts as Word's files, but for these.
bool is_word(std::string_view head) { return head.find("word/") != std::string_view::npos; }

}  // namespace

bool is_passed_over(std::string_view name) {
  return name.starts_with('.') || name.starts_with("~$") || name.find(".part-") != std::string_view::npos ||
         ends_with_one(lower(name), unfinished);
}

std::string unpacked_name(std::string_view path) {
  std::string_view name = path.substr(path.rfind('/') + 1);
  const std::string lowered = lower(name);
  for (const std::string_view end : {".gz", ".bz2", ".xz", ".zst"})
    if (lowered.size() > end.size() && lowered.ends_with(end)) name.remove_suffix(end.size());
  return std::string(name);
}

Likely likely(std::string_view name) {
  if (is_passed_over(name)) return Likely::no;
  const std::string lowered = lower(name);
  if (ends_with_one(lowered, report_extensions)) return Likely::report;
  const bool is_packed_report = ends_with_one(unpacked_name(lowered), report_extensions);
  return is_packed_report || ends_with_one(lowered, archive_extensions) ? Likely::archive : Likely::look;
}

Taken taken(std::string_view name, std::string_view head) {
  const Likely by_name = likely(name);
  if (by_name == Likely::no) return Taken::no;
  const Kind kind = kind_of(head);
  if (by_name == Likely::archive && kind == Kind::archive) return Taken::archive;
  if (by_name != Likely::look) return Taken::report;
  switch (kind) {
    case Kind::pdf: return Taken::report;
    case Kind::docx: return is_word(head) ? Taken::report : Taken::no;
    // Old Office files of all kinds, and many other programs' files, begin with the same bytes.
    case Kind::word97:
    case Kind::rtf:
    case Kind::wordperfect: return has_extension(name) ? Taken::no : Taken::report;
    default: return Taken::no;
  }
}

}  // namespace rg
