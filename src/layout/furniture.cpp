// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "src/layout/symbol.hpp"
#include "src/layout/wording.hpp"
#include "src/text/unicode.hpp"

namespace rg::layout {
namespace {

constexpr std::size_t widest_furniture = 130;

void mark(Row& row, std::string_view reason) {
  row.role = Role::furniture;
  row.reason = reason;
}

bool is_link_word(std::string_view word) {
  return word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.");
}

/// Nothing but links; a link that ends a sentence is text.
bool is_links(std::string_view text) {
  static constexpr std::string_view stops = ".,;。，；、";
  if (stops.find(text.back()) != std::string_view::npos || ends_sentence(text)) return false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (!is_link_word(text.substr(0, end))) return false;
    text = trim(text.substr(end));
  }
  return true;
}

bool is_symbol(std::string_view text, const std::vector<std::string>& prefixes) {
  return read_symbol(text, 0, prefixes).length == text.size();
}

void mark_patterns(Row& row, const Wording& wording, const std::vector<std::string>& prefixes) {
  if (row.said == Said::furniture) return mark(row, row.reason);
  if (row.said != Said::nothing) return;
  if (is_links(row.text)) return mark(row, "link");
  if (row.width > widest_furniture) return;
  if (is_symbol(row.text, prefixes)) return mark(row, "page header");
  for (const FurniturePattern& furniture : wording.furniture)
    if (RE2::FullMatch(row.text, *furniture.pattern)) return mark(row, furniture.reason);
  if (is_contents(row, wording)) mark(row, "contents");
}

bool is_bare_number(std::string_view text) {
  return text.size() <= 4 &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_digit(static_cast<unsigned char>(c)); });
}

/// Numbers alone on a line that count pages: three in a row, each one or two above the last.
void mark_page_numbers(std::vector<Row>& rows) {
  std::vector<Row*> chain;
  const auto close = [&] {
    if (chain.size() >= 3)
      for (Row* row : chain) mark(*row, "page number");
    chain.clear();
  };
  const auto value = [](const Row& row) { return std::stoi(std::string(row.text)); };
  for (Row& row : rows) {
    if (row.role != Role::text || row.said != Said::nothing || !is_bare_number(row.text)) continue;
    const int step = chain.empty() ? 1 : value(row) - value(*chain.back());
    if (step < 1 || step > 2) close();
    chain.push_back(&row);
  }
  close();
}

std::string without_digits(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (!is_digit(static_cast<unsigned char>(c)) && c != ' ') out += c;
  return out;
}

bool at_page_edge(const std::vector<Row>& rows, std::size_t i) {
  const auto edge = [&](std::size_t j) { return rows[j].role == Role::furniture && rows[j].reason != "link"; };
  return rows[i].page_start || i + 1 == rows.size() || rows[i + 1].page_start || (i > 0 && edge(i - 1)) || edge(i + 1);
}

/// Running titles: the same words, but for numbers, at the edge of three pages or more.
void mark_running_titles(std::vector<Row>& rows) {
  std::map<std::string, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].role == Role::text && rows[i].said == Said::nothing && rows[i].width < 100 &&
        !ends_sentence(rows[i].text) && at_page_edge(rows, i))
      places[without_digits(rows[i].text)].push_back(i);
  for (const auto& [words, where] : places)
    if (where.size() >= 3 && count_code_points(words) >= 2)
      for (const std::size_t i : where) mark(rows[i], "running title");
}

/// A heading that extraction has left twice on one line.
bool is_doubled(std::string_view text) {
  const std::size_t half = text.size() / 2;
  return text.size() >= 24 && text.size() % 2 == 0 && text.substr(0, half) == text.substr(half);
}

}  // namespace

void mark_furniture(Rows& rows, const Wording& wording, const std::vector<std::string>& symbol_prefixes) {
  for (Row& row : rows.rows) mark_patterns(row, wording, symbol_prefixes);
  mark_page_numbers(rows.rows);
  mark_running_titles(rows.rows);
  for (Row& row : rows.rows)
    if (row.role == Role::text && row.said == Said::nothing && is_doubled(row.text)) mark(row, "doubled heading");
}

}  // namespace rg::layout
