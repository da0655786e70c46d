// SPDX-License-Identifier: Apache-2.0
#include "src/fetch/cache.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>

#include "src/fetch/records.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

namespace fs = std::filesystem;

/// Types that are asked for; for each there may be a file.
constexpr std::array<const char*, 2> types{"pdf", "docx"};

bool is_as_recorded(const std::string& path, const FileRecord& record) {
  std::error_code error;
  return fs::is_regular_file(path, error) && fs::file_size(path, error) == record.bytes && !error &&
         fingerprint_of_file(path) == record.fingerprint;
}

void rename_over(const std::string& from, const std::string& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error) refuse_writing(to, error.value());
}

}  // namespace

Cache::Cache(std::string folder) : folder_(std::move(folder)) {
  std::error_code error;
  fs::create_directories(folder_ + "/.fetch", error);
  if (error || !fs::is_directory(folder_ + "/.fetch", error))
    throw Problem({folder_, 0, 0}, "is no folder that can be written to", "name another with -o");
}

Cache::~Cache() {
  if (lock_ >= 0) ::close(lock_);
}

void Cache::lock(const std::function<void()>& waiting) {
  const std::string path = folder_ + "/.fetch/lock";
  if (is_locked_) return;
  if (lock_ < 0) lock_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock_ < 0) refuse_writing(path, errno);
  is_locked_ = ::flock(lock_, LOCK_EX | LOCK_NB) == 0;
  if (!is_locked_ && errno == EWOULDBLOCK && waiting) waiting();
  while (!is_locked_ && (errno == EWOULDBLOCK || errno == EINTR)) is_locked_ = ::flock(lock_, LOCK_EX) == 0;
  if (!is_locked_) refuse_writing(path, errno);
}

std::string Cache::inner(const std::string& name) const { return folder_ + "/.fetch/" + name; }

std::optional<FileRecord> Cache::record(const std::string& name, const std::string& type) const {
  auto out = read_record(inner(name + "." + type + ".json"));
  if (out && (!out->file.starts_with(name + ".") || out->file.find('/') != std::string::npos)) out.reset();
  return out;
}

std::optional<KeptFile> Cache::find(const std::string& name, const std::string& type) const {
  const auto known = record(name, type);
  if (!known || !is_as_recorded(folder_ + "/" + known->file, *known)) return std::nullopt;
  return KeptFile{folder_ + "/" + known->file, known->bytes, known->fingerprint, {known->etag, known->last_modified}};
}

Part Cache::part(const std::string& name, const std::string& type) const {
  const std::string path = inner(name + "." + type + ".part");
  const auto known = record(name, type);
  if (known && is_as_recorded(path, *known)) rename_over(path, folder_ + "/" + known->file);
  return Part(path);
}

bool Cache::is_ours(const std::string& path, const std::string& name) const {
  for (const char* type : types)
    if (const auto kept = find(name, type); kept && kept->path == path) return true;
  return false;
}

KeptFile Cache::keep(Part& part, const std::string& name, const std::string& type, std::string_view extension,
                     bool force) {
  part.close();
  const std::string file = name + "." + std::string(extension), path = folder_ + "/" + file;
  std::error_code error;
  if (!force && fs::exists(fs::symlink_status(path, error)) && !is_ours(path, name))
    throw Problem({path, 0, 0}, "is there already and was not made by rightsgraph, or was changed since",
                  "move it away, or give --force");
  const auto fingerprint = fingerprint_of_file(part.path());
  if (!fingerprint) refuse_writing(part.path(), EIO);
  KeptFile out{path, part.size(), *fingerprint, part.validators()};
  write_record(inner(name + "." + type + ".json"),
               {file, out.fingerprint, out.validators.etag, out.validators.last_modified, out.bytes});
  rename_over(part.path(), path);
  part.discard();
  return out;
}

}  // namespace rg
