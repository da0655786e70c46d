// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rg::docx {

/// A number as a list shows it; `format` as in ECMA-376, part 1, 17.18.59 (ST_NumberFormat). What isn't known, and what
/// a format has no numeral for, is decimal.
std::string numeral(std::uint32_t number, std::string_view format);

}  // namespace rg::docx
