// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <vector>

#include "src/layout/layout.hpp"
#include "src/layout/rows.hpp"

namespace rg::layout {

/// By a note's number: the indices of the places behind which notes with it stand, in order.
using NotePlaces = std::map<std::uint32_t, std::vector<std::size_t>>;

/// Rows whose roles are known → places and dropped lines of the document. Gives back the notes to headings, which stand
/// behind the place before.
NotePlaces fill_places(Document& document, const Rows& rows, const Wording& wording);

/// Puts the next line's text behind `text`: nothing between Han characters, a space between words, hyphens mended.
/// `text` and `line` are not empty. `space_behind`: there is a space at the end of the line before, which stays between
/// a Han character and a letter or digit.
void join_lines(std::string& text, std::string_view line, bool space_behind = false);
/// Chinese characters or their marks stand on a side.
bool meet_without_space(std::string_view text, std::string_view next);

/// Notes stand behind the place with their marker, wherever a page or the document ended: a report has the same order
/// of places in every format. One without a marker stays behind the place that it follows.
void order_notes(std::vector<Place>& places, const NotePlaces& heading_notes);

}  // namespace rg::layout
