// SPDX-License-Identifier: Apache-2.0
#include "src/read/html_run.hpp"

#include <algorithm>
#include <utility>

#include "src/read/html_elements.hpp"
#include "src/text/unicode.hpp"

namespace rg::read {
namespace {

/// Bytes of the markers that stand together: `1, 2, 5–7`. What nests is looked at once for each element.
constexpr std::size_t longest_marker = 200;

/// Bytes of white space at the text's beginning: 0, 1, or 2 for a no-break space.
std::size_t space_at(std::string_view text) {
  switch (text.front()) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '\f': return 1;
    case '\xC2': return text.size() > 1 && text[1] == '\xA0' ? 2 : 0;
    default: return 0;
  }
}

std::size_t words_until(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && space_at(text.substr(at, 2)) == 0) ++at;
  return at;
}

/// `[1]`, `(1)` → `1`
std::string_view without_brackets(std::string_view text) {
  if (text.size() < 3 || (text.front() != '[' && text.front() != '(')) return text;
  return text.back() == ']' || text.back() == ')' ? trim(text.substr(1, text.size() - 2)) : text;
}

/// All characters of the text are among these.
bool is_made_of(std::string_view text, std::u32string_view characters) {
  for (std::size_t at = 0; at < text.size();)
    if (characters.find(next_code_point(text, at)) == std::u32string_view::npos) return false;
  return !text.empty();
}

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }

/// Fonts of symbols have theirs as private characters too, U+F000 to U+F0FF.
void mend_bullet(PageLine& line) {
  std::size_t end = 0;
  while (line.text.compare(end, 3, "\uF000") >= 0 && line.text.compare(end, 3, "\uF0FF") <= 0) end += 3;
  if (end == 0) return;
  end = std::min(line.text.find_first_not_of(' ', end), line.text.size());
  line.text.erase(0, end);
  line.label = "• ";
  std::erase_if(line.marks, [&](const PageMark& mark) { return mark.begin < end; });
  for (PageMark& mark : line.marks) {
    mark.begin -= end;
    mark.end -= end;
  }
}

}  // namespace

Font font_of(std::string_view style, Font outside) {
  if (style.find("font") == std::string_view::npos) return outside;
  if (style.find("symbol") != std::string_view::npos || style.find("wingdings") != std::string_view::npos)
    return Font::symbols;
  return style.find("courier") != std::string_view::npos ? Font::typewriter : Font::letters;
}

bool is_bullet(std::string_view text, Font font) {
  text = trim(text);
  return (font == Font::symbols && !text.empty() && count_code_points(text) == 1) ||
         (font == Font::typewriter && text == "o");
}

/// A line end between Han characters is none of the text: https://www.w3.org/TR/css-text-3/#line-break-transform
void PageRun::put_pending(std::string_view next) {
  const Pending pending = std::exchange(pending_, Pending::none);
  if (pending == Pending::none || text_.empty() || text_.back() == ' ') return;
  if (pending == Pending::line_end) {
    static constexpr std::u32string_view bullets = U"·•‣";
    std::size_t end = text_.size(), at = 0;
    const char32_t last = previous_code_point(text_, end);
    if (is_cjk(last) && bullets.find(last) == bullets.npos && is_cjk(next_code_point(next, at))) return;
  }
  text_ += ' ';
}

void PageRun::add(std::string_view utf8, bool in_link) {
  const std::size_t before = text_.size();
  while (!utf8.empty()) {
    if (const std::size_t space = space_at(utf8); space > 0) {
      if (utf8.front() != '\n' && utf8.front() != '\r') add_space();
      else if (pending_ == Pending::none) pending_ = Pending::line_end;
      utf8.remove_prefix(space);
      continue;
    }
    const std::size_t words = words_until(utf8);
    put_pending(utf8);
    text_ += utf8.substr(0, words);
    utf8.remove_prefix(words);
  }
  if (in_link) in_links_ += text_.size() - before;
}

void PageRun::add_preformatted(std::string_view utf8) {
  if (!utf8.empty()) put_pending(utf8);
  text_ += utf8;
}

void PageRun::narrow(std::size_t& begin, std::size_t& end) const {
  while (begin < end && text_[begin] == ' ') ++begin;
  while (end > begin && text_[end - 1] == ' ') --end;
}

/// A mark a number; links in the raised text are marks already.
void PageRun::raise(std::size_t from) {
  std::size_t begin = from, end = text_.size();
  if (begin >= end || end - begin > longest_marker) return;
  narrow(begin, end);
  const std::string_view raised = std::string_view(text_).substr(begin, end - begin);
  if (!is_made_of(raised, U"0123456789 ,;-–[]()*") || std::none_of(raised.begin(), raised.end(), is_digit_byte)) return;
  const auto inner =
      std::partition_point(marks_.begin(), marks_.end(), [&](const PageMark& mark) { return mark.end <= begin; });
  if (inner != marks_.end()) {
    for (auto mark = inner; mark != marks_.end(); ++mark) mark->raised = true;
    if (text_[begin] == '[' && inner->begin == begin + 1) inner->begin = begin;  // [<a>1</a>]
    if (text_[end - 1] == ']' && marks_.back().end + 1 == end) marks_.back().end = end;
    return;
  }
  const bool bracketed = without_brackets(raised).size() < raised.size() &&
                         std::all_of(raised.begin() + 1, raised.end() - 1, is_digit_byte);
  for (std::size_t at = begin; at < end;) {
    const std::size_t digits = static_cast<std::size_t>(
        std::find_if_not(text_.begin() + static_cast<std::ptrdiff_t>(at), text_.end(), is_digit_byte) - text_.begin() -
        static_cast<std::ptrdiff_t>(at));
    if (bracketed) return marks_.push_back({begin, end, {}, shown_number(without_brackets(raised)), true, true});
    if (digits > 0)
      marks_.push_back({at, at + digits, {}, shown_number(std::string_view(text_).substr(at, digits)), true, true});
    at += std::max<std::size_t>(digits, 1);
  }
}

void PageRun::link(std::size_t from, std::string target) {
  std::size_t begin = from, end = text_.size();
  if (begin >= end || end - begin > longest_marker || target.empty()) return;
  narrow(begin, end);
  const std::string_view shown = without_brackets(std::string_view(text_).substr(begin, end - begin));
  PageMark mark{begin, end, std::move(target), shown_number(shown)};
  mark.digits = mark.number > 0 && is_digit_byte(shown.front());
  mark.arrow = is_made_of(shown, U"↑↩↵⤴⏎^\uFE0E\uFE0F ");
  if (mark.number == 0 && !mark.arrow && !is_made_of(shown, U"*†‡§")) return;
  while (!marks_.empty() && marks_.back().end > begin) {  // <a><sup>1</sup></a>
    mark.raised = mark.raised || marks_.back().raised;
    marks_.pop_back();
  }
  marks_.push_back(std::move(mark));
}

PageLine PageRun::take() {
  PageLine out;
  out.text = std::exchange(text_, {});
  out.text.erase(out.text.find_last_not_of(' ') + 1);
  out.marks = std::exchange(marks_, {});
  pending_ = Pending::none;
  in_links_ = 0;
  mend_bullet(out);
  return out;
}

}  // namespace rg::read
