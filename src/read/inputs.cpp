// SPDX-License-Identifier: Apache-2.0
#include "src/read/inputs.hpp"

#include <glob.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <utility>

#include "src/read/archive.hpp"
#include "src/read/kind.hpp"
#include "src/read/spool.hpp"
#include "src/read/taken.hpp"
#include "src/read/unpacker.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t largest_report = ArchiveLimits{}.member;

/// Empty where it can't be read: that is told when the whole of it is read.
std::string head_of(const fs::path& path) {
  std::string out(head_size, '\0');
  std::ifstream in(path, std::ios::binary);
  in.read(out.data(), static_cast<std::streamsize>(out.size()));
  out.resize(static_cast<std::size_t>(in.gcount()));
  return out;
}

std::vector<std::string> matches(const std::string& pattern) {
  glob_t found{};
  std::vector<std::string> out;
  if (glob(pattern.c_str(), 0, nullptr, &found) == 0) out.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  globfree(&found);
  return out;
}

/// `-` alone would be standard input.
std::string plain(const fs::path& path) {
  std::string out = path.lexically_normal().string();
  return out == "-" ? "./-" : out;
}

std::string too_large() { return "is larger than " + std::to_string(largest_report >> 20) + " MB"; }

/// As far as the first block behind `most`: a pipe's size is known when it ends.
std::string read_stream(std::istream& in, std::uint64_t most) {
  std::string out;
  std::vector<char> block(1 << 16);
  while (in && out.size() <= most) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    out.append(block.data(), static_cast<std::size_t>(in.gcount()));
  }
  return out;
}

constexpr const char* formats = "PDF, Word, HTML or text files";

class Finder {
 public:
  void add(const std::string& argument);
  Inputs take() { return std::move(out_); }

 private:
  bool add_path(const std::string& path);  ///< is there one?
  void add_file(const std::string& path);
  void add_standard_input();
  void add_folder(const fs::path& folder);
  void add_entry(const fs::path& path);
  void refuse(const std::string& path, const std::string& wrong, const std::string& advice) {
    out_.refused.emplace_back(Problem({path, 0, 0}, wrong, advice).what());
  }
  /// Adds by `add`, and tells where nothing came of it, good or bad.
  template <class Add>
  void add_from(const std::string& holder, const char* what, Add add) {
    const std::size_t before = out_.reports.size() + out_.refused.size();
    add();
    if (out_.reports.size() + out_.refused.size() == before)
      refuse(holder, "holds no report", std::string("name ") + what + " with " + formats);
  }

  Inputs out_;
  Unpacker unpacker_{out_};
  bool has_standard_input_ = false;
};

void Finder::add(const std::string& argument) {
  if (argument == "-") return add_standard_input();
  if (add_path(argument)) return;
  std::vector<std::string> paths;
  if (argument.find_first_of("*?[") != std::string::npos) paths = matches(argument);
  if (paths.empty()) refuse(argument, "no such file or folder", "check the name");
  for (const std::string& path : paths)
    if (!add_path(path)) refuse(path, "is a link that leads nowhere", "check where it leads");
}

bool Finder::add_path(const std::string& path) {
  std::error_code error;
  if (fs::is_regular_file(path, error)) add_file(plain(path));
  else if (fs::is_directory(path, error)) add_from(path, "a folder", [&] { add_folder(path); });
  else if (fs::exists(path, error)) refuse(path, "is no regular file", "name a file or a folder");
  else return false;
  return true;
}

void Finder::add_file(const std::string& path) {
  if (kind_of(head_of(path)) != Kind::archive) out_.reports.push_back({path});
  else if (!unpacker_.is_unpacked(path)) add_from(path, "an archive", [&] { unpacker_.unpack(path); });
}

void Finder::add_standard_input() {
  if (std::exchange(has_standard_input_, true)) return;
  const auto bytes = std::make_shared<const std::string>(read_stream(std::cin, largest_report));
  if (bytes->size() > largest_report) return refuse("-", too_large(), "name an archive as a file, or split the report");
  if (kind_of(std::string_view(*bytes).substr(0, head_size)) != Kind::archive)
    out_.reports.push_back({.path = "-", .bytes = bytes});
  else add_from("-", "an archive", [&] { unpacker_.unpack(*bytes, "-"); });
}

void Finder::add_folder(const fs::path& folder) {
  std::error_code error, unreadable;
  out_.holders.push_back((folder / "").lexically_normal().parent_path().string());  // whether a slash ends it or not
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error))
    if (is_passed_over(entry->path().filename().string())) entry.disable_recursion_pending();
    else if (entry->is_regular_file(unreadable)) add_entry(plain(entry->path()));
  if (error) refuse(folder.string(), error.message(), "check that it may be read");
}

void Finder::add_entry(const fs::path& path) {
  const std::string name = path.filename().string();
  const bool told_by_name = likely(name) == Likely::report;
  switch (told_by_name ? Taken::report : taken(name, head_of(path))) {
    case Taken::no: break;
    case Taken::report: out_.reports.push_back({path.string()}); break;
    case Taken::archive: unpacker_.unpack(path.string());
  }
}

void sort_out(std::vector<std::string>& names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// By name and then by path: which of two files with one report counts doesn't depend on where they lie.
void sort_out(std::vector<Input>& reports) {
  const auto by_path = [](const Input& a, const Input& b) { return a.path < b.path; };
  const auto same_path = [](const Input& a, const Input& b) { return a.path == b.path; };
  std::sort(reports.begin(), reports.end(), by_path);
  reports.erase(std::unique(reports.begin(), reports.end(), same_path), reports.end());
  std::stable_sort(reports.begin(), reports.end(),
                   [](const Input& a, const Input& b) { return name_of(a.path) < name_of(b.path); });
}

}  // namespace

Inputs find_inputs(const std::vector<std::string>& arguments) {
  Finder finder;
  for (const std::string& argument : arguments) finder.add(argument);
  Inputs out = finder.take();
  sort_out(out.reports);
  sort_out(out.refused);
  sort_out(out.holders);
  return out;
}

namespace {

std::string read_file(const std::string& path, std::uint64_t most) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Problem({path, 0, 0}, std::strerror(errno), "check that it may be read");
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) throw Problem({path, 0, 0}, "is a folder", "name a file");
  if (!fs::is_regular_file(path, ignored)) return read_stream(in, most);  // a pipe has no end yet
  in.seekg(0, std::ios::end);
  const auto size = static_cast<std::uint64_t>(in.tellg());
  if (size > most) throw Problem({path, 0, 0}, too_large(), "split it, or save it with smaller pictures");
  std::string out(size, '\0');
  in.seekg(0);
  in.read(out.data(), static_cast<std::streamsize>(out.size()));
  if (!in) throw Problem({path, 0, 0}, "could not be read to its end", "check the disk");
  return out;
}

}  // namespace

std::string read_bytes(const std::string& path) {
  constexpr std::uint64_t any = std::numeric_limits<std::uint64_t>::max();
  return path == "-" ? read_stream(std::cin, any) : read_file(path, any);
}

std::string read_bytes(const Input& input) {
  if (input.bytes) return *input.bytes;
  return input.spool ? input.spool->read(input.begin, input.size) : read_file(input.path, largest_report);
}

}  // namespace rg
