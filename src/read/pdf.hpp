// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "src/read/text.hpp"

namespace rg {

/// The processes that open PDF files, as many as threads ask at once. Each reads many files, and one that a file
/// breaks or holds up takes nothing with it.
class PdfWorkers {
 public:
  /// Throws Problem for what is broken, encrypted, too large, or has no text layer.
  Text read(std::string_view bytes, const std::string& path);
};

}  // namespace rg
