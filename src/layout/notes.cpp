// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <optional>

#include "src/layout/wording.hpp"
#include "src/text/unicode.hpp"

// A footnote is a line that begins with the next number and has its marker in the text before it: the same number,
// stuck to the end of a word or a sentence. Either alone would also take wrapped lines and ordinary figures.
namespace rg::layout {
namespace {

constexpr std::uint32_t longest_gap = 3;  // footnotes that extraction may have lost
constexpr std::size_t longest_page = 80;  // rows from a marker to its footnote

struct Marker {
  std::size_t row = 0;
  RowMarker where;
  int strength = 0;  ///< 3 raised, 2 set apart from what follows, 1 between words
};

bool is_closing(char32_t c) {
  static constexpr std::u32string_view marks = U"。，、；：？！”’」』》）)].,;:?!\"'";
  return marks.find(c) != std::u32string_view::npos;
}

char32_t first_of(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? U' ' : next_code_point(text, at);
}

/// How much the number at `at` looks like a marker, going by its neighbours; 0 if it can't be one.
int strength_of(std::string_view text, std::size_t at, const NoteNumber& number, const Wording& wording) {
  const std::string_view rest = text.substr(at + number.length);
  if (number.superscript) return 3;
  std::size_t before = at;
  const char32_t left = at == 0 ? U' ' : previous_code_point(text, before);
  const char32_t right = first_of(rest);
  if (at == 0) return is_closing(right) && right != U'.' && right != U',' && right != U')' ? 2 : 0;
  const bool numbered = ends_with_any(text.substr(0, at), wording.numbered);  // 第, 年
  if (numbered || is_space(left) || (!is_han(left) && !is_closing(left) && !is_letter(left))) return 0;
  const bool figure = (left == U'.' || left == U',' || left == U':') && before > 0 &&
                      is_digit(static_cast<unsigned char>(text[before - 1]));
  if (figure || (right == U')' && !is_han(left))) return 0;
  if (left >= U'A' && left <= U'Z') return 1;  // `JS7`, `G20`
  if (is_space(right)) return is_counter(trim(rest), wording) && is_han(left) && left != U'》' ? 1 : 2;
  if (is_closing(right)) return right == U'.' && rest.size() > 1 && !is_space(first_of(rest.substr(1))) ? 0 : 2;
  return is_han(right) && !is_counter(rest, wording) && !is_joiner(rest, wording) ? 1 : 0;
}

/// `25 km²`, `100 м³`: a raised 2 or 3 behind a unit of length.
bool is_power(std::string_view before, std::uint32_t number) {
  if (number != 2 && number != 3) return false;
  for (const std::string_view unit : {"m", "km", "cm", "mm", "dm", "м", "км", "см", "мм", "م", "كم"}) {
    if (!before.ends_with(unit)) continue;
    std::size_t end = before.size() - unit.size();
    if (end == 0 || !is_letter(previous_code_point(before, end))) return true;
  }
  return false;
}

class Finder {
 public:
  Finder(const Wording& wording, bool plain) : wording_(wording), plain_(plain) {}

  void collect(const Row& row, std::size_t index) {
    for (std::size_t at = row.label; at < row.text.size();) {
      const NoteNumber number = note_number(row.text, at);
      if (number.length == 0) {
        next_code_point(row.text, at);
        continue;
      }
      if (const int strength = strength_of(row.text, at, number, wording_); strength > 0)
        seen_[number.value].push_back({index, {at, number.length, number.value}, strength});
      at += number.length;
    }
  }

  void collect_raised(const Row& row, std::size_t index) {
    for (std::size_t at = 0; at < row.text.size();) {
      const NoteNumber number = note_number(row.text, at);
      const int strength = is_power(row.text.substr(0, at), number.value) ? 1 : 3;
      if (number.superscript) seen_[number.value].push_back({index, {at, number.length, number.value}, strength});
      if (number.length == 0) next_code_point(row.text, at);
      at += number.length;
    }
  }

