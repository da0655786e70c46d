// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>
#include <string>

#include "src/read/docx_xml.hpp"
#include "src/text/problem.hpp"

namespace rg::docx {

/// Real documents nest some 40 levels, and each takes a little of the stack.
inline constexpr int deepest = 400;

/// Counts how deeply elements nest as long as it lives.
class Depth {
 public:
  Depth(int& depth, const std::string& path) : depth_(depth) {
    if (depth_ >= deepest)
      throw Problem({path, 0, 0}, "nests its elements more than " + std::to_string(deepest) + " deep",
                    "save it anew in Word");
    ++depth_;
  }
  ~Depth() { --depth_; }
  Depth(const Depth&) = delete;
  Depth& operator=(const Depth&) = delete;

 private:
  int& depth_;
};

/// Of one thing written in several ways for old and new programs, the newest: ECMA-376, part 3, 7.5. The others would
/// say it again.
inline pugi::xml_node chosen(pugi::xml_node alternate) {
  const pugi::xml_node choice = child(alternate, "Choice");
  return choice ? choice : child(alternate, "Fallback");
}

}  // namespace rg::docx
