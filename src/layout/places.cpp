// SPDX-License-Identifier: Apache-2.0
#include "src/layout/places.hpp"

#include <algorithm>
#include <map>

#include "src/layout/table.hpp"
#include "src/layout/wording.hpp"
#include "src/text/unicode.hpp"

namespace rg::layout {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t longest_joined_heading = 1000;  // bytes; every place below it has it
constexpr std::size_t longest_heading = 4;            // rows of a heading without a number

/// What an item of a list is counted by: `a`, `iii`, `б`, `ب`, `12`.
bool counts_items(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'а' && c <= U'я') || (c >= U'ء' && c <= U'ي') || digit_value(c);
}

/// A list item or a bullet. English, Chinese and Arabic have `(a)`, other languages `a)`.
bool starts_item(std::string_view text) {
  static constexpr std::u32string_view bullets = U"•·●○▪■◦–—*";
  std::size_t at = 0;
  char32_t c = next_code_point(text, at);
  if (bullets.find(c) != std::u32string_view::npos) return at < text.size() && text[at] == ' ';
  const bool opened = (c == U'(' || c == U'（') && at < text.size();
  if (opened) c = next_code_point(text, at);
  for (int length = 1; length <= 4 && counts_items(c) && at < text.size(); ++length) {
    const bool counts_on = opened || digit_value(c) || c == U'i' || c == U'v' || c == U'x';  // not `law)`
    c = next_code_point(text, at);
    if (c == U')' || c == U'）') return true;
    if (!counts_on) return false;
  }
  return false;
}

/// `*`, `**`: the mark of a note to the title. Bytes.
std::size_t mark_length(const Row& row) {
  constexpr std::size_t most = 3;
  const std::size_t length = std::min(row.text.find_first_not_of('*'), row.text.size());
  return length <= most ? length : 0;
}

/// The text of a row without a marker that stands at its end.
std::string_view words_of(const Row& row) {
  const bool marked = !row.markers.empty() && row.markers.back().at + row.markers.back().length == row.text.size();
  return marked ? row.text.substr(0, row.markers.back().at) : row.text;
}

std::string without_markers(const Row& row) {
  std::string out;
  std::size_t from = 0;
  for (const RowMarker& marker : row.markers) {
    out += row.text.substr(from, marker.at - from);
    from = marker.at + marker.length;
  }
  out += row.text.substr(from);
  return out;
}

bool ends_with_comma(std::string_view text) { return ends_with_any(text, {"，", ",", "、", "،"}); }

