// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace rg {

/// The file layer of a store: each page of the file ends in the checksum (XXH3, 64 bits) of its other bytes and its
/// number, made when it is written and compared when it is read. SQLite alone does not notice a byte that was
/// changed in a text; with this no query can be answered from one.
/// Other SQLite programs read the file as it is: the last eight bytes of a page are reserved
/// (https://www.sqlite.org/fileformat2.html, "Reserved bytes per page"). A page that they write is damaged for us.
const char* page_layer();

inline constexpr int reserved_bytes = 8;

/// The page that was last found damaged in this thread, counted from 1; 0 for none. Reset by asking.
std::uint32_t damaged_page();

}  // namespace rg
