// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "src/read/inputs.hpp"

namespace rg {

class Archive;

/// Takes the reports out of archives. They are put aside on the disk: a packed tar can only be read from its start to
/// its end, and reports are read in the order of their names.
class Unpacker {
 public:
  explicit Unpacker(Inputs& out) : out_(out) {}

  /// Adds what the archive holds and what is wrong with it; once.
  void unpack(const std::string& path);
  /// The same for bytes that go by the name `path`.
  void unpack(std::string_view bytes, const std::string& path);
  bool is_unpacked(const std::string& path) const { return unpacked_.contains(path); }

 private:
  void add_members(Archive& archive, const std::string& path);
  void add_member(Archive& archive, const std::string& path);
  Input put_aside(const std::string& path, std::string_view bytes);
  void refuse(const std::string& path, const std::string& wrong, const std::string& advice);

  Inputs& out_;
  std::shared_ptr<Spool> spool_;
  std::set<std::string> unpacked_;
  std::unordered_map<std::string, std::size_t> reports_;  ///< of one archive: index by path
};

}  // namespace rg
