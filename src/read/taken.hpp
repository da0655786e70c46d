// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rg {

/// So many of a file's first bytes tell what it is.
constexpr std::size_t head_size = 4096;

/// Hidden, or of the kind that programs leave beside files that they work on: `.git`, `~$report.docx`, `x.pdf.part`.
/// So is all that stands in a folder of such a name.
bool is_passed_over(std::string_view name);

/// `A-HRC-950-21.pdf` of `reports/A-HRC-950-21.pdf.gz`.
std::string unpacked_name(std::string_view path);

/// What a file in a folder or an archive is by its name. A folder holds more than reports: what no extension says to be
/// one is looked into.
enum class Likely : std::uint8_t { no, report, archive, look };
Likely likely(std::string_view name);

/// … and by its first bytes.
enum class Taken : std::uint8_t { no, report, archive };
Taken taken(std::string_view name, std::string_view head);

}  // namespace rg
