// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "export/buffer.hpp"

namespace rg {

/// Writes text as it may stand in an attribute or in content of XML 1.0. What no XML document can hold (section 2.2:
/// most control characters) is left out. Returns how many characters were.
std::size_t put_xml(Buffer& out, std::string_view utf8);

/// Whether put_xml() writes nothing of it.
bool is_empty_in_xml(std::string_view utf8);

/// For ids, which must stay apart: instead of what XML can't hold stands U+FFFD and its code in four hexadecimal
/// digits, and so for U+FFFD itself.
void put_xml_id(Buffer& out, std::string_view utf8);

}  // namespace rg
