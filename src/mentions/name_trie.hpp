// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rg {

/// Many names, found by the longest that starts at a place. A hash table of (node, code point) → node behind a filter
/// on the first two characters; see docs/how-it-finds-names.md for what that costs beside other structures.
class NameTrie {
 public:
  struct Hit {
    std::size_t length = 0;  ///< bytes; 0 if nothing starts here
    std::uint32_t value = 0;
  };

  NameTrie();
  /// A name that is there already keeps its value.
  void add(std::string_view name, std::uint32_t value);
  /// The longest name that starts at byte `at` of valid UTF-8.
  Hit longest(std::string_view text, std::size_t at) const;
  /// May a name start with this character?
  bool may_start(char32_t c) const { return first_[c % first_.size()]; }

 private:
  struct Slot {
    std::uint64_t key = 0;  ///< node << 21 | code point, plus one
    std::uint32_t node = 0;
  };
  std::uint32_t next(std::uint32_t node, char32_t c) const;
  void grow();

  std::vector<Slot> slots_;
  std::vector<std::uint32_t> values_;  ///< by node: value + 1, 0 for none
  std::size_t used_ = 0;
  static std::size_t pair_of(char32_t one, char32_t two) { return (one * 31 + two) % 65536; }
  std::bitset<65536> first_, only_;  ///< characters that names begin with; that are a name by themselves
  std::bitset<65536> pairs_;         ///< of the first two characters
};

}  // namespace rg
