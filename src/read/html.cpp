// SPDX-License-Identifier: Apache-2.0
#include "src/read/html.hpp"

#include <algorithm>
#include <climits>
#include <map>
#include <utility>

#include "src/read/characters.hpp"
#include "src/read/html_charset.hpp"
#include "src/read/html_notes.hpp"
#include "src/read/html_page.hpp"
#include "src/read/html_tables.hpp"
#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

// A page is read in steps: its lines as a browser breaks them, which of them are furniture, which are notes and where
// their markers stand, which are rows of tables; then they are written out in the order of reading.
namespace rg {
namespace {

using namespace read;

constexpr std::size_t brief = 120;  // bytes of a line above the text: a date, an author

class Writer {
 public:
  Writer(Page& page, Text& out) : page_(page), out_(out), furniture_(furniture_of(page)) {
    notes_ = find_notes(page, furniture_);  // in the order of their markers
    in_note_.resize(page.lines.size());
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      std::fill(in_note_.begin() + notes_[i].begin, in_note_.begin() + notes_[i].end, true);
      by_marker_.emplace(notes_[i].marker, i);
    }
    std::vector<bool> left_out = in_note_;
    for (std::size_t i = 0; i < left_out.size(); ++i) left_out[i] = left_out[i] || !furniture_[i].empty();
    rows_ = find_data_rows(page, left_out);
    title_ = title_line();
  }

  /// False where there was no content.
  bool run() {
    auto row = rows_.begin();
    for (std::uint32_t i = 0; i < page_.lines.size();) {
      while (row != rows_.end() && row->begin < i) ++row;
      const std::uint32_t from = i;
      if (row != rows_.end() && row->begin == i) {
        write_row(*row);
        i = row->end;
      } else {
        if (!in_note_[i]) write_line(i);
        ++i;
      }
      write_notes(from, i);
    }
    out_.dropped_characters = characters_.dropped();
    return has_content_;
  }

 private:
  /// The page's title is part of its front: the first `<h1>`, where only brief lines stand above it and either another
  /// heading below it, before any text, or no other `<h1>`.
  std::uint32_t title_line() const {
    std::uint32_t title = no_index;
    std::size_t ones = 0;
    for (std::size_t i = 0; i < page_.lines.size(); ++i)
      if (page_.lines[i].heading == 1 && (i == 0 || page_.lines[i].block != page_.lines[i - 1].block)) ++ones;
    for (std::uint32_t i = 0; i < page_.lines.size(); ++i) {
      const PageLine& line = page_.lines[i];
      if (in_note_[i] || !furniture_[i].empty()) continue;
      if (title == no_index) {
        if (line.heading > 1 || line.text.size() > brief) return no_index;
        if (line.heading == 1) title = i;
      } else if (line.block != page_.lines[title].block) {
        if (line.heading > 0 || ones == 1) return title;
        if (line.text.size() > brief || !line.label.empty()) return no_index;
      }
    }
    return ones == 1 ? title : no_index;
  }

  std::string text_of(const PageLine& line) {
    characters_.add(line.label);
    const std::string_view text = line.text;
    std::size_t from = 0;
    for (const PageMark& mark : line.marks) {
      if (mark.begin < from || (!mark.marks_note && !mark.raised && !mark.dropped)) continue;
      const bool is_marker = !mark.dropped && mark.number > 0;
      if (!mark.dropped && mark.number == 0) continue;
      std::string_view before = text.substr(from, mark.begin - from);
      const std::string_view after = text.substr(mark.end);
      if (is_marker && mark.marks_note && (after.empty() || after.front() == ' ')) before = without_space(before);
      characters_.add(before);
      if (is_marker) characters_.add(superscript(mark.number));
      from = mark.end;
    }
    characters_.add(text.substr(from));
    std::string out = characters_.take();
    const bool indented = text.starts_with(' ') && line.label.empty();  // preformatted
    return indented && !trim(out).empty() ? out : std::string(trim(out));
  }

  static std::string_view without_space(std::string_view text) {
    return text.substr(0, text.find_last_not_of(' ') + 1);
  }

