// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <sstream>
#include <string>

#include "export/writer.hpp"

/// Files that are kept in memory.
class Kept final : public rg::Files {
 public:
  std::ostream& open(const std::string& name, std::string_view mark) override {
    marks[name] = mark;
    return files[name];
  }
  std::string text(const std::string& name) const { return files.at(name).str(); }
  std::map<std::string, std::ostringstream> files;
  std::map<std::string, std::string> marks;
};
