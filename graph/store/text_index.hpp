// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rg {

/// The text with each Han character apart, so that an index of words finds Chinese words of any length as phrases.
std::string spaced(std::string_view text);

/// What a person typed, as an expression of FTS5: all words, each as a phrase; nothing in it is an operator. Empty
/// where there is no letter or digit.
std::string match_expression(std::string_view words);

/// For comparing names: NFKC, case folded, without white space.
std::string folded(std::string_view name);

}  // namespace rg
