// SPDX-License-Identifier: Apache-2.0
#include "src/mentions/name_trie.hpp"

#include "src/text/unicode.hpp"

namespace rg {
namespace {

std::uint64_t key_of(std::uint32_t node, char32_t c) { return ((std::uint64_t{node} << 21) | c) + 1; }
std::size_t hash_of(std::uint64_t key) { return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 32); }

}  // namespace

NameTrie::NameTrie() : slots_(1024), values_(1, 0) {}

std::uint32_t NameTrie::next(std::uint32_t node, char32_t c) const {
  const std::uint64_t key = key_of(node, c);
  for (std::size_t i = hash_of(key) & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
    if (slots_[i].key == key) return slots_[i].node;
    if (slots_[i].key == 0) return 0;
  }
}

void NameTrie::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.key == 0) continue;
    std::size_t i = hash_of(slot.key) & (slots_.size() - 1);
    while (slots_[i].key != 0) i = (i + 1) & (slots_.size() - 1);
    slots_[i] = slot;
  }
}

void NameTrie::add(std::string_view name, std::uint32_t value) {
  std::uint32_t node = 0;
  char32_t before = 0;
  for (std::size_t at = 0, letters = 0; at < name.size(); ++letters) {
    const char32_t c = next_code_point(name, at);
    if (letters == 0) first_.set(c % first_.size());
    if (letters == 0 && at == name.size()) only_.set(c % only_.size());
    if (letters == 1) pairs_.set(pair_of(before, c));
    before = c;
    if (const std::uint32_t child = next(node, c)) {
      node = child;
      continue;
    }
    if (++used_ * 2 > slots_.size()) grow();
    const std::uint64_t key = key_of(node, c);
    std::size_t i = hash_of(key) & (slots_.size() - 1);
    while (slots_[i].key != 0) i = (i + 1) & (slots_.size() - 1);
    node = static_cast<std::uint32_t>(values_.size());
    slots_[i] = {key, node};
    values_.push_back(0);
  }
  if (node != 0 && values_[node] == 0) values_[node] = value + 1;
}

NameTrie::Hit NameTrie::longest(std::string_view text, std::size_t at) const {
  Hit out;
  const std::size_t start = at;
  if (at >= text.size()) return out;
  {
    // Most places are turned away here.
    const char32_t one = next_code_point(text, at);
    if (!may_start(one)) return out;
    std::size_t second = at;
    const bool pair = at < text.size() && pairs_[pair_of(one, next_code_point(text, second))];
    if (!pair && !only_[one % only_.size()]) return out;
    at = start;
  }
  for (std::uint32_t node = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    node = next(node, c);
    if (node == 0) break;
    if (values_[node] != 0) out = {at - start, values_[node] - 1};
  }
  return out;
}

}  // namespace rg
