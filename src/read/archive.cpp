// SPDX-License-Identifier: Apache-2.0
#include "src/read/archive.hpp"

#include <locale.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <utility>

#include "src/read/encoding.hpp"
#include "src/read/libarchive.hpp"
#include "src/read/taken.hpp"
#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

namespace rg {
namespace {

/// libarchive gives names in the locale's encoding, and none at all where that can't hold them; whatever the machine's
/// locale is, it is UTF-8 for this thread as long as this lives.
class Utf8Locale {
 public:
  Utf8Locale() : before_(uselocale(utf8())) {}
  ~Utf8Locale() { uselocale(before_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static locale_t utf8() {
    static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;
  }
  locale_t before_;
};

/// Programs on Chinese Windows write names in GBK and don't say so.
std::string utf8_name(const std::string& raw) {
  if (valid_utf8(raw) == raw) return raw;
  try {
    return read::decode(raw, {}, "GB18030").utf8;
  } catch (const Problem&) {
    return valid_utf8(raw);
  }
}

bool is_unprintable(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

/// Without what would make a line of messages show something else.
std::string printable(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_code_point(name, at);
    append(out, is_unprintable(c) ? U'\uFFFD' : c);
  }
  return out;
}

/// Does a path stay below the folder that it is put into, on any system?
bool leaves_folder(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.front() == '\\' || name.substr(1, 1) == ":") return true;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find_first_of("/\\", at), name.size());
    if (name.substr(at, end - at) == "..") return true;
    at = end + 1;
  }
  return false;
}

/// APPNOTE.TXT of the ZIP format, 4.3.16: the last record, of 22 bytes and a comment. libarchive reads a ZIP that was
/// cut before it as far as it goes, and says nothing.
constexpr std::size_t end_record = 22, end_comment = 65535;

bool ends_as_zip(std::string_view tail) {
  const std::size_t at = tail.rfind("PK\x05\x06");
  return at != std::string_view::npos && tail.size() - at >= end_record;
}

std::string tail_of(const std::string& path, std::uint64_t size) {
  std::string out(std::min<std::uint64_t>(size, end_record + end_comment), '\0');
  std::ifstream in(path, std::ios::binary);
  in.seekg(static_cast<std::streamoff>(size - out.size()));
  in.read(out.data(), static_cast<std::streamsize>(out.size()));
  return out;
}

std::string megabytes(std::uint64_t bytes) { return std::to_string(bytes >> 20) + " MB"; }

}  // namespace

