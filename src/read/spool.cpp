// SPDX-License-Identifier: Apache-2.0
#include "src/read/spool.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "src/text/problem.hpp"

namespace rg {
namespace {

[[noreturn]] void refuse(const std::string& folder, const char* what) {
  throw Problem({folder, 0, 0}, std::string(what) + ": " + std::strerror(errno),
                "make room there, or name another folder in TMPDIR");
}

std::string temporary_folder() {
  const char* named = std::getenv("TMPDIR");
  return named && *named ? named : "/tmp";
}

}  // namespace

Spool::Spool() : folder_(temporary_folder()) {
  std::string name = folder_ + "/rightsgraph-XXXXXX";
  file_ = mkostemp(name.data(), O_CLOEXEC);  // the programs that convert get none of it
  if (file_ < 0) refuse(folder_, "takes no temporary file");
  unlink(name.c_str());
}

Spool::~Spool() { close(file_); }

std::uint64_t Spool::append(std::string_view bytes) {
  const std::uint64_t begin = size_;
  while (!bytes.empty()) {
    const ssize_t written = pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) refuse(folder_, "the archive's reports don't fit there");
    size_ += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return begin;
}

std::string Spool::read(std::uint64_t begin, std::uint64_t size) const {
  std::string out(size, '\0');
  for (std::size_t done = 0; done < out.size();) {
    const ssize_t got = pread(file_, out.data() + done, out.size() - done, static_cast<off_t>(begin + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) refuse(folder_, "a temporary file could not be read");
    done += static_cast<std::size_t>(got);
  }
  return out;
}

}  // namespace rg
