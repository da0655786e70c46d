// SPDX-License-Identifier: Apache-2.0
#include <unicode/uchar.h>

#include <algorithm>

#include "src/layout/folding.hpp"
#include "src/layout/front.hpp"
#include "src/layout/places.hpp"
#include "src/text/unicode.hpp"

namespace rg::layout {
namespace {

/// The text of a row without what refers to a note: `*`, a marker at its end.
std::string_view words_of(const Row& row) {
  std::string_view text = row.text;
  for (auto marker = row.markers.rbegin(); marker != row.markers.rend(); ++marker)
    if (marker->at + marker->length == text.size()) text = trim(text.substr(0, marker->at));
  static constexpr std::u32string_view marks = U"*†‡⁰¹²³⁴⁵⁶⁷⁸⁹";
  while (!text.empty()) {
    std::size_t end = text.size();
    if (marks.find(previous_code_point(text, end)) == std::u32string_view::npos) break;
    text = trim(text.substr(0, end));
  }
  return text;
}

char32_t first_of(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? U' ' : next_code_point(text, at);
}

/// Ends in what can't end a title: a comma, a hyphen, `of`.
bool is_open(std::string_view text, const FrontWording& wording, const Wording& layout) {
  if (ends_with_any(text, {",", "，", "、", "،", "-", "–", "—", "("}) || ends_with_joiner(text, layout)) return true;
  const std::string_view word = text.substr(text.find_last_of(' ') + 1);
  return std::find(wording.open_words.begin(), wording.open_words.end(), word) != wording.open_words.end();
}

/// Lines that are one: a title, or the title of an agenda item, or who wrote it.
struct Block {
  std::string text;
  bool authors = false;
};

class TitleFinder {
 public:
  TitleFinder(const std::vector<FrontLine>& lines, const Setting& setting, const FrontWording& wording,
              const Wording& layout)
      : lines_(lines), setting_(setting), wording_(wording), layout_(layout) {}

  std::string numbered() const {
    std::size_t i = 0;
    while (i < lines_.size() && !matches(lines_[i], wording_.titles)) ++i;
    if (i == lines_.size()) return {};
    std::string out(behind_number(words_of(*lines_[i].row)));
    while (++i < lines_.size() && goes_on(i)) join_lines(out, words_of(*lines_[i].row));
    return out;
  }

  std::string printed(std::size_t below, bool has_agenda) {
    gather(below);
    auto author = std::find_if(blocks_.rbegin(), blocks_.rend(), [](const Block& block) { return block.authors; });
    auto end = author == blocks_.rend() ? blocks_.end() : author.base() - 1;
    while (end != blocks_.begin() && (end - 1)->authors) --end;
    const auto candidates = end - blocks_.begin();
    // Below an agenda item stands its title: alone above `Report of the Special Rapporteur on …` it is no other's
    const bool has_author = end != blocks_.end();
    if (has_author && (candidates == 0 || (candidates == 1 && has_agenda && is_reporters(*end)))) return end->text;
    return candidates == 0 ? std::string{} : (end - 1)->text;
  }

 private:
  /// From the first letter on, but for the `A.` of a resolution in parts.
  static std::string_view behind_number(std::string_view text) {
    for (std::size_t at = text.find('/'); at < text.size();) {
      const std::string_view rest = text.substr(at);
      const bool part = rest.size() > 1 && rest[0] >= 'A' && rest[0] <= 'Z' && rest[1] == '.';
      if (u_isalpha(static_cast<UChar32>(next_code_point(text, at))) != 0 && !part) return rest;
    }
    return {};
  }

  bool is_reporters(const Block& block) const {
    const std::string text = folded(block.text);
    return std::any_of(wording_.reporters.begin(), wording_.reporters.end(),
                       [&](const auto& pattern) { return RE2::PartialMatch(text, *pattern); });
  }

  bool begins_authors(std::size_t i) const { return matches(lines_[i], wording_.authors); }

  /// Does the line go on with the one before it?
  bool goes_on(std::size_t i) const {
    const Row &last = *lines_[i - 1].row, &row = *lines_[i].row;
    if (is_open(words_of(last), wording_, layout_)) return true;
    if (u_islower(static_cast<UChar32>(first_of(row.text))) != 0) return true;
    if (begins_authors(i) || !is_title(i)) return false;
    const bool full = last.width * 5 >= setting_.width * 3;
    if (row.gap) return setting_.double_spaced && full;
    return !setting_.unwrapped && (has_gaps() || full);
  }

  /// Blank lines set parts of the front page apart.
  bool has_gaps() const {
    return std::any_of(lines_.begin() + 1, lines_.end(), [](const FrontLine& line) { return line.row->gap; });
  }

  /// No note at the foot, nothing in brackets, no name of a body or of a kind of document, no sentence.
  bool is_title(std::size_t i) const {
    const std::string_view text = words_of(*lines_[i].row);
    const char32_t first = first_of(lines_[i].row->text);
    if (text.empty() || first == U'*' || first == U'[' || first == U'(') return false;
    if (wording_.not_titles.has(text) || layout_.enacting.has(text)) return false;
    return lines_[i].folded.find_first_not_of("0123456789 ./-") != std::string::npos && !text.ends_with('.') &&
           !text.ends_with("。");
  }

  void gather(std::size_t below) {
    for (std::size_t i = below; i < lines_.size(); ++i) {
      if (!blocks_.empty() && i > below && last_taken_ && goes_on(i)) {
        join_lines(blocks_.back().text, words_of(*lines_[i].row));
        continue;
      }
      last_taken_ = is_title(i);
      if (last_taken_) blocks_.push_back({std::string(words_of(*lines_[i].row)), begins_authors(i)});
    }
    std::erase_if(blocks_, [](const Block& block) { return block.text.ends_with('.') || block.text.ends_with("。"); });
  }

  const std::vector<FrontLine>& lines_;
  const Setting& setting_;
  const FrontWording& wording_;
  const Wording& layout_;
  std::vector<Block> blocks_;
  bool last_taken_ = false;
};

}  // namespace

std::string title_of(const std::vector<FrontLine>& lines, std::size_t below, bool has_agenda, const Setting& setting,
                     const FrontWording& wording, const Wording& layout) {
  if (lines.empty()) return {};
  TitleFinder finder(lines, setting, wording, layout);
  std::string title = finder.numbered();
  return title.empty() ? finder.printed(below, has_agenda) : title;
}

}  // namespace rg::layout