class Assembler {
 public:
  Assembler(Document& document, const Rows& rows, const Wording& wording)
      : document_(document), rows_(rows.rows), setting_(rows.setting), wording_(wording) {
    structured_ = std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
      return row.role == Role::paragraph || row.said == Said::row ||
             (row.role == Role::text && (is_summary(row, wording_) || is_enacting(row, wording_)));
    });
  }

  /// Notes to headings, by the place before.
  NotePlaces run() {
    for (std::size_t i = 0; i < rows_.size(); ++i) place_row(i);
    return std::move(heading_notes_);
  }

 private:
  void place_row(std::size_t i) {
    const Row& row = rows_[i];
    const bool goes_on = note_ != none && note_goes_on(row);
    if (row.role == Role::furniture) {
      if (row.reason == "link" && goes_on) append(note_, row);
      else drop(row, row.reason);
    } else if (row.role == Role::footnote) {
      note_ = last_note_ = open(PlaceKind::footnote, note_key("fn" + std::to_string(row.number)), row);
      append(note_, row);
    } else if (row.said == Said::note && (last_note_ != none || mark_length(row) > 0)) {
      if (const std::size_t mark = mark_length(row); mark > 0)
        last_note_ = open(PlaceKind::footnote, note_key("fn" + std::string(row.text.substr(0, mark))), row);
      append(note_ = last_note_, row);
    } else if (row.said == Said::row || row.said == Said::columns) {
      place_table_row(row);
    } else if (row.role == Role::text && goes_on) {
      append(note_, row);
    } else {
      note_ = none;
      place_main(i);
    }
  }

  /// Where notes count anew, or there are endnotes too: `fn1`, `fn1.2`.
  std::string note_key(const std::string& key) {
    const std::uint32_t count = ++notes_[key];
    return count == 1 ? key : key + "." + std::to_string(count);
  }

  /// Each row of a table is a place; the text around the table goes on as if it weren't there.
  void place_table_row(const Row& row) {
    if (row.said == Said::columns) {
      const CutRow cut = without_note_marks(row);
      add_heads(heads_[row.table], cut.text, cut.cells);
      return drop(row, "column heads");
    }
    const std::string key = "t" + std::to_string(row.table) + ".r" + std::to_string(++table_rows_[row.table]);
    Place& place = document_.places[open(PlaceKind::row, key, row)];
    const CutRow cut = without_note_marks(row);
    place.text = cut.text;
    place.cells = cells_of(cut.text, cut.cells, heads_[row.table]);
    place.notes = cut.notes;
  }

  void place_main(std::size_t i) {
    const Row& row = rows_[i];
    if (row.role == Role::paragraph) {
      main_ = open(PlaceKind::paragraph, paragraph_key(row), row);
      append(main_, row);
    } else if (structured_ && is_summary(row, wording_)) {
      begin_section(row);
      main_ = open(PlaceKind::summary, "summary", row);
    } else if (structured_ && is_vote(row, wording_)) {
      main_ = open(PlaceKind::vote, "vote", row);
      append(main_, row);
    } else if (structured_ && in_front() && is_enacting(row, wording_)) {
      main_ = open(PlaceKind::preamble, "pre", row);
      append(main_, row);
    } else if (structured_ && opens_heading(i)) {
      begin_section(row);
    } else {
      if (main_ == none)
        main_ =
            structured_ && sections_ == 0 ? open(PlaceKind::front, "front", row) : open(PlaceKind::body, "body", row);
      append(main_, row);
    }
  }

  bool in_front() const {
    return main_ == none || document_.places[main_].kind == PlaceKind::front ||
           document_.places[main_].kind == PlaceKind::summary;
  }

  static std::string paragraph_key(const Row& row) {
    const std::string annex = row.annex > 0 ? "a" + std::to_string(row.annex) + "." : "";
    return annex + "p" + std::to_string(row.number);
  }

  void begin_section(const Row& row) {
    drop(row, "heading");
    for (const RowMarker& marker : row.markers) heading_notes_[marker.number].push_back(last_text_);
    if (heading_open_) document_heading_ += ' ';
    else {
      document_heading_.clear();
      ++sections_;
    }
    if (document_heading_.size() < longest_joined_heading) document_heading_ += without_markers(row);
    heading_open_ = true;
    main_ = none;
  }

  /// The place that this kind of text goes on in. Only the ones without a number can be opened twice.
  std::size_t open(PlaceKind kind, std::string key, const Row& row) {
    if (kind != PlaceKind::footnote) heading_open_ = false;
    if (const auto found = by_key_.find(key); found != by_key_.end()) return found->second;
    by_key_.emplace(key, document_.places.size());
    document_.places.push_back({kind, std::move(key), row.number, row.page, sections_, document_heading_, {}, {}, {}});
    if (kind != PlaceKind::footnote) last_text_ = document_.places.size() - 1;
    last_.push_back(nullptr);
    lengths_.push_back({});
    return document_.places.size() - 1;
  }

  void drop(const Row& row, std::string_view reason) {
    document_.dropped.push_back({row.line, reason, std::string(row.text)});
  }

  void append(std::size_t index, const Row& row) {
    Place& place = document_.places[index];
    const std::size_t before = place.text.size();
    std::size_t from = row.label;
    bool first = true;
    const auto put = [&](std::string_view part) {
      if (first) add_line(place, index, row, part);
      else add_part(place.text, part);
      first = false;
    };
    for (const RowMarker& marker : row.markers) {
      put(row.text.substr(from, marker.at - from));
      place.notes.push_back({length_of(index), marker.number});
      from = marker.at + marker.length;
    }
    put(row.text.substr(from));
    if (place.text.size() != before || !row.markers.empty()) last_[index] = &row;
  }

  /// Code points of a place so far; counts only what has come since the last call.
  std::uint32_t length_of(std::size_t index) {
    Length& length = lengths_[index];
    const std::string_view text = document_.places[index].text;
    length.code_points +=
        static_cast<std::uint32_t>(count_code_points(text.substr(std::min(length.bytes, text.size()))));
    length.bytes = text.size();
    return length.code_points;
  }

  /// A new line: a line feed where a paragraph inside the place ends, else as the script has it.
  void add_line(Place& place, std::size_t index, const Row& row, std::string_view part) {
    if (part.empty()) return;
    if (place.text.empty()) place.text += part;
    else if (last_[index] && breaks_line(place.kind, *last_[index], row)) (place.text += '\n') += part;
    else join_lines(place.text, part, last_[index] && last_[index]->space_behind);
  }

  /// What follows a marker on its line: the space that set the marker apart goes where Han characters meet.
  static void add_part(std::string& text, std::string_view part) {
    if (text.empty()) part = trim(part);
    if (part.starts_with(' ') && !text.empty()) {
      const std::string_view next = trim(part);
      if (next.empty() || meet_without_space(text, next)) part = next;
    }
    text += part;
  }

  bool breaks_line(PlaceKind kind, const Row& last, const Row& row) const {
    const bool ended = ends_sentence(words_of(last)), brief = last.width * 20 < setting_.width * 17;
    const bool item = starts_item(row.text);
    if (setting_.told && row.gap) return true;
    if (kind == PlaceKind::paragraph || kind == PlaceKind::footnote || kind == PlaceKind::summary)
      return ended && (brief || item || setting_.unwrapped || (row.gap && !setting_.double_spaced));
    if (kind == PlaceKind::preamble || kind == PlaceKind::vote)
      return ((ended || ends_with_comma(words_of(last))) &&
              (brief || setting_.unwrapped || (row.gap && !setting_.double_spaced))) ||
             (kind == PlaceKind::vote && ends_sentence(row.text));
    if (item || (ended && brief) || (row.gap && !setting_.double_spaced)) return true;
    if (setting_.unwrapped) return ended || last.width < 40;
    return (setting_.double_spaced || kind == PlaceKind::front) && last.width * 5 < setting_.width * 3;
  }

  /// Does the row belong to the footnote above it, or go on with the text that the footnote interrupted?
  bool note_goes_on(const Row& row) const {
    if (setting_.told_notes) return row.said == Said::note;
    const Row& last = *last_[note_];
    if (row.page_start || row.role == Role::paragraph || row.role == Role::footnote) return false;
    static constexpr std::string_view open_ends = "-/_,=&";
    const bool open = open_ends.find(last.text.back()) != std::string_view::npos ||
                      ends_with_joiner(last.text, wording_) || ends_with_comma(last.text);
    if (open) return true;
    if (row.reason == "link" && row.role == Role::furniture) return false;
    if (row.role == Role::text && ends_sentence(last.text) && is_heading(row, wording_)) return false;
    if (!row.gap && setting_.blocks && !setting_.double_spaced && !setting_.unwrapped) return true;
    return !ends_sentence(last.text) && last.width * 5 >= setting_.width * 3 && !setting_.unwrapped;
  }

  bool closed() const { return main_ == none || !last_[main_] || ends_sentence(words_of(*last_[main_])) || in_front(); }

  bool opens_heading(std::size_t i) const {
    if (rows_[i].said == Said::heading) return !in_cover() || has_heading_number(rows_[i], wording_);
    if (!closed()) return false;
    if (is_heading(rows_[i], wording_) || is_annex(rows_[i], wording_)) return true;
    if (main_ != none && (in_front() || document_.places[main_].kind == PlaceKind::vote)) return false;
    if (main_ == none && sections_ == 0) return false;
    return block_is_heading(i);
  }

  /// Before the first section and the first table of data: the title is styled as a heading too.
  bool in_cover() const {
    return sections_ == 0 && heads_.empty() && table_rows_.empty() &&
           (main_ == none || document_.places[main_].kind == PlaceKind::front);
  }

  bool is_start(const Row& row) const {
    return row.role == Role::paragraph || is_heading(row, wording_) || is_annex(row, wording_) ||
           is_vote(row, wording_);
  }

  /// Rows up to the next paragraph or heading, none of which ends a sentence.
  bool block_is_heading(std::size_t i) const {
    for (std::size_t rows = 0; i < rows_.size(); ++i) {
      const Row& row = rows_[i];
      if (row.role == Role::furniture || row.role == Role::footnote) continue;
      if (rows > 0 && is_start(row)) return true;
      if (ends_sentence(row.text) || ends_with_comma(row.text) || row.width > 100 || ++rows > longest_heading)
        return false;
    }
    return true;
  }

  Document& document_;
  const std::vector<Row>& rows_;
  const Setting& setting_;
  const Wording& wording_;
  bool structured_ = false;  ///< has numbered paragraphs, a summary or a preamble
  std::size_t main_ = none;  ///< place of the running text
  std::size_t note_ = none;  ///< footnote that may go on
  std::size_t last_note_ = none;
  std::size_t last_text_ = 0;  ///< place that was opened last and is no footnote
  NotePlaces heading_notes_;
  std::map<std::uint32_t, std::vector<std::string>> heads_;  ///< by table: of its columns
  std::map<std::string, std::uint32_t> notes_;               ///< by key: how many so far
  std::map<std::uint32_t, std::uint32_t> table_rows_;        ///< by table: so far
  std::uint32_t sections_ = 0;
  bool heading_open_ = false;  ///< the last row was (part of) a heading
  std::string document_heading_;
  std::map<std::string, std::size_t> by_key_;
  std::vector<const Row*> last_;  ///< by place: its last row
  struct Length {
    std::size_t bytes = 0;
    std::uint32_t code_points = 0;
  };
  std::vector<Length> lengths_;  ///< by place: up to its last marker
};

}  // namespace

NotePlaces fill_places(Document& document, const Rows& rows, const Wording& wording) {
  return Assembler(document, rows, wording).run();
}

}  // namespace rg::layout
