// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "src/read/pdf_worker/protocol.hpp"

namespace rg {

/// A word of a page, or of Chinese a run; points from the upper left corner of the page. Its box is as high as its
/// font's size, with a fifth of it below the base.
struct PdfWord {
  float left = 0, top = 0, right = 0, bottom = 0;
  std::uint8_t turned = 0;   ///< quarters of a circle, clockwise
  bool space_after = false;  ///< the file has a space between it and the next word
  std::string text;          ///< UTF-8
  float height() const { return bottom - top; }
  float middle() const { return (top + bottom) / 2; }
};

struct PdfPage {
  float width = 0, height = 0;  ///< points
  std::vector<PdfWord> words;   ///< as the file draws them
  std::vector<pdf::Rule> rules;
  std::string turned_text;  ///< words that are turned against the others, in the order of the file
};

}  // namespace rg
