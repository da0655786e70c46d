// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// Other people's programs, run on files that nobody vouches for.
namespace rg::read {

/// A folder that only this user can read; it goes with what is in it.
class PrivateFolder {
 public:
  /// Throws Problem, in the name of the folder for temporary files.
  PrivateFolder();
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The first of the names that is a program on PATH; empty where none is. Folders that aren't absolute are passed over.
std::filesystem::path find_program(const std::vector<std::string>& names);

enum class Outcome : std::uint8_t { done, failed, took_too_long };

/// Runs a program without a shell, in a process group of its own, with `home` for all that it writes beside its
/// standard output, which goes to the file `output`. It ends, with all that it started, when the time is over, and when
/// this process is ended, in whatever way; then `home` goes, too.
Outcome run_program(std::vector<std::string> command, const PrivateFolder& home, const std::filesystem::path& output,
                    std::chrono::seconds longest);

}  // namespace rg::read
