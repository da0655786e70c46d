// SPDX-License-Identifier: Apache-2.0
#include "src/read/unpacker.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "src/read/archive.hpp"
#include "src/read/spool.hpp"
#include "src/read/taken.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

namespace fs = std::filesystem;

bool has_hidden_part(const fs::path& path) {
  return std::any_of(path.begin(), path.end(),
                     [](const fs::path& part) { return part != "." && part != ".." && is_passed_over(part.string()); });
}

/// `reports.zip/sub/A-HRC-950-21.pdf`
std::string path_of(const std::string& archive, const std::string& member) {
  return archive + "/" + fs::path(member).lexically_normal().string();
}

constexpr const char* unpack_it = "unpack the archive, and name what it holds";

}  // namespace

void Unpacker::unpack(const std::string& path) {
  if (!unpacked_.insert(path).second) return;
  out_.holders.push_back(path);
  try {
    Archive archive(path);
    add_members(archive, path);
  } catch (const Problem& problem) {
    out_.refused.emplace_back(problem.what());
  }
}

void Unpacker::unpack(std::string_view bytes, const std::string& path) {
  try {
    Archive archive(bytes, path);
    add_members(archive, path);
  } catch (const Problem& problem) {
    out_.refused.emplace_back(problem.what());
  }
}

void Unpacker::add_members(Archive& archive, const std::string& path) {
  reports_.clear();
  while (const auto member = archive.next()) {
    if (has_hidden_part(member->name)) continue;
    if (member->refused.empty()) add_member(archive, path_of(path, member->name));
    else refuse(path + "/" + member->name, member->refused, unpack_it);
  }
}

void Unpacker::add_member(Archive& archive, const std::string& path) {
  const std::string name = fs::path(path).filename().string(), bytes = archive.read();
  const Taken what = taken(name, std::string_view(bytes).substr(0, head_size));
  if (what == Taken::archive) refuse(path, "is an archive in an archive, which is not read", unpack_it);
  if (what != Taken::report) return;
  const auto [same, is_first] = reports_.try_emplace(path, out_.reports.size());
  if (is_first) {
    out_.reports.push_back(put_aside(path, bytes));
  } else {  // unpacking would leave the last one too
    refuse(path, "stands in the archive more than once, of which the last is read", "take the others out");
    out_.reports[same->second] = put_aside(path, bytes);
  }
}

Input Unpacker::put_aside(const std::string& path, std::string_view bytes) {
  if (!spool_) spool_ = std::make_shared<Spool>();
  return {path, spool_, spool_->append(bytes), bytes.size()};
}

void Unpacker::refuse(const std::string& path, const std::string& wrong, const std::string& advice) {
  out_.refused.emplace_back(Problem({path, 0, 0}, wrong, advice).what());
}

}  // namespace rg
