// SPDX-License-Identifier: Apache-2.0
#include "graph/store/writer_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "src/text/problem.hpp"

namespace rg {

WriterLock::WriterLock(const std::string& file, const std::function<void()>& waiting) : path_(file) {
  open();
  if (!taken(LOCK_EX | LOCK_NB)) {
    waiting();
    while (!taken(LOCK_EX)) continue;
  }
  while (!is_still_there()) {  // what it waited for was moved away or made anew
    ::close(file_);
    open();
    while (!taken(LOCK_EX)) continue;
  }
}

WriterLock::~WriterLock() { ::close(file_); }

void WriterLock::open() {
  file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file_ < 0) fail("can't be written");
}

bool WriterLock::taken(int how) const {
  if (::flock(file_, how) == 0) return true;
  if (errno != EINTR && errno != EWOULDBLOCK) fail("can't be locked");
  return false;
}

bool WriterLock::is_still_there() const {
  struct stat opened {};
  struct stat named {};
  return ::fstat(file_, &opened) == 0 && ::stat(path_.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
         opened.st_ino == named.st_ino;
}

void WriterLock::fail(const std::string& wrong) const {
  throw Problem({path_, 0, 0}, wrong + ": " + std::strerror(errno), "check its rights and its folder's");
}

}  // namespace rg
