// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace rg {

/// What the arguments of a command name: files that can be read, sorted by path, none twice, and what can't be.
struct Inputs {
  std::vector<std::string> files;    ///< `-` is standard input
  std::vector<std::string> refused;  ///< one line each, as a Problem has it
};

/// Files, folders (with all reports below them) and patterns that the shell left as they are (`*`, `?`, `[`).
Inputs find_inputs(const std::vector<std::string>& arguments);

/// All bytes of a file or, for `-`, of standard input. Throws Problem.
std::string read_bytes(const std::string& path);

}  // namespace rg
