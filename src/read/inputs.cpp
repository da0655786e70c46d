// SPDX-License-Identifier: Apache-2.0
#include "src/read/inputs.hpp"

#include <glob.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "src/text/problem.hpp"

namespace rg {
namespace {

namespace fs = std::filesystem;

/// Extensions of the formats that are read from folders.
constexpr std::array<std::string_view, 1> extensions{".txt"};

bool is_report(const fs::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

void add_folder(const fs::path& folder, Inputs& out) {
  const std::size_t before = out.files.size();
  std::error_code error, unreadable;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error))
    if (entry->is_regular_file(unreadable) && is_report(entry->path()))
      out.files.push_back(entry->path().lexically_normal().string());
  if (error)
    out.refused.push_back(Problem({folder.string(), 0, 0}, error.message(), "check that it may be read").what());
  else if (out.files.size() == before)
    out.refused.push_back(Problem({folder.string(), 0, 0}, "holds no report", "name a folder with .txt files").what());
}

std::vector<std::string> matches(const std::string& pattern) {
  glob_t found{};
  std::vector<std::string> out;
  if (glob(pattern.c_str(), 0, nullptr, &found) == 0) out.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  globfree(&found);
  return out;
}

void add(const std::string& argument, Inputs& out) {
  std::error_code error;
  if (argument == "-" || fs::is_regular_file(argument, error)) {
    out.files.push_back(argument == "-" ? argument : fs::path(argument).lexically_normal().string());
  } else if (fs::is_directory(argument, error)) {
    add_folder(argument, out);
  } else if (fs::exists(argument, error)) {
    out.refused.push_back(Problem({argument, 0, 0}, "is no regular file", "name a file or a folder").what());
  } else if (argument.find_first_of("*?[") != std::string::npos && !matches(argument).empty()) {
    for (const std::string& match : matches(argument)) add(match, out);
  } else {
    out.refused.push_back(Problem({argument, 0, 0}, "no such file or folder", "check the name").what());
  }
}

void sort_out(std::vector<std::string>& names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

}  // namespace

Inputs find_inputs(const std::vector<std::string>& arguments) {
  Inputs out;
  for (const std::string& argument : arguments) add(argument, out);
  sort_out(out.files);
  // By name and then by folder: which of two files with one report counts doesn't depend on where they lie.
  std::stable_sort(out.files.begin(), out.files.end(), [](const std::string& a, const std::string& b) {
    return fs::path(a).filename() < fs::path(b).filename();
  });
  sort_out(out.refused);
  return out;
}

std::string read_bytes(const std::string& path) {
  if (path == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Problem({path, 0, 0}, std::strerror(errno), "check that it may be read");
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) return {std::istreambuf_iterator<char>(in), {}};  // a pipe has no end yet
  in.seekg(0, std::ios::end);
  std::string out(static_cast<std::size_t>(in.tellg()), '\0');
  in.seekg(0);
  in.read(out.data(), static_cast<std::streamsize>(out.size()));
  if (!in) throw Problem({path, 0, 0}, "could not be read to its end", "check the disk");
  return out;
}

}  // namespace rg
