// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rg {

/// Bytes put aside on the disk, in a file that has no name: nothing of it is left, however the run ends.
class Spool {
 public:
  /// In the folder for temporary files (`TMPDIR`). Throws Problem, as the others do.
  Spool();
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  /// Returns where the bytes begin.
  std::uint64_t append(std::string_view bytes);
  /// Any number of threads may read at once.
  std::string read(std::uint64_t begin, std::uint64_t size) const;

 private:
  std::string folder_;
  int file_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace rg
