// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rg {

/// The text in NFKC without case, each Han character apart, so that an index of words finds Chinese words of any length
/// as phrases.
std::string spaced(std::string_view text);

/// What a person typed, as an expression of FTS5: all words, each as a phrase; nothing in it is an operator. Empty
/// where there is no letter or digit.
std::string match_expression(std::string_view words);

/// Whether one of the spans (JSON, `[[begin, end], …]`) begins in the lines of the text that the passage [first, last)
/// touches: places keep the paragraphs inside them apart by line feeds.
bool stands_beside(std::string_view text, std::uint32_t first, std::uint32_t last, const std::string& spans);

/// For comparing names: letters and digits alone, without case, accents and the forms of one letter; `/`, `:` and `~`
/// stay, which tell symbols and ids apart.
std::string folded(std::string_view name);

}  // namespace rg
