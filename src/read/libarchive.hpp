// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <archive.h>
#include <archive_entry.h>

namespace rg::read {

/// The functions of libarchive, which is looked for when it is first needed: linking it took every run of the program
/// 2 ms, whatever it was asked for.
struct LibArchive {
  decltype(&::archive_read_new) read_new;
  decltype(&::archive_read_free) read_free;
  decltype(&::archive_read_support_format_zip) support_zip;
  decltype(&::archive_read_support_format_tar) support_tar;
  decltype(&::archive_read_support_format_7zip) support_7zip;
  decltype(&::archive_read_support_format_raw) support_raw;
  decltype(&::archive_read_support_filter_gzip) support_gzip;
  decltype(&::archive_read_support_filter_bzip2) support_bzip2;
  decltype(&::archive_read_support_filter_xz) support_xz;
  decltype(&::archive_read_support_filter_zstd) support_zstd;
  decltype(&::archive_read_open_memory) open_memory;
  decltype(&::archive_read_open_filename) open_filename;
  decltype(&::archive_read_next_header) next_header;
  decltype(&::archive_read_data) data;
  decltype(&::archive_read_has_encrypted_entries) has_encrypted_entries;
  decltype(&::archive_format) format;
  decltype(&::archive_filter_count) filter_count;
  decltype(&::archive_error_string) error_string;
  decltype(&::archive_entry_pathname) pathname;
  decltype(&::archive_entry_filetype) filetype;
  decltype(&::archive_entry_hardlink) hardlink;
  decltype(&::archive_entry_is_encrypted) is_encrypted;
};

/// Throws Problem where there is none.
const LibArchive& libarchive();

}  // namespace rg::read
