// SPDX-License-Identifier: Apache-2.0
#include "src/layout/calendar.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "src/layout/folding.hpp"
#include "src/text/unicode.hpp"

namespace rg::layout {
namespace {

std::vector<std::string> parts_of(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (;;) {
    const std::size_t end = std::min(text.find(separator), text.size());
    out.emplace_back(text.substr(0, end));
    if (end == text.size()) return out;
    text.remove_prefix(end + 1);
  }
}

/// The longest first: of `Sept` and `Sep`, the one that the line has.
std::string any_of(std::vector<std::string> names) {
  std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  std::string out = "(?P<month>";
  for (const std::string& name : names) out += (out.ends_with('>') ? "" : "|") + RE2::QuoteMeta(folded(name));
  return out + ")";
}

unsigned number_of(std::string_view digits) {
  unsigned out = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return out;
}

/// Where the Gregorian calendar has such a day; the Charter is of 1945.
std::string iso(unsigned year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (!date.ok() || year < 1945 || year > 2999) return {};
  const auto two_digits = [](unsigned number) { return (number < 10 ? "-0" : "-") + std::to_string(number); };
  return std::to_string(year) + two_digits(month) + two_digits(day);
}

bool stands_alone(std::string_view line, std::string_view match) {
  const std::size_t begin = static_cast<std::size_t>(match.data() - line.data()), end = begin + match.size();
  const auto is_digit_at = [&](std::size_t at) {
    return at < line.size() && is_digit(static_cast<unsigned char>(line[at]));
  };
  return !(begin > 0 && is_digit_at(begin - 1)) && !is_digit_at(end);
}

}  // namespace

std::unique_ptr<RE2> front_pattern(const std::string& text, const Location& where) {
  RE2::Options options(RE2::Quiet);
  options.set_case_sensitive(false);
  auto pattern = std::make_unique<RE2>(folded(text), options);
  if (!pattern->ok()) throw Problem(where, "bad pattern: " + pattern->error(), "see the syntax of RE2");
  return pattern;
}

Calendar::Calendar(WordingTable& file) {
  std::vector<std::string> names;
  unsigned month = 0;
  for (const std::string& forms : file.strings("months")) {
    ++month;
    for (std::string& name : parts_of(forms, '|')) {
      months_.emplace(squashed(name), month);
      names.push_back(std::move(name));
    }
  }
  if (month != 0 && month != 12) throw Problem(file.where("months"), "a year has twelve months", "list all");
  const std::string any = any_of(std::move(names));
  for (std::string pattern : file.strings("dates")) {
    if (const std::size_t at = pattern.find("{month}"); at != std::string::npos) pattern.replace(at, 7, any);
    patterns_.push_back(front_pattern(pattern, file.where("dates")));
    for (const char* part : {"year", "month", "day"})
      if (!patterns_.back()->NamedCapturingGroups().contains(part))
        throw Problem(file.where("dates"), std::string("a date without its ") + part,
                      "name it as (?P<" + std::string(part) + ">…)");
  }
}

std::string Calendar::day_of(const RE2& pattern, const std::vector<std::string_view>& found) const {
  const auto part = [&](const char* name) {
    return found[static_cast<std::size_t>(pattern.NamedCapturingGroups().at(name))];
  };
  const auto name = months_.find(squashed(part("month")));
  const unsigned month = name == months_.end() ? number_of(part("month")) : name->second;
  return iso(number_of(part("year")), month, number_of(part("day")));
}

std::string Calendar::all_of(std::string_view line) const {
  for (const auto& pattern : patterns_)
    if (RE2::FullMatch(line, *pattern)) return first_in(line);
  return {};
}

std::string Calendar::first_in(std::string_view line) const {
  for (const auto& pattern : patterns_) {
    std::vector<re2::StringPiece> groups(static_cast<std::size_t>(pattern->NumberOfCapturingGroups()) + 1);
    for (std::size_t at = 0;
         pattern->Match(line, at, line.size(), RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()));) {
      std::vector<std::string_view> found;
      for (const auto& group : groups) found.emplace_back(group.data(), group.size());
      at = static_cast<std::size_t>(found[0].data() - line.data()) + found[0].size();
      if (std::string day = day_of(*pattern, found); !day.empty() && stands_alone(line, found[0])) return day;
    }
  }
  return {};
}

}  // namespace rg::layout
