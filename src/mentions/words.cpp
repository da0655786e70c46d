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
  for (auto& [word, entry] : entries) {
    if (entry.head) entry.head_length = word.size();
    if ((entry.classes & ~std::uint32_t{word_split}) == 0 && !entry.head) split(word, entry, entries);
    trie_.add(word, static_cast<std::uint32_t>(entries_.size()));
    entries_.push_back(entry);
  }
}

/// 管理委员会 is 管理 and 委员会: a word to keep that ends in a head holds it.
void Lexicon::split(const std::string& word, Entry& entry, const std::map<std::string, Entry>& entries) {
  for (std::size_t at = 0; at < word.size();) {
    next_code_point(word, at);
    const auto head = entries.find(word.substr(at));
    if (head == entries.end() || !head->second.head) continue;
    entry.head = head->second.head;
    entry.head_length = word.size() - at;
    if (const auto front = entries.find(word.substr(0, at)); front != entries.end())
      entry.classes = front->second.classes & (word_scope | word_national | word_generic | word_opening);
    return;
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
    NameTrie::Hit hit = trie_.longest(text.substr(0, name == names.end() ? text.size() : name->range.begin), at);
    if (hit.length > 0 && (entries_[hit.value].classes & word_split) != 0) {
      std::size_t first = at;
      next_code_point(text, first);
      hit = trie_.longest(text.substr(0, first), at);
    }
    if (hit.length == 0) {
      next_code_point(text, at);
      continue;
    }
    const Entry& entry = entries_[hit.value];
    const std::size_t front = entry.head ? hit.length - entry.head_length : hit.length;
    if (front > 0) out.push_back({{at, at + front}, entry.classes, nullptr});
    if (entry.head) out.push_back({{at + front, at + hit.length}, front > 0 ? 0 : entry.classes, entry.head});
    at += hit.length;
  }
  return out;
}

}  // namespace rg::mentions
