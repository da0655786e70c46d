// SPDX-License-Identifier: Apache-2.0
#include "src/mentions/fold.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <stdexcept>

namespace rg {

char32_t FoldAlphabet::symbol(std::string_view type) const {
  const auto found = std::find(types_.begin(), types_.end(), type);
  return found == types_.end() ? 0 : 0xE000 + static_cast<char32_t>(found - types_.begin());
}

std::string FoldAlphabet::expand(std::string_view pattern, const std::vector<std::string>& between) const {
  static constexpr std::string_view opening = "⟦", closing = "⟧";
  std::string out, separators;
  for (const std::string& word : between) separators += (separators.empty() ? "" : "|") + RE2::QuoteMeta(word);
  for (;;) {
    const std::size_t start = pattern.find(opening);
    out += pattern.substr(0, start);
    if (start == std::string_view::npos) return out;
    const std::size_t end = pattern.find(closing, start);
    if (end == std::string_view::npos) throw std::invalid_argument("⟦ without ⟧");
    std::string_view inside = pattern.substr(start + opening.size(), end - start - opening.size());
    pattern.remove_prefix(end + closing.size());
    std::string group;
    const bool several = inside.ends_with('+');
    if (several) inside.remove_suffix(1);
    if (const std::size_t colon = inside.find(':'); colon != std::string_view::npos) {
      group = inside.substr(colon + 1);
      inside = inside.substr(0, colon);
    }
    std::string one = "[";
    while (!inside.empty()) {
      const std::size_t bar = std::min(inside.find('|'), inside.size());
      const char32_t c = symbol(inside.substr(0, bar));
      if (c == 0) throw std::invalid_argument("unknown type ⟦" + std::string(inside.substr(0, bar)) + "⟧");
      append(one, c);
      inside.remove_prefix(std::min(bar + 1, inside.size()));
    }
    one += "]";
    const std::string body = several ? one + "(?:(?:" + separators + ")" + one + ")*" : one;
    out += (group.empty() ? "(?:" : "(?P<" + group + ">") + body + ")";
  }
}

Folded::Folded(std::string_view text, Range range, const std::vector<Mention>& mentions, const FoldAlphabet& alphabet) {
  const auto put = [&](char32_t c, std::size_t from, std::size_t to, std::size_t mention) {
    append(text_, c);
    from_.resize(text_.size(), from);
    to_.resize(text_.size(), to);
    mention_.resize(text_.size(), mention);
  };
  std::size_t at = range.begin;
  const auto copy_until = [&](std::size_t end) {
    while (at < end) {
      const std::size_t from = at;
      const char32_t c = next_code_point(text, at);
      put(FoldAlphabet::is_symbol(c) ? U' ' : c, from, at, npos);
    }
  };
  auto mention = std::lower_bound(mentions.begin(), mentions.end(), range.begin,
                                  [](const Mention& m, std::size_t begin) { return m.range.begin < begin; });
  for (; mention != mentions.end() && mention->range.end <= range.end; ++mention) {
    const char32_t c = alphabet.symbol(mention->type);
    if (c == 0 || mention->nested || mention->range.begin < at) continue;
    copy_until(mention->range.begin);
    put(c, mention->range.begin, mention->range.end, static_cast<std::size_t>(mention - mentions.begin()));
    at = mention->range.end;
  }
  copy_until(range.end);
}

Range Folded::source(std::size_t begin, std::size_t end) const { return {from_[begin], to_[end - 1]}; }

std::vector<std::size_t> Folded::mentions(std::size_t begin, std::size_t end) const {
  std::vector<std::size_t> out;
  for (std::size_t i = begin; i < end; ++i)
    if (mention_[i] != npos && (out.empty() || out.back() != mention_[i])) out.push_back(mention_[i]);
  return out;
}

}  // namespace rg
