// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "src/read/kind.hpp"
#include "src/read/text.hpp"

namespace rg {

/// Formats that LibreOffice makes a Word document of where it is installed: old Word (antiword does, too), RTF,
/// WordPerfect, OpenDocument. Throws Problem where it isn't, and for what it can't open.
Text read_by_converting(std::string_view bytes, const std::string& path, Kind kind);

}  // namespace rg
