// SPDX-License-Identifier: Apache-2.0
#include "src/read/pdf_line.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "src/read/bidi.hpp"
#include "src/read/characters.hpp"
#include "src/read/pdf_row.hpp"
#include "src/text/unicode.hpp"

namespace rg::pdf {
namespace {

/// Of the size of the words beside it, which a raised number doesn't reach.
constexpr float raised_height = 0.82F, raised_by = 0.12F;

/// Of the size: a gap that stands for a space, and one that does so beside Han characters, where programs put a quarter
/// of the size between them and Latin letters or digits by themselves.
constexpr float space_width = 0.15F, wide_space = 0.6F;
/// … and where the file has a space.
constexpr float narrow_space = 0.05F;

bool is_mark(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789*,") == std::string_view::npos;
}

bool is_raised(const PdfWord& word, const Row& row) {
  return is_mark(word.text) && word.height() < raised_height * row.size &&
         row.base - word.bottom > raised_by * row.size;
}

/// Stretches an Arabic word to fill the line.
constexpr char32_t kashida = 0x640;

char32_t first_of(std::string_view text) {
  std::size_t at = 0;
  return next_code_point(text, at);
}

char32_t last_of(std::string_view text) {
  std::size_t end = text.size();
  return previous_code_point(text, end);
}

/// A mark that brings its own room: CJK punctuation, full-width forms.
bool is_full_width_mark(char32_t c) { return (c >= 0x3001 && c < 0x3040) || (c >= 0xFF01 && c < 0xFF66); }

bool is_east_asian(char32_t c) { return c >= 0x2E80 && is_cjk(c); }

/// The file draws a space between them, whichever of them it draws first.
bool has_space_between(const PdfWord& left, const PdfWord& right) {
  return (&left + 1 == &right && left.space_after) || (&right + 1 == &left && right.space_after);
}

bool is_apart(const PdfWord& left, const PdfWord& right, float size) {
  const float gap = right.left - left.right;
  const char32_t before = last_of(left.text), behind = first_of(right.text);
  const bool space = has_space_between(left, right);
  if (is_full_width_mark(before) || is_full_width_mark(behind)) return gap > wide_space * size;
  if (!space && (is_east_asian(before) || is_east_asian(behind))) return gap > wide_space * size;
  return gap > (space ? narrow_space : space_width) * size;
}

class LineText {
 public:
  LineText(const Row& row, read::Characters& characters) : row_(row), characters_(characters) {}

  void add(const PdfWord& word) {
    const bool raised = is_raised(word, row_);
    if (last_ && !raised && (only_raised_ || is_apart(*last_, word, row_.size))) characters_.add(U' ');
    if (!last_) starts_raised_ = raised;
    only_raised_ = raised && (!last_ || only_raised_);
    if (raised) add_raised(word.text);
    else add_letters(word.text);
    last_ = &word;
  }

  bool starts_raised() const { return starts_raised_; }
  bool has_right_to_left() const { return right_to_left_; }

 private:
  /// Fonts of symbols and bar codes have characters of private use: a bullet of Word's is one, the others say nothing.
  void add_letters(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = next_code_point(text, at);
      right_to_left_ = right_to_left_ || read::is_right_to_left(c);
      if (c == 0xF0B7 || c == 0xF0A7) characters_.add(U'•');
      else if (c >= 0xE000 && c <= 0xF8FF) characters_.drop();
      else if (c != kashida) characters_.add(c);
    }
  }

  void add_raised(std::string_view text) {
    for (const char c : text) {
      if (is_digit(static_cast<unsigned char>(c)))
        characters_.add(read::superscript(static_cast<std::uint32_t>(c - '0')));
      else characters_.add(static_cast<char32_t>(c));
    }
  }

  const Row& row_;
  read::Characters& characters_;
  const PdfWord* last_ = nullptr;
  bool starts_raised_ = false, only_raised_ = false, right_to_left_ = false;
};

PrintedLine line_of(const Row& row, bool right_to_left, read::Characters& characters) {
  PrintedLine out;
  LineText text(row, characters);
  for (const PdfWord* word : row.words) text.add(*word);
  out.text = trim(characters.take());
  if (text.has_right_to_left()) out.text = read::logical_order(out.text, right_to_left);
  else if (row.words.back()->space_after) out.text += ' ';
  out.left = row.left();
  out.right = row.right();
  out.top = row.top();
  out.base = row.base;
  out.size = row.size;
  out.starts_raised = text.starts_raised();
  const PdfWord& first = right_to_left ? *row.words.back() : *row.words.front();
  out.starts_east_asian = is_east_asian(first_of(first.text));
  out.first_width = out.starts_east_asian ? row.size : first.right - first.left;
  out.in_column = row.in_column;
  return out;
}

}  // namespace

PdfSetting setting_of(const std::vector<PdfPage>& pages) {
  std::map<int, std::size_t> sizes;  // by tenths of a point: bytes of text
  std::size_t right_to_left = 0, all = 0;
  for (const PdfPage& page : pages)
    for (const PdfWord& word : page.words) {
      sizes[static_cast<int>(std::lround(word.height() * 10))] += word.text.size();
      std::size_t at = 0;
      if (!word.text.empty() && read::is_right_to_left(next_code_point(word.text, at)))
        right_to_left += word.text.size();
      all += word.text.size();
    }
  const auto most =
      std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return {most == sizes.end() ? 0 : static_cast<float>(most->first) / 10, right_to_left * 2 > all};
}

PrintedPage lines_of(PdfPage page, bool is_cover, const PdfSetting& setting, std::size_t& dropped_characters) {
  PrintedPage out;
  read::Characters characters;
  std::erase_if(page.words, [&](const PdfWord& word) {
    if (is_readable(word)) return false;
    dropped_characters += count_code_points(word.text);
    return true;
  });
  for (const Row& row : rows_of(page, is_cover)) out.lines.push_back(line_of(row, setting.right_to_left, characters));
  out.width = page.width;  // as it is read, which may be turned
  out.height = page.height;
  out.rules = std::move(page.rules);
  if (!page.turned_text.empty()) {
    characters.add(page.turned_text);
    PrintedLine turned;
    turned.text = characters.take();
    turned.said = Said::furniture;
    turned.reason = "turned text";
    out.lines.push_back(std::move(turned));
  }
  std::erase_if(out.lines, [](const PrintedLine& line) { return trim(line.text).empty(); });
  dropped_characters += characters.dropped();
  return out;
}

}  // namespace rg::pdf
