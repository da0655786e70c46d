// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

/// Forms of text that are compared, and never shown.
namespace rg::layout {

/// Without white space, Arabic vowels and the difference of capitals.
std::string squeezed(std::string_view text);

/// Compatibility forms, accents and vowels, marks of direction and kinds of spaces and apostrophes made one:
/// `Ｐｏｉｎｔ ２`, `٢٠`, `période` → `Point 2`, `20`, `periode`. Capitals stay.
std::string folded(std::string_view text);

/// The letters and digits of the folded text, small: `Vingt-et-unième` → `vingtetunieme`.
std::string squashed(std::string_view text);

}  // namespace rg::layout
