// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "src/read/text.hpp"

namespace rg {

/// A Word document (ECMA-376, .docx): a line a paragraph, its automatic number worked out, notes behind the paragraph
/// with their marker, tables row by row. Throws Problem for what is broken, encrypted or too large.
Text read_docx(std::string_view bytes, const std::string& path);

}  // namespace rg
