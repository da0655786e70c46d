// SPDX-License-Identifier: Apache-2.0
#include "src/read/pdf.hpp"

#include <algorithm>

#include "src/read/pdf_line.hpp"
#include "src/read/pdf_process.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

using pdf::PrintedLine;
using pdf::PrintedPage;

/// Of the body's size: what headings of chapters are set in.
constexpr float heading_size = 1.12F;

/// Of the usual step from line to line: more is a gap between paragraphs.
constexpr float gap_step = 1.2F;

/// The end mark stands in the last 1024 bytes: ISO 32000-1, annex H, implementation note 18. Mail and old servers put
/// something behind it.
constexpr std::size_t end_mark_within = 16 << 10;

/// From line to line inside paragraphs, as a multiple of the size: the smallest step that is no exception. Steps
/// between paragraphs are larger, and may be most of all.
float usual_step(const std::vector<PrintedPage>& pages) {
  std::vector<float> steps;
  for (const PrintedPage& page : pages)
    for (std::size_t i = 1; i < page.lines.size(); ++i) {
      const float step = (page.lines[i].base - page.lines[i - 1].base) / page.lines[i].size;
      if (step > 0.5F && step < 4) steps.push_back(step);
    }
  std::sort(steps.begin(), steps.end());
  constexpr float like = 1.03F;  // sizes and places are rounded
  const std::size_t enough = std::max<std::size_t>(steps.size() / 20, 2);
  for (std::size_t i = 0; i + enough < steps.size(); ++i)
    if (steps[i + enough] <= steps[i] * like) return steps[i + enough];
  return steps.empty() ? 1 : steps[steps.size() / 2];
}

bool has_gap(const PrintedLine& above, const PrintedLine& line, float step) {
  const float down = line.base - above.base;
  return above.said != line.said || down < 0 || down > gap_step * step * std::max(line.size, above.size);
}

class Lines {
 public:
  Lines(Text& out, float body, float step) : out_(out), body_(body), step_(step) {}

  void add(const PrintedPage& page) {
    ++page_;
    const PrintedLine* above = nullptr;
    for (const PrintedLine& line : page.lines) {
      if (above && has_gap(*above, line, step_)) out_.lines.push_back({{}, ++number_, page_});
      Line next{line.text, ++number_, page_, line.said, line.reason};
      if (line.said == Said::nothing && line.size > heading_size * body_) next.said = Said::heading;
      out_.lines.push_back(std::move(next));
      above = &line;
    }
  }

 private:
  Text& out_;
  float body_, step_;
  std::uint32_t number_ = 0, page_ = 0;
};

Text text_of(std::vector<PdfPage> pages, const std::string& path) {
  Text out;
  out.path = path;
  const pdf::PdfSetting setting = pdf::setting_of(pages);
  std::vector<PrintedPage> printed;
  for (PdfPage& page : pages)
    printed.push_back(pdf::lines_of(std::move(page), printed.empty(), setting, out.dropped_characters));
  pdf::mark_page_furniture(printed);
  pdf::mark_notes(printed, setting.size);
  Lines lines(out, setting.size, usual_step(printed));
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
