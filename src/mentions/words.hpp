// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "src/mentions/mentions.hpp"
#include "src/mentions/name_trie.hpp"
#include "src/mentions/wording.hpp"

namespace rg::mentions {

/// A word of `words.toml`, or the head of a body's name, where it stands in a text.
struct Word {
  Range range;
  std::uint32_t classes = 0;       ///< WordClass bits
  const BodyHead* head = nullptr;  ///< where a body's name may end here
};

/// The words of one language that tell where names begin and end.
class Lexicon {
 public:
  explicit Lexicon(const Wording& wording);
  /// In order and apart; the longest that begins at a character. Known names hold none.
  std::vector<Word> read(std::string_view text, const std::vector<Mention>& names) const;
  bool empty() const { return entries_.empty(); }

 private:
  struct Entry {
    std::uint32_t classes = 0;
    const BodyHead* head = nullptr;
    std::size_t head_length =
        0;  ///< bytes at the end that are the head; all of the word, or what a word to keep ends in
  };
  static void split(const std::string& word, Entry& entry, const std::map<std::string, Entry>& entries);

  NameTrie trie_;
  std::vector<Entry> entries_;
};

}  // namespace rg::mentions
