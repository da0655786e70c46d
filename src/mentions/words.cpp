// SPDX-License-Identifier: Apache-2.0
#include "src/mentions/words.hpp"

#include "src/mentions/squeezed.hpp"
#include "src/text/unicode.hpp"

namespace rg::mentions {

Lexicon::Lexicon(const Wording& wording) {
  std::map<std::string, Entry> entries;
  for (const auto& [word, classes] : wording.words) entries[squeeze(word)].classes |= classes;
  for (const BodyHead& head : wording.bodies.heads)
    for (const std::string& word : head.words) entries[squeeze(word)].head = &head;
  for (const auto& [word, entry] : entries) {
    trie_.add(word, static_cast<std::uint32_t>(entries_.size()));
    entries_.push_back(entry);
  }
}

std::vector<Word> Lexicon::read(std::string_view text, const std::vector<Mention>& names) const {
  std::vector<Word> out;
  if (empty()) return out;
  auto name = names.begin();
  for (std::size_t at = 0; at < text.size();) {
    while (name != names.end() && (name->nested || name->range.end <= at)) ++name;
    if (name != names.end() && name->range.begin <= at) {
      at = name->range.end;
      continue;
    }
    const NameTrie::Hit hit =
        trie_.longest(text.substr(0, name == names.end() ? text.size() : name->range.begin), at);
    if (hit.length == 0) {
      next_code_point(text, at);
      continue;
    }
    out.push_back({{at, at + hit.length}, entries_[hit.value].classes, entries_[hit.value].head});
    at += hit.length;
  }
  return out;
}

}  // namespace rg::mentions
