// SPDX-License-Identifier: Apache-2.0
#pragma once

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
  /// The section ends that has these properties.
  void end_section(pugi::xml_node section);
  void end_page();
  /// The note's element, the first time that it is asked for.
  pugi::xml_node take(const std::string& id);

 private:
  struct Counting {
    std::uint32_t start = 1;
    std::string restart;
  };
  static void put_over(pugi::xml_node properties, Counting& out);
  void begin_section();

  bool endnotes_;
  std::string_view properties_;
  std::unordered_map<std::string_view, pugi::xml_node> nodes_;
  std::vector<pugi::xml_node> sections_;
  std::size_t section_ = 0;
  Counting usual_, counting_;  ///< in the whole document, and in this section
  std::uint32_t last_ = 0;
  bool begun_ = false;
};

}  // namespace rg::docx
