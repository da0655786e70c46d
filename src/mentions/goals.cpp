// SPDX-License-Identifier: Apache-2.0
#include "src/mentions/goals.hpp"

#include <algorithm>
#include <optional>

#include "src/mentions/names.hpp"
#include "src/text/unicode.hpp"

namespace rg::mentions {
namespace {

constexpr std::uint32_t first_goal = 16;

bool digit(char c) { return c >= '0' && c <= '9'; }

const std::string* word_at(std::string_view text, const std::vector<std::string>& words) {
  const std::string* best = nullptr;
  for (const std::string& word : words)
    if (text.starts_with(word) && (!best || word.size() > best->size())) best = &word;
  return best;
}

constexpr std::size_t longest_title = 600;  // bytes

bool inside_title(std::string_view text, std::size_t at) {
  const std::string_view front = text.substr(at - std::min(at, longest_title), std::min(at, longest_title));
  const std::size_t open = front.rfind("《"), close = front.rfind("》");
  return open != std::string_view::npos && (close == std::string_view::npos || close < open);
}

}  // namespace

GoalFinder::GoalFinder(const Schema& schema, const Wording& wording) : schema_(schema), words_(wording.goals) {
  const auto add = [&](const std::vector<std::string>& words, Word word) {
    for (const std::string& text : words) trie_.add(squeeze(text), static_cast<std::uint32_t>(word));
  };
  add(words_.target, Word::target);
  add(words_.indicator, Word::indicator);
  add(words_.set, Word::set);
  add(words_.goal, Word::goal);
  const std::size_t index = language_index(wording.language);
  for (const Thing& thing : schema.things()) {
    if (thing.type != "SDG" || thing.id.size() <= 4 || index == language_count) continue;
    for (const std::string& name : thing.names[index]) {
      trie_.add(squeeze(thing.id.substr(4) + " " + name), first_goal + static_cast<std::uint32_t>(goals_.size()));
      goals_.push_back(thing.id);
    }
  }
}

bool GoalFinder::speaks_of_goals(const Squeezed& text) const {
  return contains_any(text.text(), words_.set) || contains_any(text.text(), words_.spoken_of);
}

/// `16`, `16.a`, `16.a.1`, `16.1.2`; what stands behind must not make it a count or a larger number.
std::optional<GoalFinder::Code> GoalFinder::code_at(std::string_view text, std::size_t at) const {
  if (at < text.size() && text[at] == ' ') ++at;
  std::size_t end = at;
  const auto digits = [&](std::size_t most) {
    const std::size_t start = end;
    while (end < text.size() && digit(text[end]) && end - start < most) ++end;
    return end > start;
  };
  if (!digits(2)) return std::nullopt;
  if (end + 1 < text.size() && text[end] == '.' &&
      (digit(text[end + 1]) || (text[end + 1] >= 'a' && text[end + 1] <= 'z'))) {
    ++end;
    if (digit(text[end])) digits(2);
    else ++end;
    if (end + 1 < text.size() && text[end] == '.' && digit(text[end + 1])) {
      ++end;
      digits(2);
    }
  }
  std::string code(text.substr(at, end - at));
  const std::string_view rest = text.substr(end);
  const bool larger =
      !rest.empty() && (digit(rest.front()) || (rest.front() == '.' && rest.size() > 1 && digit(rest[1])) ||
                        (rest.front() == ',' && rest.size() > 1 && digit(rest[1])));
  if (larger || starts_with_any(rest, words_.counted) || !is_code(code)) return std::nullopt;
  if (rest.starts_with("+")) ++end;
  return Code{{at, end}, std::move(code)};
}

std::vector<GoalFinder::Code> GoalFinder::codes_at(std::string_view text, std::size_t at) const {
  std::vector<Code> out;
  for (auto code = code_at(text, at); code; code = code_at(text, at)) {
    at = code->range.end;
    out.push_back(std::move(*code));
    if (const std::string* range = word_at(text.substr(at), words_.range)) {
      const auto last = code_at(text, at + range->size());
      if (last && last->text.find('.') == std::string::npos && out.back().text.find('.') == std::string::npos)
        for (int n = std::stoi(out.back().text) + 1; n < std::stoi(last->text); ++n)
          out.push_back({last->range, std::to_string(n)});
      at += range->size();
      continue;
    }
    const std::string* between = word_at(text.substr(at), words_.between);
    if (!between) break;
    at += between->size();
  }
  return out;
}

void GoalFinder::add_list(const std::vector<Code>& codes, Range word, std::vector<Mention>& out) const {
  for (const Code& code : codes) {
    const Range range = &code == &codes.front() ? Range{word.begin, code.range.end} : code.range;
    out.push_back({range, "SDG", "SDG-" + code.text, false});
  }
}

/// Indicators are told by their form: in a text with a word for them, `16.a.1` needs no word in front.
void GoalFinder::add_loose_codes(std::string_view text, std::vector<Mention>& out) const {
  std::vector<Range> known;
  for (const Mention& mention : out) known.push_back(mention.range);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!digit(text[at]) || (at > 0 && (digit(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '/'))) continue;
    const auto code = code_at(text, at);
    if (!code || std::count(code->text.begin(), code->text.end(), '.') != 2) continue;
    if (!inside(known, at)) out.push_back({code->range, "SDG", "SDG-" + code->text, false});
    at = code->range.end - 1;
  }
}

/// `可持续发展目标具体目标 16.3`: a target, not the goals as a set.
bool GoalFinder::leads_to_code(std::string_view text, std::size_t at) const {
  const NameTrie::Hit hit = trie_.longest(text, at);
  const bool word = hit.length > 0 && hit.value < first_goal && Word{hit.value} != Word::set;
  return word && !codes_at(text, at + hit.length).empty();
}

std::vector<Mention> GoalFinder::find(const Squeezed& squeezed, bool in_context) const {
  std::vector<Mention> out;
  const std::string_view text = squeezed.text();
  bool indicators = false;
  for (std::size_t at = 0; at < text.size();) {
    const NameTrie::Hit hit = trie_.longest(text, at);
    if (hit.length == 0) {
      next_code_point(text, at);
      continue;
    }
    const Range word{at, at + hit.length};
    at = word.end;
    if (hit.value >= first_goal) {
      const bool numbered = word.begin > 0 && (digit(text[word.begin - 1]) || text[word.begin - 1] == '.');
      if (!numbered) out.push_back({word, "SDG", goals_[hit.value - first_goal], false});
      continue;
    }
    const Word kind{hit.value};
    indicators = indicators || kind == Word::indicator || kind == Word::set;
    const bool other_goal = kind != Word::set && ends_with_any(text.substr(0, word.begin), words_.not_after);
    std::vector<Code> codes =
        (kind == Word::set || in_context) && !other_goal ? codes_at(text, word.end) : std::vector<Code>{};
    // `指标3.6` is one of another framework: indicators of the goals have three parts.
    if (kind == Word::indicator)
      std::erase_if(codes, [](const Code& c) { return std::count(c.text.begin(), c.text.end(), '.') < 2; });
    if (!codes.empty()) {
      add_list(codes, word, out);
      at = codes.back().range.end;
    } else if (kind == Word::set && !inside_title(text, word.begin) && !leads_to_code(text, word.end)) {
      out.push_back({word, "SDG", "SDG", false});
    }
  }
  if (indicators) add_loose_codes(text, out);
  return out;
}

}  // namespace rg::mentions
