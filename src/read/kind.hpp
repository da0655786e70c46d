// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace rg {

/// What a file is, whatever its name says.
enum class Kind : std::uint8_t { text, html, pdf, docx, word97, rtf, wordperfect, opendocument, archive, other };

/// By the first bytes (a few kB are enough): https://www.iana.org/assignments/media-types, and each format's own
/// specification. `text` where nothing speaks for another one.
Kind kind_of(std::string_view bytes);

/// `a PDF`, `an old Word document`: for messages.
std::string_view described(Kind kind);

}  // namespace rg
