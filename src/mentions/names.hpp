// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/mentions/mentions.hpp"
#include "src/mentions/name_trie.hpp"
#include "src/mentions/wording.hpp"

namespace rg::mentions {

/// The names of the schema's tables in one language, ready to be found.
class NameTable {
 public:
  NameTable(const Schema& schema, std::string_view language, std::vector<std::string> joints);

  /// All names of a text, longest first, none inside another but for countries, which count inside longer names too.
  std::vector<Mention> find(const Squeezed& text) const;

 private:
  void scan(const NameTrie& trie, std::string_view text, Range range, std::vector<Mention>& out) const;
  static std::size_t behind_blocker(const NameTrie& trie, std::string_view text, Range range, std::uint32_t value);
  void add_countries_inside(std::string_view text, std::vector<Mention>& mentions) const;

  std::size_t without_joint(const NameTrie& trie, std::string_view text, Range found, std::uint32_t value) const;

  const Schema& schema_;
  std::vector<std::string> joints_;  ///< words that a name's last character must not be torn from
  NameTrie names_, countries_;
};

/// Links: nothing in them is a mention. In order, apart from one another.
std::vector<Range> links_of(std::string_view text);
bool inside(const std::vector<Range>& ranges, std::size_t at);

/// Takes out names that what stands beside them makes another thing's.
void drop_misread(std::string_view text, const Wording& wording, std::vector<Mention>& names);

/// Takes in what belongs to a body's name right before it, and takes out names that several bodies share (理事会) where
/// they only end a longer name (难民理事会).
void mend_edges(std::string_view text, const Wording& wording, std::vector<Mention>& names);

/// Abbreviations that the report itself gives: `联合国哥伦比亚核查团(核查团)`. Finds them behind known names, and their
/// later mentions; one report long.
class Abbreviations {
 public:
  /// Looks at the brackets behind the mentions of a place.
  /// Says whether there was any.
  bool learn(const Squeezed& text, const std::vector<Mention>& mentions);
  /// Mentions by the abbreviations learned so far.
  std::vector<Mention> find(const Squeezed& text) const;

 private:
  struct Entry {
    std::string text, type, id;
  };
  std::vector<Entry> entries_;
  NameTrie trie_;
};

/// The country at `index` stands in a list of countries (`肯尼亚、墨西哥和乌干达`), so that what follows is said of
/// several. `countries` are those of the text, in order; `between` what joins a list.
bool in_list(std::string_view text, const std::vector<const Mention*>& countries, std::size_t index,
             const std::vector<std::string>& between);

/// Keeps of overlapping mentions the one that begins first, of two such the longest; nested ones stay.
void resolve_overlaps(std::vector<Mention>& mentions);

}  // namespace rg::mentions
