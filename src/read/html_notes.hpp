// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "src/read/html_page.hpp"

namespace rg::read {

/// A footnote or endnote of a page.
struct PageNote {
  std::uint32_t begin = 0, end = 0;  ///< lines
  std::uint32_t number = 0;          ///< as shown; 0 for an asterisk and the like
  std::uint32_t marker = no_index;   ///< the line with its marker
  std::size_t marker_at = 0;         ///< … and the byte of that line
};

/// The notes of a page, in the order of their markers. None overlap. Their markers are marked, and their own numbers
/// and links back dropped. `furniture` is empty for lines that are content.
std::vector<PageNote> find_notes(Page& page, const std::vector<std::string_view>& furniture);

}  // namespace rg::read
