// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace rg {

struct EmbeddedFile {
  std::string_view path;  ///< relative to `schema/`
  std::string_view text;
};

/// The files of `schema/` as they were when the program was built; made by src/schema/embed.py.
std::span<const EmbeddedFile> embedded_schema();

}  // namespace rg
