// SPDX-License-Identifier: Apache-2.0
#include "src/read/libarchive.hpp"

#include "src/text/shared_library.hpp"

namespace rg::read {
namespace {

LibArchive load() {
  const SharedLibrary library("libarchive.so.13", "libarchive13");
  LibArchive out{};
  library.find("archive_read_new", out.read_new);
  library.find("archive_read_free", out.read_free);
  library.find("archive_read_support_format_zip", out.support_zip);
  library.find("archive_read_support_format_tar", out.support_tar);
  library.find("archive_read_support_format_7zip", out.support_7zip);
  library.find("archive_read_support_format_raw", out.support_raw);
  library.find("archive_read_support_filter_gzip", out.support_gzip);
  library.find("archive_read_support_filter_bzip2", out.support_bzip2);
  library.find("archive_read_support_filter_xz", out.support_xz);
  library.find("archive_read_support_filter_zstd", out.support_zstd);
  library.find("archive_read_open_memory", out.open_memory);
  library.find("archive_read_open_filename", out.open_filename);
  library.find("archive_read_next_header", out.next_header);
  library.find("archive_read_data", out.data);
  library.find("archive_read_has_encrypted_entries", out.has_encrypted_entries);
  library.find("archive_format", out.format);
  library.find("archive_filter_count", out.filter_count);
  library.find("archive_error_string", out.error_string);
  library.find("archive_entry_pathname", out.pathname);
  library.find("archive_entry_filetype", out.filetype);
  library.find("archive_entry_hardlink", out.hardlink);
  library.find("archive_entry_is_encrypted", out.is_encrypted);
  return out;
}

}  // namespace

const LibArchive& libarchive() {
  static const LibArchive functions = load();
  return functions;
}

}  // namespace rg::read