  /// The marker of the footnote that this row begins, or nullptr if it begins none.
  const Marker* marker_for(const Row& row, std::size_t index) const {
    const NoteNumber number = note_number(row.text, 0);
    const std::string_view rest = row.text.substr(number.length);
    const std::string_view text = trim(rest);
    if (number.length == 0 || number.value < expected_ || number.value >= expected_ + longest_gap || text.empty())
      return nullptr;
    if (!number.superscript && (!plain_ || text.size() == rest.size() || is_digit(first_of(text)))) return nullptr;
    const bool counts = is_counter(text, wording_) || is_joiner(text, wording_);  // `3 日`, `7 亿`: a wrapped figure
    if (!number.superscript && counts && !row.gap) return nullptr;
    const int least = row.gap && !counts ? 1 : 2;
    const auto found = seen_.find(number.value);
    if (found == seen_.end()) return nullptr;
    const Marker* best = nullptr;
    for (auto marker = found->second.rbegin(); marker != found->second.rend() && marker->row + longest_page > index;
         ++marker)
      if (after_last(*marker) && marker->strength >= least && (!best || marker->strength >= best->strength))
        best = &*marker;
    return best;  // of equals the first
  }

  /// The marker of a note that the format tells: a raised number, however far away.
  std::optional<Marker> told_marker_for(std::uint32_t number) const {
    const auto found = seen_.find(number);
    if (found == seen_.end()) return std::nullopt;
    for (const int least : {3, 1})
      for (const Marker& marker : found->second)
        if (marker.strength >= least && after_last(marker)) return marker;
    return found->second.back();
  }

  void accept(const Marker& marker) {
    last_ = {marker.row, marker.where.at};
    expected_ = marker.where.number + 1;
    seen_.erase(seen_.begin(), seen_.upper_bound(marker.where.number));
  }

 private:
  bool after_last(const Marker& marker) const { return std::pair(marker.row, marker.where.at) >= last_; }

  const Wording& wording_;
  bool plain_;  ///< numbers that aren't raised count too
  std::map<std::uint32_t, std::vector<Marker>> seen_;
  std::uint32_t expected_ = 1;
  std::pair<std::size_t, std::size_t> last_{0, 0};
};

/// The bytes of the number and the space behind it.
std::size_t label_of(std::string_view text) {
  const std::size_t number = note_number(text, 0).length;
  return static_cast<std::size_t>(trim(text.substr(number)).data() - text.data());
}

/// Where the format tells the notes, each one that begins with a number is one, and raised numbers are the markers.
void mark_told_notes(Rows& rows, const Wording& wording) {
  Finder finder(wording, false);
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    Row& row = rows.rows[i];
    if (row.role == Role::furniture) continue;
    const NoteNumber number = note_number(row.text, 0);
    if (row.said != Said::note) finder.collect_raised(row, i);
    if (row.said != Said::note || !number.superscript) continue;
    row.role = Role::footnote;
    row.number = number.value;
    row.label = label_of(row.text);
    if (const auto marker = finder.told_marker_for(number.value)) {
      rows.rows[marker->row].markers.push_back(marker->where);
      finder.accept(*marker);
    }
  }
}

/// Where blank lines stand between paragraphs, one stands before the first footnote of a page too.
bool may_begin(const Rows& rows, std::size_t i) {
  const Row& row = rows.rows[i];
  if (!rows.setting.blocks || rows.setting.double_spaced || row.gap || row.page_start || i == 0) return true;
  return rows.rows[i - 1].role == Role::footnote || rows.rows[i - 1].role == Role::furniture;
}

}  // namespace

void mark_footnotes(Rows& rows, const Wording& wording) {
  if (rows.setting.told_notes) return mark_told_notes(rows, wording);
  // A page without numbered paragraphs has figures and captions all over: there only raised numbers are markers.
  const bool numbered =
      std::any_of(rows.rows.begin(), rows.rows.end(), [](const Row& row) { return row.role == Role::paragraph; });
  Finder finder(wording, numbered);
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    Row& row = rows.rows[i];
    if (row.role == Role::furniture) continue;
    const Marker* found = row.role == Role::text && may_begin(rows, i) ? finder.marker_for(row, i) : nullptr;
    if (!found) {
      finder.collect(row, i);
      continue;
    }
    const Marker marker = *found;
    row.role = Role::footnote;
    row.number = marker.where.number;
    row.label = label_of(row.text);
    rows.rows[marker.row].markers.push_back(marker.where);
    finder.accept(marker);
  }
}

}  // namespace rg::layout
