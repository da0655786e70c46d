// SPDX-License-Identifier: Apache-2.0
#include "src/read/html_notes.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "src/read/html_elements.hpp"
#include "src/text/unicode.hpp"

namespace rg::read {
namespace {

constexpr std::uint32_t longest_tail = 5;  // lines of a note behind its first paragraph, where nothing shows its end

class NoteFinder {
 public:
  NoteFinder(Page& page, const std::vector<std::string_view>& furniture) : page_(page), furniture_(furniture) {}

  std::vector<PageNote> run() {
    collect_links();
    for (std::uint32_t i = 0; i < page_.lines.size(); ++i)
      if (is_text(i))
        for (PageMark& mark : page_.lines[i].marks) follow(i, mark);
    std::vector<PageNote> notes = bounded();
    find_unlinked(notes);
    std::sort(notes.begin(), notes.end(), [](const PageNote& a, const PageNote& b) {
      return std::tie(a.marker, a.marker_at, a.begin) < std::tie(b.marker, b.marker_at, b.begin);
    });
    number_apart(notes);
    for (const PageNote& note : notes) strip(note);
    return notes;
  }

 private:
  /// A line in which a marker may stand.
  bool is_text(std::uint32_t i) const { return furniture_[i].empty() && page_.lines[i].notes == no_index; }

  std::optional<std::uint32_t> target_of(const PageMark& mark) const {
    if (mark.target.empty()) return std::nullopt;
    const auto found = page_.ids.find(mark.target);
    return found != page_.ids.end() && found->second < page_.lines.size() ? std::optional(found->second) : std::nullopt;
  }

  void collect_links() {
    for (const PageLine& line : page_.lines)
      for (const PageMark& mark : line.marks)
        if (const auto target = target_of(mark)) links_.emplace(line.block, page_.lines[*target].block);
  }

  bool links_back(std::uint32_t from, std::uint32_t to) const {
    return links_.count({page_.lines[from].block, page_.lines[to].block}) > 0;
  }

  void follow(std::uint32_t line, PageMark& mark) {
    const auto target = target_of(mark);
    if (!target || mark.arrow || page_.lines[*target].block == page_.lines[line].block) return;
    const bool called_so = page_.lines[*target].notes != no_index || is_note_id(mark.target);
    if (!called_so && (*target < line || !links_back(*target, line))) return;
    mark.marks_note = true;
    const auto [found, added] =
        starts_.try_emplace(*target, PageNote{*target, *target + 1, mark.number, line, mark.begin});
    if (added && !mark.digits) other_numbers_.insert(*target);
  }

  /// Up to the end of the part that is marked as notes, or of its own paragraph, or to the next note.
  std::uint32_t end_of(const PageNote& note, std::uint32_t next) const {
    const std::uint32_t part = page_.lines[note.begin].notes;
    if (part != no_index && page_.notes[part].end > note.begin) return std::min(next, page_.notes[part].end);
    std::uint32_t end = note.begin + 1;
    while (end < next && page_.lines[end].block == page_.lines[note.begin].block) ++end;
    if (next - end > longest_tail || next == page_.lines.size()) return end;
    const bool goes_on = std::all_of(page_.lines.begin() + end, page_.lines.begin() + next,
                                     [](const PageLine& line) { return line.heading == 0; });
    return goes_on ? next : end;
  }

  std::vector<PageNote> bounded() const {
    std::vector<PageNote> out;
    for (auto start = starts_.begin(); start != starts_.end(); ++start) {
      const auto next = std::next(start);
      PageNote note = start->second;
      note.end = end_of(note, next == starts_.end() ? static_cast<std::uint32_t>(page_.lines.size()) : next->first);
      out.push_back(note);
    }
    return out;
  }

  /// The number at the beginning of a line of a note: its item's, or printed before its words.
  std::uint32_t number_at(const PageLine& line) const {
    std::size_t bytes = 0;
    if (!line.label.empty()) return label_number(line.label, bytes);
    if (!line.marks.empty() && line.marks.front().begin == 0) return line.marks.front().number;
    const std::size_t digits = std::min(line.text.find_first_not_of("0123456789"), line.text.size());
    if (digits > 0 && digits < line.text.size() && line.text[digits] == ' ')
      return shown_number(std::string_view(line.text).substr(0, digits));
    return label_number(line.text, bytes);
  }

