// SPDX-License-Identifier: Apache-2.0
#include "tests/read/packed.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>
#include <locale.h>

namespace rg::test {
namespace {

la_ssize_t keep(archive*, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

void write(archive* to, const std::string& name, const std::string& content) {
  constexpr std::string_view arrow = " -> ";
  archive_entry* entry = archive_entry_new();
  const std::size_t link = name.find(arrow);
  archive_entry_copy_pathname(entry, name.substr(0, link).c_str());
  archive_entry_set_filetype(entry, link == std::string::npos ? (name.ends_with('/') ? AE_IFDIR : AE_IFREG) : AE_IFLNK);
  if (link != std::string::npos) archive_entry_copy_symlink(entry, name.substr(link + arrow.size()).c_str());
  archive_entry_set_perm(entry, 0644);
  archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
  REQUIRE(archive_write_header(to, entry) >= ARCHIVE_WARN);
  archive_write_data(to, content.data(), content.size());
  archive_entry_free(entry);
}

}  // namespace

std::string packed(const Members& members, const char* format, const char* filter, const char* password) {
  // Names are bytes here, and libarchive would change what the locale can't hold
  const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr), before = uselocale(utf8);
  std::string out;
  archive* to = archive_write_new();
  REQUIRE(archive_write_set_format_by_name(to, format) == ARCHIVE_OK);
  if (std::string_view(filter) == "store")
    REQUIRE(archive_write_set_options(to, "zip:compression=store") == ARCHIVE_OK);
  else if (*filter) REQUIRE(archive_write_add_filter_by_name(to, filter) == ARCHIVE_OK);
  if (password) {
    REQUIRE(archive_write_set_options(to, "zip:encryption=zipcrypt") == ARCHIVE_OK);
    archive_write_set_passphrase(to, password);
  }
  archive_write_set_bytes_in_last_block(to, 1);
  REQUIRE(archive_write_open(to, &out, nullptr, keep, nullptr) == ARCHIVE_OK);
  for (const auto& [name, content] : members) write(to, name, content);
  archive_write_close(to);
  archive_write_free(to);
  uselocale(before);
  freelocale(utf8);
  return out;
}

}  // namespace rg::test