  Line& put(std::string text, std::uint32_t block) {
    if (!out_.lines.empty() && block != block_) out_.lines.push_back(numbered({}));
    block_ = block;
    out_.lines.push_back(numbered(std::move(text)));
    return out_.lines.back();
  }

  Line numbered(std::string text) {
    Line line;
    line.text = std::move(text);
    line.number = static_cast<std::uint32_t>(out_.lines.size() + 1);
    return line;
  }

  void write_line(std::uint32_t i) {
    const PageLine& line = page_.lines[i];
    std::string text = text_of(line);
    if (text.empty()) return;
    Line& out = put(std::move(text), line.block);
    if (!furniture_[i].empty()) {
      out.said = Said::furniture;
      out.reason = furniture_[i];
      return;
    }
    has_content_ = true;
    const bool is_title = title_ != no_index && line.block == page_.lines[title_].block;
    if (line.heading > 0 && !is_title) out.said = Said::heading;
  }

  void write_row(const DataRow& row) {
    write_cells(row);
    for (std::uint32_t i = row.begin; i < row.end; ++i)
      if (!furniture_[i].empty()) write_line(i);
  }

  void write_cells(const DataRow& row) {
    std::string text;
    std::vector<std::uint32_t> cells;
    bool has_text = false;
    for (const PageCell& cell : row.cells) {
      if (!cells.empty()) text += '\n';
      cells.push_back(static_cast<std::uint32_t>(text.size()));
      bool first = true;
      for (std::uint32_t i = cell.begin; i < cell.end; ++i) {
        if (in_note_[i] || !furniture_[i].empty()) continue;
        if (!std::exchange(first, false)) text += '\n';
        text += text_of(page_.lines[i]);
        has_text = true;
      }
    }
    if (!has_text) return;
    has_content_ = true;
    if (row.said == Said::heading) {
      put(std::string(trim(text)), page_.lines[row.begin].block).said = Said::heading;
      return;
    }
    Line& out = put(std::move(text), page_.lines[row.begin].block);
    out.said = row.said;
    out.table = row.table;
    out.cells = std::move(cells);
  }

  /// Those whose markers stand in lines [from, to), once their paragraph is at its end.
  void write_notes(std::uint32_t from, std::uint32_t to) {
    for (auto note = by_marker_.lower_bound(from); note != by_marker_.end() && note->first < to; ++note)
      waiting_.push_back(note->second);
    const bool goes_on = to < page_.lines.size() && page_.lines[to].block == page_.lines[to - 1].block;
    if (goes_on) return;
    for (const std::size_t note : std::exchange(waiting_, {})) write_note(notes_[note]);
  }

  void write_note(const PageNote& note) {
    std::string number = note.number > 0 ? superscript(note.number) + " " : std::string();
    for (std::uint32_t i = note.begin; i < note.end; ++i) {
      std::string text = text_of(page_.lines[i]);
      if (text.empty()) continue;
      Line& out = put(std::exchange(number, {}) + text, page_.lines[i].block);
      if (note.number > 0) out.said = Said::note;
      has_content_ = true;
    }
  }

  Page& page_;
  Text& out_;
  std::vector<std::string_view> furniture_;
  std::vector<PageNote> notes_;
  std::vector<bool> in_note_;
  std::multimap<std::uint32_t, std::size_t> by_marker_;  ///< line → notes
  std::vector<DataRow> rows_;
  std::vector<std::size_t> waiting_;  ///< notes of the paragraph that is being written
  std::uint32_t title_ = no_index, block_ = no_index;
  bool has_content_ = false;
  Characters characters_;
};

}  // namespace

Text read_html(std::string_view bytes, const std::string& path, const std::string& encoding) {
  Decoded decoded = decode_page(bytes, path, encoding);
  if (decoded.utf8.size() > INT_MAX) throw Problem({path, 0, 0}, "is larger than 2 GB", "split it");
  Page page = collect_page(decoded.utf8, path);
  Text out;
  out.path = path;
  out.encoding = std::move(decoded.encoding);
  if (!Writer(page, out).run())
    throw Problem({path, 0, 0}, "holds no text", "open it in a browser and save what it shows as a PDF");
  return out;
}

}  // namespace rg