  /// Notes without links: their markers are the raised numbers of the text, in order.
  void find_unlinked(std::vector<PageNote>& notes) {
    std::vector<bool> taken(page_.lines.size());
    for (const PageNote& note : notes) std::fill(taken.begin() + note.begin, taken.begin() + note.end, true);
    std::multimap<std::uint32_t, std::pair<std::uint32_t, PageMark*>> raised;
    for (std::uint32_t i = 0; i < page_.lines.size(); ++i)
      if (is_text(i) && !taken[i])
        for (PageMark& mark : page_.lines[i].marks)
          if (mark.raised && !mark.marks_note) raised.emplace(mark.number, std::pair(i, &mark));
    std::uint32_t part_end = 0;
    for (std::uint32_t i = 0; i < page_.lines.size(); ++i) {
      const PageLine& line = page_.lines[i];
      if (taken[i] || !furniture_[i].empty() || line.notes == no_index || line.heading > 0) continue;
      const bool goes_on = i < part_end;
      const std::uint32_t number = number_at(line);
      const auto found = raised.lower_bound(number);
      if (number > 0 && found != raised.end() && found->first == number) {
        found->second.second->marks_note = true;
        notes.push_back({i, i + 1, found->first, found->second.first, found->second.second->begin});
        raised.erase(found);
        part_end = page_.notes[line.notes].end;
      } else if (goes_on && notes.back().end == i) {
        ++notes.back().end;
      }
    }
  }

  /// Endnotes that count i, ii, iii beside footnotes that count 1, 2, 3 go on behind those.
  void number_apart(std::vector<PageNote>& notes) {
    const auto is_other = [&](const PageNote& note) { return other_numbers_.count(note.begin) > 0; };
    std::uint32_t highest = 0;
    for (const PageNote& note : notes)
      if (!is_other(note)) highest = std::max(highest, note.number);
    if (highest == 0) return;
    for (PageNote& note : notes)
      if (is_other(note) && note.number > 0) note.number += highest;
    for (PageLine& line : page_.lines)
      for (PageMark& mark : line.marks)
        if (mark.marks_note && !mark.digits && mark.number > 0) mark.number += highest;
  }

  void strip(const PageNote& note) {
    for (std::uint32_t i = note.begin; i < note.end; ++i)
      for (PageMark& mark : page_.lines[i].marks) mark.dropped = mark.dropped || (mark.arrow && target_of(mark));
    PageLine& first = page_.lines[note.begin];
    if (note.number == 0) return;
    first.label.clear();
    std::size_t from = 0;
    for (PageMark& mark : first.marks) {  // `^ a b`: a link for each marker
      if (!trim(std::string_view(first.text).substr(from, mark.begin - from)).empty()) break;
      mark.dropped = true;
      from = mark.end;
    }
    if (from > 0) return;
    std::size_t bytes = std::min(first.text.find_first_not_of("0123456789"), first.text.size());
    const bool plain = bytes > 0 && bytes < first.text.size() && first.text[bytes] == ' ';
    const std::uint32_t number =
        plain ? shown_number(std::string_view(first.text).substr(0, bytes)) : label_number(first.text, bytes);
    if (number == note.number)
      first.marks.insert(first.marks.begin(), PageMark{0, bytes, {}, 0, false, false, false, false, true});
  }

  Page& page_;
  const std::vector<std::string_view>& furniture_;
  std::map<std::uint32_t, PageNote> starts_;                 ///< by first line
  std::set<std::pair<std::uint32_t, std::uint32_t>> links_;  ///< between blocks
  std::set<std::uint32_t> other_numbers_;                    ///< first lines of notes that are not counted in digits
};

}  // namespace

std::vector<PageNote> find_notes(Page& page, const std::vector<std::string_view>& furniture) {
  return NoteFinder(page, furniture).run();
}

}  // namespace rg::read
