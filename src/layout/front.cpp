// SPDX-License-Identifier: Apache-2.0
#include "src/layout/front.hpp"

#include <algorithm>

#include "src/layout/folding.hpp"
#include "src/text/unicode.hpp"

namespace rg::layout {
namespace {

constexpr std::size_t most_front_rows = 80, rows_without_end = 40;
constexpr std::size_t widest_line = 90, widest_title = 500;  // columns
constexpr std::size_t rows_of_distribution = 5;              // `Distr.: General`, the date, the language, the original

FrontPatterns patterns_of(WordingTable& file, std::string_view key) {
  FrontPatterns out;
  for (const std::string& text : file.strings(key)) out.push_back(front_pattern(text, file.where(key)));
  return out;
}

void read_into(FrontWording& out, WordingTable file) {
  out.calendar = Calendar(file);
  out.distribution = patterns_of(file, "distribution");
  out.original = patterns_of(file, "original");
  out.emergency_sessions = patterns_of(file, "emergency_sessions");
  out.special_sessions = patterns_of(file, "special_sessions");
  out.sessions = patterns_of(file, "sessions");
  out.agenda = patterns_of(file, "agenda");
  out.authors = patterns_of(file, "authors");
  out.reporters = patterns_of(file, "reporters");
  for (const std::string& line : file.strings("not_titles")) out.not_titles.add(line);
  out.open_words = file.strings("open_words");
  file.done();
}

FrontWording wording_of_front(const Schema& schema, std::string_view language) {
  FrontWording out;
  if (auto file = open_wording(schema, language, "front")) read_into(out, std::move(*file));
  if (auto file = open_wording(schema, "mul", "front")) {
    out.titles = patterns_of(*file, "titles");
    file->done();
  }
  return out;
}

Calendar calendar_of(const Schema& schema, std::string_view language) {
  auto file = open_wording(schema, language, "front");
  return file ? Calendar(*file) : Calendar();
}

std::vector<FrontLine> lines_of(const Rows& rows, std::size_t end) {
  std::vector<FrontLine> out;
  for (std::size_t i = 0; i < end; ++i)
    if (rows.rows[i].role == Role::text && rows.rows[i].said != Said::note && rows.rows[i].width <= widest_title)
      out.push_back({&rows.rows[i], folded(rows.rows[i].text)});
  return out;
}

/// Letters from `at` on; moves behind them.
std::string_view word_at(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (!is_letter(c) && !is_han(c)) break;
    at = next;
  }
  return text.substr(begin, at - begin);
}

/// `72 (a), (b) and 73` → 72(a), 72(b), 73; ends at the first word that joins no numbers.
std::vector<std::string> items_in(std::string_view text, const Wording& wording) {
  std::vector<std::string> out;
  std::string number;
  bool bare = false;  // the number has no letter yet
  const auto close = [&] {
    if (bare) out.push_back(number);
    bare = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const NoteNumber found = note_number(text, at);
    if (found.length > 3) break;
    if (found.length > 0) {
      close();
      number = std::to_string(found.value);
      bare = true;
      at += found.length;
      continue;
    }
    const std::string_view word = word_at(text, at);
    if (!word.empty() && at < text.size() && text[at] == ')' && count_code_points(word) <= 3 && !number.empty()) {
      out.push_back(number + "(" + std::string(word) + ")");
      bare = false;
    } else if (!word.empty() && !is_joiner(text.substr(begin), wording)) {
      break;
    }
    if (at == begin) next_code_point(text, at);
  }
  close();
  return out;
}

bool in_order(const FrontLine& line) { return line.row->width <= widest_line && !ends_sentence(line.row->text); }

}  // namespace

bool matches(const FrontLine& line, const FrontPatterns& patterns) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const auto& pattern) {
    return pattern->Match(line.folded, 0, line.folded.size(), RE2::ANCHOR_START, nullptr, 0);
  });
}

