// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace rg {

class Spool;

/// A report to read: a file, a member of an archive that was put aside, or standard input.
struct Input {
  std::string path;  ///< as messages have it; `reports.zip/2931/A-HRC-950-21.pdf` of a member, `-` of standard input
  std::shared_ptr<const Spool> spool = {};  ///< that has its bytes [begin, begin + size), of a member
  std::uint64_t begin = 0, size = 0;
  std::shared_ptr<const std::string> bytes = {};  ///< of standard input
  bool is_file() const { return !spool && !bytes; }
};

/// What the arguments of a command name: reports, sorted by name, none twice, and what can't be read.
struct Inputs {
  std::vector<Input> reports;
  std::vector<std::string> refused;  ///< one line each, as a Problem has it
  std::vector<std::string> holders;  ///< folders and archives that were looked through
};

/// Files, archives (with all reports in them), folders (with all reports and archives below them) and patterns that the
/// shell left as they are (`*`, `?`, `[`). Standard input, for `-`, and archives are read once, to their end; memory
/// holds one report of them at a time.
Inputs find_inputs(const std::vector<std::string>& arguments);

/// All bytes of a file or, for `-`, of standard input. Throws Problem.
std::string read_bytes(const std::string& path);
/// … of a report, which is no larger than a member of an archive may be.
std::string read_bytes(const Input& input);

}  // namespace rg
