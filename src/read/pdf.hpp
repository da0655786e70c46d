// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "src/read/text.hpp"

namespace rg {

class PdfProcess;

/// The processes that open PDF files, as many as threads ask at once. Each reads many files, and one that a file
/// breaks or holds up takes nothing with it. One object serves all threads.
class PdfWorkers {
 public:
  PdfWorkers();
  ~PdfWorkers();
  /// The lines as printed, in reading order; page heads and feet, notes and paragraphs' gaps are told.
  /// Throws Problem for what is broken, encrypted, too large, or has no text layer.
  Text read(std::string_view bytes, const std::string& path);

 private:
  std::unique_ptr<PdfProcess> take();

  std::mutex mutex_;
  std::vector<std::unique_ptr<PdfProcess>> idle_;
};

}  // namespace rg
