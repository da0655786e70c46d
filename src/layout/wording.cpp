// SPDX-License-Identifier: Apache-2.0
#include "src/layout/wording.hpp"

#include <algorithm>

#include "src/layout/folding.hpp"
#include "src/schema/wording.hpp"
#include "src/text/unicode.hpp"

namespace rg::layout {
namespace {

std::unique_ptr<RE2> pattern_of(const std::string& text, const Location& where) {
  auto pattern = std::make_unique<RE2>(text, RE2::Quiet);
  if (!pattern->ok()) throw Problem(where, "bad pattern: " + pattern->error(), "see the syntax of RE2");
  return pattern;
}

void read_into(Wording& out, WordingTable file) {
  for (WordingTable& table : file.tables("furniture")) {
    std::string reason = table.required("reason");
    out.furniture.push_back({std::move(reason), pattern_of(table.required("pattern"), table.where("pattern"))});
    table.done();
  }
  for (const std::string& heading : file.strings("headings"))
    out.headings.push_back(pattern_of(heading, file.where("headings")));
  const auto take = [&](std::vector<std::string>& list, std::string_view key) {
    for (std::string& word : file.strings(key)) list.push_back(std::move(word));
  };
  for (const std::string& word : file.strings("summary")) out.summary.add(word);
  for (const std::string& word : file.strings("contents")) out.contents.add(word);
  take(out.annex, "annex");
  take(out.vote, "vote");
  take(out.counters, "counters");
  take(out.joiners, "joiners");
  take(out.numbered, "numbered");
  take(out.label_marks, "label_marks");
  take(out.articles, "articles");
  file.done();
}

/// The word ends where the text does or another begins; Chinese words end anywhere.
bool is_whole(std::string_view word, std::string_view rest) {
  std::size_t end = word.size(), at = 0;
  return rest.empty() || is_han(previous_code_point(word, end)) || !is_letter(next_code_point(rest, at));
}

constexpr std::size_t longest_beginning = 200;  // bytes

/// Arabic is printed with vowels or without.
std::string without_vowels(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();)
    if (const char32_t c = next_code_point(text, at); c < 0x64B || c > 0x65F) append(out, c);
  return out;
}

bool starts_with_word(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return text.starts_with(word) && is_whole(word, text.substr(word.size()));
  });
}

}  // namespace

namespace {

/// `The Human Rights Council`; the tables have the name alone.
void add_enacting(Wording& wording, const std::string& name) {
  wording.enacting.add(name);
  for (const std::string& article : wording.articles) wording.enacting.add(article + name);
}

}  // namespace

std::shared_ptr<const Wording> wording_of(const Schema& schema, std::string_view language) {
  auto out = std::make_shared<Wording>();
  for (const std::string_view code : {std::string_view("mul"), language})
    if (auto file = open_wording(schema, code, "layout")) read_into(*out, std::move(*file));
  const std::size_t index = language_index(language);
  for (const Thing& thing : schema.things())
    if (index < language_count && thing.properties.contains("resolution"))
      for (const std::string& name : thing.names[index]) add_enacting(*out, name);
  return out;
}

void Phrases::add(std::string_view phrase) {
  words_.push_back(squeezed(phrase));
  longest_ = std::max(longest_, words_.back().size());
}

bool Phrases::has(std::string_view text) const {
  if (text.size() > 4 * longest_) return false;  // spaces of three bytes
  return std::find(words_.begin(), words_.end(), squeezed(text)) != words_.end();
}

bool is_heading(const Row& row, const Wording& wording) {
  if (row.said != Said::nothing) return row.said == Said::heading;
  return !ends_sentence(row.text) && row.width <= 130 && has_heading_number(row, wording);
}

bool has_heading_number(const Row& row, const Wording& wording) {
  return std::any_of(wording.headings.begin(), wording.headings.end(), [&](const auto& pattern) {
    return pattern->Match(row.text, 0, row.text.size(), RE2::ANCHOR_START, nullptr, 0);
  });
}

bool is_annex(const Row& row, const Wording& wording) {
  return row.width < 40 && !ends_sentence(row.text) && starts_with_word(row.text, wording.annex);
}

bool is_summary(const Row& row, const Wording& wording) { return wording.summary.has(row.text); }

bool is_contents(const Row& row, const Wording& wording) { return wording.contents.has(row.text); }

bool is_vote(const Row& row, const Wording& wording) {
  std::string_view text = row.text;
  while (!text.empty() && (text.front() == '[' || text.front() == ' ')) text.remove_prefix(1);
  return starts_with_any(without_vowels(text.substr(0, longest_beginning)), wording.vote);
}

bool is_enacting(const Row& row, const Wording& wording) {
  for (const std::string_view comma : {std::string_view("，"), std::string_view(","), std::string_view("،")})
    if (row.text.ends_with(comma)) return wording.enacting.has(row.text.substr(0, row.text.size() - comma.size()));
  return false;
}

bool is_counter(std::string_view text, const Wording& wording) { return starts_with_any(text, wording.counters); }

bool is_joiner(std::string_view text, const Wording& wording) { return starts_with_word(text, wording.joiners); }

bool ends_with_joiner(std::string_view text, const Wording& wording) {
  return std::any_of(wording.joiners.begin(), wording.joiners.end(), [&](const std::string& word) {
    if (!text.ends_with(word)) return false;
    std::size_t end = text.size() - word.size(), at = 0;
    return end == 0 || is_han(next_code_point(word, at)) || !is_letter(previous_code_point(text, end));
  });
}

}  // namespace rg::layout
