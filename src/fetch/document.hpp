// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace rg {

/// So many bytes of a file's beginning and end tell what it is, whatever a server says of it.
inline constexpr std::size_t head_size = 1024, tail_size = 64 << 10;

/// `pdf`, `docx`, `doc`, `wpd`, …: how the names of such documents end; empty for what is none.
std::string_view extension_of(std::string_view head);

/// Of a whole file, by its end too: tells a Word document from other archives (`zip`).
std::string_view extension_of(std::string_view head, std::string_view tail);

/// A page of the web, or another text in angle brackets.
bool is_page(std::string_view head);

/// False where the end of such a file is missing, as its format has one.
bool has_end(std::string_view extension, std::string_view tail);

/// PDF, Word since 2007, archives: what people can read today without conversion.
bool is_current(std::string_view extension);

}  // namespace rg
