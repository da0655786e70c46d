// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/layout/layout.hpp"
#include "src/layout/rows.hpp"

namespace rg::layout {

/// Rows whose roles are known → places and dropped lines of the document.
void fill_places(Document& document, const Rows& rows, const Wording& wording);

/// Puts the next line's text behind `text`: nothing between Han characters, a space between words, hyphens mended.
/// `text` and `line` are not empty.
void join_lines(std::string& text, std::string_view line);
/// Chinese characters or their marks stand on a side.
bool meet_without_space(std::string_view text, std::string_view next);

/// Notes stand behind the place with their marker, wherever a page or the document ended: a report has the same order
/// of places in every format. One without a marker stays behind the place that it follows.
void order_notes(std::vector<Place>& places);

}  // namespace rg::layout
