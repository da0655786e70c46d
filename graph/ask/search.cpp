// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/search.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "graph/store/tables.hpp"
#include "graph/store/text_index.hpp"

namespace rg {
namespace {

char32_t without_case(char32_t c) {
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

std::vector<Named> names_in(Database& store, std::int64_t place) {
  std::vector<Named> out;
  store.each(
      "SELECT n.number, n.id, n.type, n.name FROM naming g JOIN node n ON n.number = g.node WHERE g.place = ? ORDER BY "
      "n.id",
      [&](SQLite::Statement& row) { out.push_back(named_of(row)); }, place);
  return out;
}

std::string first_word(std::string_view words) {
  words = trim(words);
  std::size_t at = 0;
  while (at < words.size()) {
    const std::size_t start = at;
    if (is_space(next_code_point(words, at))) return std::string(words.substr(0, start));
  }
  return std::string(words);
}

}  // namespace

Hits search(Database& store, const std::string& words, std::size_t limit) {
  Hits out;
  const std::string expression = match_expression(words);
  if (expression.empty()) return out;
  out.all = static_cast<std::size_t>(
      *store.number("SELECT count(*) FROM (SELECT 1 FROM word WHERE word MATCH ? LIMIT ?)", expression,
                    limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(std::max(limit, most_counted))));
  std::vector<std::int64_t> places;
  store.each(
      "SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid LIMIT ?",
      [&](SQLite::Statement& row) { places.push_back(row.getColumn(0).getInt64()); }, expression,
      limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(limit));
  const std::string first = first_word(words);
  for (const std::int64_t place : places) {
    const std::string text = store.text("SELECT text FROM place WHERE number = ?", place).value_or("");
    out.hits.push_back(
        {quote_of(store, {place, find_words(text, first, without_case), "stated", "", ""}), names_in(store, place)});
  }
  return out;
}

}  // namespace rg
