// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/read/docx_flow.hpp"
#include "src/read/docx_parts.hpp"

namespace rg::docx {

/// The footnotes or the endnotes of a document: ECMA-376, part 1, 17.11.
class Notes {
 public:
  Notes(const Parts& parts, bool endnotes);

  /// What the next reference in the text refers to, with the number that Word shows there.
  NoteUse next(pugi::xml_node reference);
  void end_section();
  void end_page();
  /// The note's element, the first time that it is asked for.
  pugi::xml_node take(const std::string& id);

 private:
  struct Counting {
    std::uint32_t start = 1;
    std::string restart;
  };
  static void put_over(pugi::xml_node properties, Counting& out);
  const Counting& counting() const { return sections_[std::min(section_, sections_.size() - 1)]; }

  bool endnotes_;
  std::unordered_map<std::string_view, pugi::xml_node> nodes_;
  std::vector<Counting> sections_;  ///< at least one
  std::size_t section_ = 0;
  std::uint32_t last_ = 0;
  bool begun_ = false;
};

}  // namespace rg::docx
