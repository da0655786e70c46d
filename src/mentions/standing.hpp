// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "src/mentions/mentions.hpp"
#include "src/mentions/name_trie.hpp"
#include "src/mentions/wording.hpp"

namespace rg::mentions {

/// Finds the words that stand for something named before: 该办事处, 该国, 监测团, 《指导说明》. One report long, place
/// by place; what stands under another heading is forgotten, but for the last texts, which their short titles bring
/// back.
class StandingFinder {
 public:
  explicit StandingFinder(const Wording& wording);
  /// `names` are all mentions of the place so far, sorted.
  /// `main_country` is what the whole report is about, or empty.
  std::vector<Mention> find(std::string_view text, const std::vector<Mention>& names, const Place& place,
                            const std::string& main_country);

 private:
  struct Antecedent {
    std::string type, id, words;
    std::size_t begin = 0;          ///< byte of its place where it stands
    std::vector<std::string> ends;  ///< what may stand for it: ends of its words that are nouns, the longest first
  };
  struct Match {
    std::size_t length = 0;  ///< bytes; 0 for none
    const Antecedent* what = nullptr;
  };
  /// What a place has named so far.
  struct Here {
    std::vector<Antecedent> names;
    std::optional<NameTrie> ends;                        ///< → index into `last`
    std::unordered_map<std::string, std::size_t> index;  ///< of an end in `last`
    std::vector<std::size_t> last;                       ///< the last name that ends so
    std::string resolution;                              ///< cited last
    std::optional<std::size_t> body, owner;              ///< the last one that acts; OHCHR, named last
    void add(Antecedent name);
  };
  Antecedent antecedent(std::string_view text, const Mention& name) const;
  static Match meant(std::string_view rest, const Here& here);
  Match meant_before(std::string_view rest) const;
  static const Antecedent* longer_name(const Antecedent& name, const Here& here);
  bool is_others(std::string_view text, std::size_t at, const Here& here) const;
  bool begins_sentence(std::string_view text, std::size_t at) const;
  Mention found_at(std::string_view text, std::size_t at, const Here& here, const std::string& country,
                   std::size_t last_end) const;
  Mention by_word(std::string_view text, std::size_t at, const Here& here, const std::string& country,
                  std::size_t last_end) const;
  Mention office_there(std::string_view text, std::size_t at, std::size_t length, const Here& here,
                       const std::string& country) const;
  Mention whose(std::string_view text, std::size_t at, std::size_t length, const Here& here) const;
  Mention short_title(std::string_view text, std::size_t at, const Here& here) const;
  void remember(const Here& here);

  const Wording& wording_;
  std::vector<std::string> nouns_;   ///< that names end in
  std::bitset<256> stop_ends_;       ///< last bytes of what ends a sentence
  NameTrie words_;                   ///< the words of `[stands]` and the opening mark of a title
  NameTrie longer_words_;            ///< that begin as a noun does: 部门
  std::vector<Antecedent> section_;  ///< named in earlier places of the section
  std::vector<Antecedent> texts_;    ///< the last instruments of the report
  std::string country_;              ///< the only one that the place before named, in the same section
  bool several_ = false;             ///< the place before named several
  std::uint32_t number_ = 0;         ///< of the section
};

}  // namespace rg::mentions
