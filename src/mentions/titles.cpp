// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "src/mentions/bodies.hpp"
#include "src/mentions/names.hpp"
#include "src/text/unicode.hpp"

namespace rg::mentions {
namespace {

constexpr std::size_t longest_title = 100, shortest_title = 4;  // code points

/// Two-character marks as opening and closing.
std::pair<std::string_view, std::string_view> halves(std::string_view marks) {
  std::size_t at = 0;
  next_code_point(marks, at);
  return {marks.substr(0, at), marks.substr(at)};
}

bool is_title(std::string_view front, std::string_view title, std::string_view behind, const Titles& titles,
              bool quoted) {
  const std::size_t length = count_code_points(title);
  if (length < shortest_title || length > longest_title) return false;
  if (ends_with_any(title, titles.not_words) || starts_with_any(behind, titles.not_words)) return false;
  re2::StringPiece rest(behind.data(), std::min<std::size_t>(behind.size(), 96));
  if (RE2::PartialMatch(rest, *titles.kind_behind)) return true;
  return (!quoted && ends_with_any(front, titles.kinds_in_front)) ||
         ends_with_any(title, quoted ? titles.quote_words : titles.words);
}

/// A name covers the title, but for a mark or a letter at its ends.
bool is_known(Range title, const std::vector<Mention>& names) {
  auto name = std::lower_bound(names.begin(), names.end(), title.begin > 2 ? title.begin - 3 : 0,
                               [](const Mention& m, std::size_t byte) { return m.range.begin < byte; });
  for (; name != names.end() && name->range.begin <= title.begin + 3; ++name)
    if (name->range.end + 3 >= title.end && !name->nested && name->type != "Country") return true;
  return false;
}

void find_marked(std::string_view text, std::string_view marks, bool quoted, const std::vector<Mention>& names,
                 const Titles& titles, std::vector<Mention>& out) {
  const auto [opening, closing] = halves(marks);
  for (std::size_t at = 0; (at = text.find(opening, at)) != std::string_view::npos;) {
    const std::size_t begin = at + opening.size(),
                      size = text.substr(begin, 4 * longest_title + closing.size()).find(closing), end = begin + size;
    at = begin;
    if (size == std::string_view::npos) continue;
    const std::string_view title = text.substr(begin, size);
    if (title.find(opening) != std::string_view::npos || title.find('\n') != std::string_view::npos) continue;
    at = end + closing.size();
    if (!is_known({begin, end}, names) &&
        is_title(text.substr(0, begin - opening.size()), title, text.substr(at), titles, quoted))
      out.push_back({{begin, end}, "Instrument", "~" + std::string(title), false});
  }
}

}  // namespace

std::vector<Mention> find_titles(std::string_view text, const std::vector<Mention>& names, const Titles& titles) {
  std::vector<Mention> out;
  for (const std::string& marks : titles.marks)
    find_marked(text, marks, &marks != &titles.marks.front(), names, titles, out);
  if (titles.general_comment && text.find(titles.general_comment_trigger) != std::string_view::npos) {
    const re2::StringPiece all(text.data(), text.size());
    re2::StringPiece found;
    for (std::size_t at = 0; titles.general_comment->Match(all, at, all.size(), RE2::UNANCHORED, &found, 1);) {
      if (found.empty()) break;
      const std::size_t begin = static_cast<std::size_t>(found.data() - all.data());
      at = begin + found.size();
      out.push_back({{begin, at}, "Instrument", "~" + std::string(found), false});
    }
  }
  return out;
}

}  // namespace rg::mentions
