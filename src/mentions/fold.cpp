// SPDX-License-Identifier: Apache-2.0
#include "src/mentions/fold.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <set>
#include <stdexcept>

namespace rg {

char32_t FoldAlphabet::symbol(std::string_view type) const {
  const auto found = std::find(types_.begin(), types_.end(), type);
  return found == types_.end() ? 0 : 0xE000 + static_cast<char32_t>(found - types_.begin());
}

std::u32string FoldAlphabet::symbols(std::string_view types, const Notation& notation, int depth) const {
  constexpr int deepest = 8;
  if (depth > deepest) throw std::invalid_argument("an alias stands for itself: ⟦" + std::string(types) + "⟧");
  std::u32string out;
  while (!types.empty()) {
    const std::size_t bar = std::min(types.find('|'), types.size());
    const std::string type(types.substr(0, bar));
    const auto alias = notation.aliases.find(type);
    const char32_t c = symbol(type);
    if (alias != notation.aliases.end()) out += symbols(alias->second, notation, depth + 1);
    else if (c != 0) out += c;
    else throw std::invalid_argument("unknown type ⟦" + type + "⟧");
    types.remove_prefix(std::min(bar + 1, types.size()));
  }
  return out;
}

std::string FoldAlphabet::expand(std::string_view pattern, const Notation& notation) const {
  static constexpr std::string_view opening = "⟦", closing = "⟧";
  std::string out, separators;
  for (const std::string& word : notation.between) separators += (separators.empty() ? "" : "|") + RE2::QuoteMeta(word);
  for (;;) {
    const std::size_t start = pattern.find(opening);
    out += pattern.substr(0, start);
    if (start == std::string_view::npos) return out;
    const std::size_t end = pattern.find(closing, start);
    if (end == std::string_view::npos) throw std::invalid_argument("⟦ without ⟧");
    std::string_view inside = pattern.substr(start + opening.size(), end - start - opening.size());
    pattern.remove_prefix(end + closing.size());
    std::string group;
    const char many = inside.empty() ? ' ' : inside.back();
    if (many == '+' || many == '*') inside.remove_suffix(1);
    if (const std::size_t colon = inside.find(':'); colon != std::string_view::npos) {
      group = inside.substr(colon + 1);
      inside = inside.substr(0, colon);
    }
    std::string one = "[", body;
    for (const char32_t c : symbols(inside, notation)) append(one, c);
    one += "]";
    const std::string item = one + "(?:\\([^()]*\\))?" + notation.parts;
    if (many == '+') body = item + "(?:(?:" + separators + ")" + item + (group == "each" ? ")+" : ")*");
    else if (many == '*') body = notation.gap + "*?" + one + notation.gap + "*?";
    else body = one;
    out += (group.empty() ? "(?:" : "(?P<" + group + ">") + body + ")";
  }
}

namespace {

/// Where the text between two marks that open at byte `at` ends, in the range.
struct Marked {
  Range inside;
  std::size_t end = 0;
};
std::optional<Marked> marked_at(std::string_view text, std::size_t at, std::size_t end,
                                const std::vector<std::string>& marks, std::set<std::string>& never_closed) {
  for (const std::string& pair : marks) {
    std::size_t half = 0;
    if (never_closed.contains(pair)) continue;
    next_code_point(pair, half);
    if (!text.substr(at).starts_with(std::string_view(pair).substr(0, half))) continue;
    const std::size_t close = text.substr(0, end).find(std::string_view(pair).substr(half), at + half);
    if (close == std::string_view::npos) {
      never_closed.insert(pair);
      continue;
    }
    return Marked{{at + half, close}, close + pair.size() - half};
  }
  return std::nullopt;
}

}  // namespace

Folded::Folded(std::string_view text, Range range, const std::vector<Mention>& mentions, const FoldAlphabet& alphabet,
               const std::vector<std::string>& marks) {
  const auto put = [&](char32_t c, std::size_t from, std::size_t to, std::size_t mention) {
    append(text_, c);
    if (mention != npos) types_.set(c & (most_types - 1));
    from_.resize(text_.size(), from);
    to_.resize(text_.size(), to);
    mention_.resize(text_.size(), mention);
  };
  auto mention = std::lower_bound(mentions.begin(), mentions.end(), range.begin,
                                  [](const Mention& m, std::size_t begin) { return m.range.begin < begin; });
  const auto foldable = [&](const Mention& m) { return !m.nested && alphabet.symbol(m.type) != 0; };
  const auto skip_to = [&](std::size_t at) {
    while (mention != mentions.end() && (mention->range.begin < at || !foldable(*mention))) ++mention;
  };
  std::set<std::string> never_closed;
  for (std::size_t at = range.begin; at < range.end;) {
    skip_to(at);
    const bool next = mention != mentions.end() && mention->range.end <= range.end;
    if (next && mention->range.begin == at) {
      const auto last = mention;
      put(alphabet.symbol(last->type), at, last->range.end, static_cast<std::size_t>(last - mentions.begin()));
      at = last->range.end;
      skip_to(at);
      if (mention != mentions.end() && mention->id == last->id && mention->range.begin == at + 1 && text[at] == '(' &&
          mention->range.end < range.end && text[mention->range.end] == ')')
        at = mention->range.end + 1;
      continue;
    }
    const auto marked = marked_at(text, at, range.end, marks, never_closed);
    if (marked && next && mention->range == marked->inside) {
      put(alphabet.symbol(mention->type), at, marked->end, static_cast<std::size_t>(mention - mentions.begin()));
      at = marked->end;
      continue;
    }
    const std::size_t from = at;
    const char32_t c = next_code_point(text, at);
    put(FoldAlphabet::is_symbol(c) ? U' ' : c, from, at, npos);
    if (marked) at = marked->inside.end;
  }
}

Range Folded::source(std::size_t begin, std::size_t end) const { return {from_[begin], to_[end - 1]}; }

std::vector<std::size_t> Folded::mentions(std::size_t begin, std::size_t end) const {
  std::vector<std::size_t> out;
  for (std::size_t i = begin; i < end; ++i)
    if (mention_[i] != npos && (out.empty() || out.back() != mention_[i])) out.push_back(mention_[i]);
  return out;
}

}  // namespace rg
