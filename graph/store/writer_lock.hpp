// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

namespace rg {

/// One run writes a store at a time. The lock is the kernel's: it goes with the process, however that ends.
/// It has a descriptor of the store's file, and closing that drops what SQLite has locked in this process: it must
/// outlive every Database of the file.
class WriterLock {
 public:
  /// Makes the file where there is none. Waits for the other run, after telling `waiting`. Throws Problem.
  WriterLock(const std::string& file, const std::function<void()>& waiting);
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;
  ~WriterLock();

 private:
  void open();
  bool taken(int how) const;
  bool is_still_there() const;
  [[noreturn]] void fail(const std::string& wrong) const;

  std::string path_;
  int file_ = -1;
};

}  // namespace rg
