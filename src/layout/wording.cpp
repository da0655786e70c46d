// SPDX-License-Identifier: Apache-2.0
#include "src/layout/wording.hpp"

#include <algorithm>

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
  take(out.summary, "summary");
  take(out.contents, "contents");
  take(out.annex, "annex");
  take(out.vote, "vote");
  take(out.counters, "counters");
  take(out.joiners, "joiners");
  file.done();
}

/// Without white space: headings are set letter-spaced (`概　要`).
std::string squeezed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_space(c)) append(out, c);
  }
  return out;
}

bool is_one_of(std::string_view text, const std::vector<std::string>& words) {
  return text.size() < 60 && std::find(words.begin(), words.end(), squeezed(text)) != words.end();
}

}  // namespace

std::shared_ptr<const Wording> wording_of(const Schema& schema, std::string_view language) {
  auto out = std::make_shared<Wording>();
  for (const std::string_view code : {std::string_view("mul"), language})
    if (auto file = open_wording(schema, code, "layout")) read_into(*out, std::move(*file));
  const std::size_t index = language_index(language);
  for (const Thing& thing : schema.things())
    if (index < language_count && thing.properties.contains("resolution"))
      out->enacting.insert(out->enacting.end(), thing.names[index].begin(), thing.names[index].end());
  return out;
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
  return row.width < 40 && !ends_sentence(row.text) && starts_with_any(row.text, wording.annex);
}

bool is_summary(const Row& row, const Wording& wording) { return is_one_of(row.text, wording.summary); }

bool is_contents(const Row& row, const Wording& wording) { return is_one_of(row.text, wording.contents); }

bool is_vote(const Row& row, const Wording& wording) {
  std::string_view text = row.text;
  while (!text.empty() && (text.front() == '[' || text.front() == ' ')) text.remove_prefix(1);
  return starts_with_any(text, wording.vote);
}

bool is_enacting(const Row& row, const Wording& wording) {
  std::string_view text = row.text;
  for (const std::string_view comma : {std::string_view("，"), std::string_view(",")})
    if (text.ends_with(comma)) return is_one_of(text.substr(0, text.size() - comma.size()), wording.enacting);
  return false;
}

bool is_counter(std::string_view text, const Wording& wording) { return starts_with_any(text, wording.counters); }

bool is_joiner(std::string_view text, const Wording& wording) { return starts_with_any(text, wording.joiners); }

}  // namespace rg::layout