FoundLine first_match(const std::vector<FrontLine>& lines, const FrontPatterns& patterns) {
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (const auto& pattern : patterns) {
      std::array<re2::StringPiece, 2> groups;
      const int count = std::min(2, pattern->NumberOfCapturingGroups() + 1);
      if (in_order(lines[i]) &&
          pattern->Match(lines[i].folded, 0, lines[i].folded.size(), RE2::ANCHOR_START, groups.data(), count))
        return {i, groups[1].as_string()};
    }
  return {lines.size(), {}};
}

FrontEnd end_of_front(const Rows& rows, const Wording& wording) {
  const std::size_t most = std::min(rows.rows.size(), most_front_rows);
  for (std::size_t i = 0; i < most; ++i) {
    const Row& row = rows.rows[i];
    if (row.role == Role::paragraph || row.reason == "contents" || row.said == Said::row || row.said == Said::columns)
      return {i, true};
    const bool title = row.said == Said::heading && !has_heading_number(row, wording);
    if (row.role == Role::text && !title &&
        (is_summary(row, wording) || is_enacting(row, wording) || is_heading(row, wording)))
      return {i, true};
  }
  return {std::min(most, rows_without_end), false};
}

FrontReader::FrontReader(const Schema& schema, std::string_view language, std::shared_ptr<const Wording> wording)
    : layout_(std::move(wording)),
      wording_(wording_of_front(schema, language)),
      english_(calendar_of(schema, "en")),
      ordinals_(std::string(language)),
      english_ordinals_("en") {}

std::string FrontReader::day_in(std::string_view line) const {
  std::string day = wording_.calendar.first_in(line);
  return day.empty() ? english_.first_in(line) : day;
}

/// Below `Distr.`, else alone on a line.
std::string FrontReader::date_of(const std::vector<FrontLine>& lines) const {
  const std::size_t mark = static_cast<std::size_t>(
      std::find_if(lines.begin(), lines.end(),
                   [&](const FrontLine& line) {
                     return std::any_of(wording_.distribution.begin(), wording_.distribution.end(),
                                        [&](const auto& pattern) { return RE2::PartialMatch(line.folded, *pattern); });
                   }) -
      lines.begin());
  for (std::size_t i = mark; i < std::min(lines.size(), mark + rows_of_distribution); ++i)
    if (std::string day = day_in(lines[i].folded); !day.empty()) return day;
  for (const FrontLine& line : lines)
    for (const Calendar* calendar : {&wording_.calendar, &english_})
      if (std::string day = calendar->all_of(line.folded); !day.empty()) return day;
  return {};
}

FrontMatter FrontReader::read(const Rows& rows, std::size_t end, bool has_title) const {
  const std::vector<FrontLine> lines = lines_of(rows, end);
  FrontMatter out;
  out.date = date_of(lines);
  std::size_t below = 0;
  const auto take_session = [&](const FrontPatterns& patterns, const char* prefix) {
    const FoundLine found = out.session.empty() ? first_match(lines, patterns) : FoundLine{lines.size(), {}};
    const unsigned number = found.index < lines.size() ? ordinals_.value_in(found.group) : 0;
    if (number > 0) out.session = prefix + std::to_string(number);
    if (found.index < lines.size()) below = found.index + 1;
  };
  take_session(wording_.emergency_sessions, "ES-");
  take_session(wording_.special_sessions, "S-");
  take_session(wording_.sessions, "");
  const FoundLine agenda = first_match(lines, wording_.agenda);
  if (agenda.index < lines.size()) {
    out.agenda_items = items_in(agenda.group, *layout_);
    below = agenda.index + 1;
  }
  if (below == 0)
    if (const FoundLine original = first_match(lines, wording_.original); original.index < lines.size())
      below = original.index + 1;
  while (below > 0 && below < lines.size() && !day_in(lines[below].folded).empty()) ++below;  // of the session
  if (has_title) out.title = title_of(lines, below, agenda.index < lines.size(), rows.setting, wording_, *layout_);
  return out;
}

}  // namespace rg::layout
