// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rg {

/// Zstandard, one frame. The same text gives the same bytes with the same version of the library.
std::string pack(std::string_view text);
/// Throws std::runtime_error where it is none of pack().
std::string unpack(std::string_view packed);

/// SHA-256 of the bytes in hexadecimal, as `sha256sum` prints it.
std::string sha256(std::string_view bytes);

}  // namespace rg
