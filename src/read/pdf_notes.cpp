// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "src/read/pdf_line.hpp"
#include "src/text/unicode.hpp"

namespace rg::pdf {
namespace {

/// Of the body's size: notes are set smaller (9 points below 10, in documents of the UN).
constexpr float note_size = 0.95F;

/// The rule above notes is shorter than this share of the page's width (a fifth, in documents of the UN), and the first
/// note follows within so many times its size.
constexpr float longest_rule = 0.4F, nearest_note = 3;

bool ends_with_stop(std::string_view text) {
  static constexpr std::u32string_view stops = U"。！？；.!?;؟؛";
  std::size_t end = text.size();
  return end > 0 && stops.find(previous_code_point(text, end)) != std::u32string_view::npos;
}

bool begins_note(const PrintedLine& line) { return line.starts_raised || line.text.starts_with("* "); }

bool is_text(const PrintedLine& line) { return line.said != Said::furniture; }

/// Small lines at the foot of a page: [first, lines.size()), page furniture among them.
std::size_t small_from(const std::vector<PrintedLine>& lines, float body) {
  std::size_t first = lines.size();
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (lines[i].said == Said::furniture) continue;
    if (lines[i].size >= note_size * body) break;
    first = i;
  }
  return first;
}

/// The first line below the rule that sets notes apart, if there is one: a short rule, with a note's first line below.
std::size_t below_rule(const PrintedPage& page) {
  std::size_t found = page.lines.size();
  for (const Rule& rule : page.rules) {
    if (rule.right - rule.left > longest_rule * page.width) continue;
    const auto below = std::find_if(page.lines.begin(), page.lines.end(), [&](const PrintedLine& line) {
      return is_text(line) && line.base > rule.y && line.left < rule.right;
    });
    const bool near = below != page.lines.end() && below->top - rule.y < nearest_note * below->size;
    if (near && begins_note(*below)) found = static_cast<std::size_t>(below - page.lines.begin());
  }
  return found;
}

class Notes {
 public:
  explicit Notes(float body) : body_(body) {}

  void mark(PrintedPage& page) {
    std::vector<PrintedLine>& lines = page.lines;
    const std::size_t foot = std::min(below_rule(page), small_from(lines, body_));
    const bool whole_page = std::none_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(foot), is_text);
    bool in_note = goes_on_ && (whole_page || open_);
    goes_on_ = false;
    for (std::size_t i = foot; i < lines.size(); ++i) {
      PrintedLine& line = lines[i];
      if (!is_text(line)) continue;
      in_note = in_note || begins_note(line);
      if (!in_note) continue;
      line.said = Said::note;
      goes_on_ = true;
      open_ = !ends_with_stop(trim(line.text));
    }
  }

 private:
  float body_;
  bool goes_on_ = false;  ///< the last page ended with a note …
  bool open_ = false;     ///< … in the middle of a sentence
};

}  // namespace

void mark_notes(std::vector<PrintedPage>& pages, float body) {
  Notes notes(body);
  for (PrintedPage& page : pages) notes.mark(page);
}

}  // namespace rg::pdf
