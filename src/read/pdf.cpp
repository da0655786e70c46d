// SPDX-License-Identifier: Apache-2.0
#include "src/read/pdf.hpp"

#include <algorithm>

#include "src/read/pdf_gaps.hpp"
#include "src/read/pdf_line.hpp"
#include "src/read/pdf_process.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

using pdf::PrintedLine;
using pdf::PrintedPage;

/// Of the body's size: what headings of chapters are set in.
constexpr float heading_size = 1.12F;

/// The end mark stands in the last 1024 bytes: ISO 32000-1, annex H, implementation note 18. Mail and old servers put
/// something behind it.
constexpr std::size_t end_mark_within = 16 << 10;

class Lines {
 public:
  Lines(Text& out, float body, const pdf::Gaps& gaps) : out_(out), body_(body), gaps_(gaps) {}

  void add(const PrintedPage& page) {
    ++page_;
    const PrintedLine* above = nullptr;
    for (const PrintedLine& line : page.lines) {
      if (above && gaps_.between(*above, line)) out_.lines.push_back({{}, ++number_, page_});
      Line next{line.text, ++number_, page_, line.said, line.reason};
      if (line.said == Said::nothing && line.size > heading_size * body_) next.said = Said::heading;
      out_.lines.push_back(std::move(next));
      above = &line;
    }
  }

 private:
  Text& out_;
  float body_;
  const pdf::Gaps& gaps_;
  std::uint32_t number_ = 0, page_ = 0;
};

Text text_of(std::vector<PdfPage> pages, const std::string& path) {
  Text out;
  out.path = path;
  out.told_gaps = true;
  const pdf::PdfSetting setting = pdf::setting_of(pages);
  std::vector<PrintedPage> printed;
  for (PdfPage& page : pages)
    printed.push_back(pdf::lines_of(std::move(page), printed.empty(), setting, out.dropped_characters));
  pdf::mark_page_furniture(printed);
  pdf::mark_notes(printed, setting.size);
  const pdf::Gaps gaps(printed, setting);
  Lines lines(out, setting.size, gaps);
  for (const PrintedPage& page : printed) lines.add(page);
  return out;
}

void check_end(std::string_view bytes, const std::string& path) {
  const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), end_mark_within));
  if (tail.find("%%EOF") == std::string_view::npos)
    throw Problem({path, 0, 0}, "is a PDF that breaks off: its end mark is missing", "get it again");
}

}  // namespace

PdfWorkers::PdfWorkers() = default;
PdfWorkers::~PdfWorkers() = default;

std::unique_ptr<PdfProcess> PdfWorkers::take() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return nullptr;
  std::unique_ptr<PdfProcess> out = std::move(idle_.back());
  idle_.pop_back();
  return out;
}

Text PdfWorkers::read(std::string_view bytes, const std::string& path) {
  check_end(bytes, path);
  std::unique_ptr<PdfProcess> process = take();
  if (!process) process = std::make_unique<PdfProcess>();
  const auto give_back = [&] {
    const std::lock_guard lock(mutex_);
    if (!process->ended()) idle_.push_back(std::move(process));
  };
  std::vector<PdfPage> pages;
  try {
    pages = process->read(bytes, path);
  } catch (...) {
    give_back();
    throw;
  }
  give_back();
  if (std::all_of(pages.begin(), pages.end(), [](const PdfPage& page) { return page.words.empty(); }))
    throw Problem({path, 0, 0}, "is a PDF without text: its pages are pictures",
                  "run a text recognition over it first, such as ocrmypdf");
  return text_of(std::move(pages), path);
}

}  // namespace rg
