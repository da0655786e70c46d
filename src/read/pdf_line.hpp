// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/read/pdf_page.hpp"
#include "src/read/text.hpp"

/// Words with boxes → printed lines in reading order.
namespace rg::pdf {

/// A printed line, or the part of one that stands in a column. Measures are points from the upper left corner.
struct PrintedLine {
  std::string text;
  float left = 0, right = 0, top = 0;
  float base = 0;         ///< lower edge of its full-sized words
  float size = 0;         ///< height of its full-sized words
  float first_width = 0;  ///< of its first word, or Han character
  bool starts_east_asian = false;
  bool in_column = false;      ///< it stands beside other text
  bool starts_raised = false;  ///< begins with a raised number or mark
  Said said = Said::nothing;
  std::string_view reason = {};  ///< of furniture
};

struct PrintedPage {
  float width = 0, height = 0;
  std::vector<PrintedLine> lines;
  std::vector<Rule> rules;
};

/// How most of the text is set.
struct PdfSetting {
  float size = 0;  ///< height of its words
  bool right_to_left = false;
};
PdfSetting setting_of(const std::vector<PdfPage>& pages);

/// The lines of a page in reading order.
PrintedPage lines_of(PdfPage page, bool is_cover, const PdfSetting& setting, std::size_t& dropped_characters);

/// Marks page heads, page feet and page numbers: by position, and by coming again on other pages.
void mark_page_furniture(std::vector<PrintedPage>& pages);

/// Marks footnotes and endnotes: small lines at the foot of a page or the end of the text that raised numbers begin.
void mark_notes(std::vector<PrintedPage>& pages, float body);

}  // namespace rg::pdf
