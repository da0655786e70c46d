// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rg::read {

/// A letter of a script that runs from right to left.
bool is_right_to_left(char32_t c);

/// A line as it stands on the page, from left to right → in the order in which it is read and stored.
/// `right_to_left`: of the text that it belongs to. https://www.unicode.org/reports/tr9/
std::string logical_order(std::string_view visual, bool right_to_left);

}  // namespace rg::read
