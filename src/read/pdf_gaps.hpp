// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <vector>

#include "src/read/pdf_line.hpp"

namespace rg::pdf {

/// Where paragraphs end, as far as the page shows it: by the room between lines, and by lines that end although the
/// next word would have had room.
class Gaps {
 public:
  Gaps(const std::vector<PrintedPage>& pages, const PdfSetting& setting);
  bool between(const PrintedLine& above, const PrintedLine& line) const;

 private:
  float usual_step(float size) const;
  float room_behind(const PrintedLine& line) const;
  bool ends_early(const PrintedLine& above, const PrintedLine& line) const;

  PdfSetting setting_;
  std::map<int, float> steps_;  ///< by size: from line to line inside paragraphs, as a multiple of the size
  float left_ = 0, right_ = 0;  ///< of the text
};

}  // namespace rg::pdf
