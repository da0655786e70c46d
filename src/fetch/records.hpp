// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace rg {

/// What is known of a file, kept beside it as a JSON object of texts and numbers.
struct FileRecord {
  std::string file, fingerprint, etag, last_modified;
  std::uint64_t bytes = 0;
};

/// Nothing where there is none, or none that can be read: the file is fetched anew then.
std::optional<FileRecord> read_record(const std::string& path);

/// Written beside and renamed, so that no half of one is ever read. Throws Problem.
void write_record(const std::string& path, const FileRecord& record);

/// Of a file's bytes; nothing where it can't be read.
std::optional<std::string> fingerprint_of_file(const std::string& path);

/// Throws Problem with the reason that `error`, a number of errno, stands for.
[[noreturn]] void refuse_writing(const std::string& path, int error);

}  // namespace rg
