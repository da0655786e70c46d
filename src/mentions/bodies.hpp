// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "src/mentions/mentions.hpp"
#include "src/mentions/words.hpp"

namespace rg::mentions {

/// Bodies, funds, mandates and texts that no table knows, by the word their name ends in (`bodies.toml`): the longest
/// name the text gives. Their id is `~` and the name. `names` are the known ones, sorted, with nested countries.
/// `about_country`: the whole report is about one country.
std::vector<Mention> find_bodies(std::string_view text, const std::vector<Mention>& names, const Lexicon& lexicon,
                                 const Wording& wording, bool about_country);

/// Titles in 《》 and quotation marks, and general comments by their number. A title that is short for one given before
/// (《指导说明》) is left to the words that stand for something.
std::vector<Mention> find_titles(std::string_view text, const std::vector<Mention>& names, const Titles& titles);

}  // namespace rg::mentions