struct Archive::State {
  State(std::string its_path, std::uint64_t its_size, const ArchiveLimits& its_limits)
      : path(std::move(its_path)), size(its_size), limits(its_limits), handle(lib.read_new()) {
    lib.support_zip(handle);
    lib.support_tar(handle);
    lib.support_7zip(handle);
    lib.support_raw(handle);
    lib.support_gzip(handle);
    lib.support_bzip2(handle);
    lib.support_xz(handle);
    lib.support_zstd(handle);
  }
  ~State() { lib.read_free(handle); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  [[noreturn]] void refuse(const std::string& what, const std::string& advice) const {
    throw Problem({path, 0, 0}, what, advice);
  }

  [[noreturn]] void refuse_broken() const {
    // 7z can hide its list of members too. Before a header was looked for, libarchive 3.6 may crash when asked.
    if (opened && members == 0 && lib.has_encrypted_entries(handle) > 0)
      refuse("is encrypted", "unpack it with its password first");
    const char* reason = lib.error_string(handle);
    refuse("is broken" + (reason ? " (" + printable(valid_utf8(without_stop(reason))) + ")" : std::string()),
           "get it again, or pack it again");
  }

  void count(std::uint64_t bytes) {
    of_member += bytes;
    of_all += bytes;
    if (of_member > limits.member) refuse("holds " + name + " with more than " + megabytes(limits.member), "unpack it");
    if (of_all > limits.all) refuse("holds more than " + megabytes(limits.all), "unpack it, or pack parts of it");
    if (of_all > limits.ratio_from && of_all / limits.ratio > size)
      refuse("unpacks to more than " + std::to_string(limits.ratio) + " times its size",
             "it is made to do harm, or damaged: don't unpack it");
  }

  /// Reads the member to its end; `take` gets its parts.
  template <class Take>
  void read_on(Take take) {
    for (;;) {
      const la_ssize_t got = lib.data(handle, buffer.data(), buffer.size());
      if (got < 0) refuse_broken();
      if (got == 0) return;
      count(static_cast<std::uint64_t>(got));
      take(std::string_view(buffer.data(), static_cast<std::size_t>(got)));
    }
  }

  /// A ZIP has a list of its members; elsewhere, what is passed over is unpacked too, and counts.
  void pass_over() {
    if (!std::exchange(unread, false)) return;
    if (!is_zip()) read_on([](std::string_view) {});
  }

  bool is_zip() const { return (lib.format(handle) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP; }

  /// One file, packed without a name.
  bool is_raw() const { return (lib.format(handle) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_RAW; }

  std::string wrong_with(archive_entry* entry, const std::string& raw) const {
    if (lib.is_encrypted(entry)) return "is encrypted";
    if (leaves_folder(raw)) return "has a path that leaves its folder";
    if (lib.hardlink(entry) || lib.filetype(entry) == AE_IFLNK) return "is a link";
    return lib.filetype(entry) == AE_IFREG ? "" : "is no regular file";
  }

  /// The header of the next member, folders too; null at the end.
  archive_entry* next_entry() {
    pass_over();
    archive_entry* entry = nullptr;
    const int status = lib.next_header(handle, &entry);
    if (status == ARCHIVE_EOF) {
      if (is_zip() && !whole) refuse("is broken (its end is missing)", "get it again, or pack it again");
      return nullptr;
    }
    if (status < ARCHIVE_WARN) refuse_broken();
    if (is_raw() && lib.filter_count(handle) == 1)  // not packed at all
      refuse("is broken (Unrecognized archive format)", "get it again, or pack it again");
    if (++members > limits.members)
      refuse("holds more than " + std::to_string(limits.members) + " files", "unpack it, or pack parts of it");
    of_member = 0;
    unread = true;
    return entry;
  }

  const read::LibArchive& lib = read::libarchive();
  std::string path, name;
  std::uint64_t size, of_member = 0, of_all = 0, members = 0;
  ArchiveLimits limits;
  archive* handle;
  bool opened = false, unread = false;
  bool whole = true;  ///< of a ZIP: its end is there
  std::array<char, 65536> buffer;
};

Archive::Archive(std::string_view bytes, const std::string& path, const ArchiveLimits& limits)
    : state_(std::make_unique<State>(path, bytes.size(), limits)) {
  if (state_->lib.open_memory(state_->handle, bytes.data(), bytes.size()) != ARCHIVE_OK) state_->refuse_broken();
  state_->opened = true;
  state_->whole = ends_as_zip(bytes.substr(bytes.size() - std::min(bytes.size(), end_record + end_comment)));
}

Archive::Archive(const std::string& path, const ArchiveLimits& limits) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error) throw Problem({path, 0, 0}, error.message(), "check that it may be read");
  state_ = std::make_unique<State>(path, size, limits);
  constexpr std::size_t block = 65536;
  if (state_->lib.open_filename(state_->handle, path.c_str(), block) != ARCHIVE_OK) state_->refuse_broken();
  state_->opened = true;
  state_->whole = ends_as_zip(tail_of(path, size));
}

Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

std::optional<Archive::Member> Archive::next() {
  const Utf8Locale locale;
  while (archive_entry* entry = state_->next_entry()) {
    if (state_->lib.filetype(entry) == AE_IFDIR) continue;
    const char* raw = state_->lib.pathname(entry);
    const std::string name = utf8_name(state_->is_raw() ? unpacked_name(state_->path) : raw ? raw : "");
    state_->name = printable(name);
    return Member{state_->name, state_->wrong_with(entry, name)};
  }
  return std::nullopt;
}

std::string Archive::read() {
  std::string out;
  state_->read_on([&](std::string_view part) { out += part; });
  state_->unread = false;
  return out;
}

}  // namespace rg
