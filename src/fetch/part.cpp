// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>

#include "src/fetch/cache.hpp"
#include "src/fetch/records.hpp"

namespace rg {
namespace {

namespace fs = std::filesystem;

std::string read_piece(const std::string& path, std::uint64_t from, std::size_t size) {
  std::ifstream in(path, std::ios::binary);
  in.seekg(static_cast<std::streamoff>(from));
  std::string out(size, '\0');
  in.read(out.data(), static_cast<std::streamsize>(size));
  out.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  return out;
}

}  // namespace

Part::Part(std::string path) : path_(std::move(path)), record_(path_ + ".json") {
  std::error_code error;
  const std::uint64_t found = fs::file_size(path_, error);
  const auto record = error ? std::nullopt : read_record(record_);
  if (record) {
    validators_ = {record->etag, record->last_modified};
    size_ = found;
    all_ = record->bytes;
  }
  if (validators_.strong().empty() || size_ == 0 || (all_ > 0 && size_ >= all_)) discard();
}

void Part::open(const char* mode) {
  file_.reset(std::fopen(path_.c_str(), mode));
  if (!file_) refuse_writing(path_, errno);
}

/// The record comes before the bytes that it is of: no part is ever taken for one of another state of the file.
void Part::begin(const Validators& validators, std::uint64_t all) {
  discard();
  validators_ = validators;
  all_ = all;
  write_record(record_, {{}, {}, validators.etag, validators.last_modified, all});
  open("wbe");
}

void Part::append(std::string_view bytes) {
  if (!file_) open("abe");
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) refuse_writing(path_, errno);
  size_ += bytes.size();
}

void Part::close() {
  if (!file_) return;
  if (std::fflush(file_.get()) != 0 || ::fsync(::fileno(file_.get())) != 0) refuse_writing(path_, errno);
  file_.reset();
}

void Part::discard() {
  file_.reset();
  std::error_code ignored;
  fs::remove(path_, ignored);
  fs::remove(record_, ignored);
  size_ = all_ = 0;
  validators_ = {};
}

std::string Part::head() const { return read_piece(path_, 0, head_size); }
std::string Part::tail() const {
  return read_piece(path_, size_ - std::min<std::uint64_t>(size_, tail_size), tail_size);
}

}  // namespace rg
