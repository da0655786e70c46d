// SPDX-License-Identifier: Apache-2.0
#include "src/layout/rows.hpp"

#include <algorithm>

#include "src/text/unicode.hpp"

namespace rg::layout {
namespace {

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += is_cjk(next_code_point(text, at)) ? 2 : 1;
  return width;
}

/// Ends in the middle of a sentence: no punctuation at all at its end.
bool breaks_off(const Row& row) {
  std::size_t end = row.text.size();
  const char32_t last = previous_code_point(row.text, end);
  return is_han(last) || is_letter(last) || is_digit(last);
}

std::size_t percentile(std::vector<std::size_t> values, double share) {
  if (values.empty()) return 0;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

/// Text set to a measure has few lines above it; a paragraph a line has many very wide ones.
constexpr std::size_t widest_measure = 130;

Setting setting_of(const std::vector<Row>& rows) {
  Setting setting;
  std::vector<std::size_t> widths;
  std::size_t wide = 0;
  for (const Row& row : rows) {
    if (row.text.find("://") != std::string_view::npos) continue;
    widths.push_back(row.width);
    if (row.width > widest_measure) ++wide;
  }
  setting.unwrapped = wide * 20 > widths.size();
  setting.blocks = std::count_if(rows.begin(), rows.end(), [](const Row& row) { return row.gap; }) * 10 >
                   static_cast<std::ptrdiff_t>(rows.size());
  setting.width = std::min(percentile(widths, 0.9), widest_measure);
  std::size_t broken = 0, spaced = 0;
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    if (rows[i].width * 3 < setting.width * 2 || !breaks_off(rows[i])) continue;
    ++broken;
    if (rows[i + 1].gap) ++spaced;
  }
  // In a text with a paragraph a line, lines end in the middle of nothing: few break off.
  setting.double_spaced = !setting.unwrapped && spaced * 2 > broken && spaced * 5 > rows.size();
  return setting;
}

}  // namespace

Rows rows_of(const Text& text) {
  Rows out;
  bool gap = true;
  std::uint32_t page = 0;
  for (const Line& line : text.lines) {
    Row row;
    row.text = trim(line.text);
    if (row.text.empty() || (row.text.front() == '\n' && trim(row.text).empty())) {
      gap = true;
      continue;
    }
    row.line = line.number;
    row.page = line.page;
    row.gap = gap;
    row.indented = row.text.data() != line.text.data();
    row.page_start = line.page != page;
    if (line.said == Said::row || line.said == Said::columns) row.text = line.text;  // as `cells` has it
    row.width = width_of(row.text);
    row.space_behind = text.told_gaps && line.text.ends_with(' ');
    row.said = line.said;
    row.reason = line.reason;
    row.table = line.table;
    row.cells = &line.cells;
    page = line.page;
    gap = false;
    out.rows.push_back(std::move(row));
  }
  out.setting = setting_of(out.rows);
  out.setting.told_notes =
      std::any_of(out.rows.begin(), out.rows.end(), [](const Row& row) { return row.said == Said::note; });
  out.setting.told = text.whole_paragraphs;
  if (out.setting.told) out.setting.unwrapped = true;
  if (out.setting.told || text.told_gaps) out.setting.double_spaced = false;
  // Where a form feed was turned into a space, a line that is indented and has no blank line above starts a page.
  if (out.setting.double_spaced)
    for (Row& row : out.rows) row.page_start = row.page_start || (row.indented && !row.gap);
  return out;
}

namespace {

constexpr std::u32string_view superscripts = U"⁰¹²³⁴⁵⁶⁷⁸⁹", stops = U"。！？；：.!?;:؟؛۔";

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

std::size_t digits_at_end(std::string_view text) {
  std::size_t digits = 0;
  for (std::size_t end = text.size(); end > 0 && digit_value(previous_code_point(text, end));) ++digits;
  return digits;
}

/// Without so many characters of its end.
std::string_view shortened(std::string_view text, std::size_t characters) {
  std::size_t end = text.size();
  for (; characters > 0 && end > 0; --characters) previous_code_point(text, end);
  return text.substr(0, end);
}

/// Without the number of a note that stands at its end: `word.12`, `2017.164`, but not `1.12`.
std::string_view without_marker(std::string_view text) {
  const std::size_t digits = digits_at_end(text);
  const std::string_view words = shortened(text, digits);
  if (digits == 0 || digits > 3 || words.empty()) return text;
  const std::size_t before = digits_at_end(shortened(words, 1));
  return before > 0 && before < 4 ? text : words;
}

}  // namespace

bool ends_sentence(std::string_view text) {
  static constexpr std::u32string_view closing = U"”’“»」』》)）]】\"'*";
  const std::string_view words = without_marker(text);
  const bool marked = words.size() < text.size();
  for (std::size_t end = words.size(); end > 0;) {
    const char32_t c = previous_code_point(words, end);
    if (is_one_of(c, closing) || is_one_of(c, superscripts)) continue;
    return is_one_of(c, stops) && !(marked && is_one_of(c, U":："));
  }
  return false;
}

NoteNumber note_number(std::string_view text, std::size_t at) {
  NoteNumber out;
  const std::size_t start = at;
  while (at < text.size() && out.value < 100'000'000) {
    const std::size_t here = at;
    const char32_t c = next_code_point(text, at);
    const std::size_t raised = superscripts.find(c);
    const bool is_raised = raised != std::u32string_view::npos;
    const auto digit = digit_value(c);
    if ((!is_raised && !digit) || (here > start && is_raised != out.superscript)) {
      at = here;
      break;
    }
    out.superscript = is_raised;
    out.value = out.value * 10 + (is_raised ? static_cast<std::uint32_t>(raised) : *digit);
  }
  out.length = at - start;
  return out;
}

}  // namespace rg::layout
