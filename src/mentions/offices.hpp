// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "src/mentions/fold.hpp"
#include "src/mentions/mentions.hpp"
#include "src/mentions/name_trie.hpp"
#include "src/mentions/wording.hpp"

namespace rg::mentions {

/// The types that the forms of offices' names are written with.
const FoldAlphabet& office_alphabet();

/// Finds OHCHR's presences in the field: `人权高专办乍得国家办事处`, `在肯尼亚和墨西哥的驻地代表处`,
/// `乌克兰人权监测团`.
class OfficeFinder {
 public:
  explicit OfficeFinder(const Wording& wording);
  /// One mention a presence: several with the same words where one phrase names several. A form without OHCHR's name
  /// counts in a report of OHCHR (`own_report`), and in a sentence that names OHCHR before.
  std::vector<Mention> find(const Squeezed& text, const std::vector<Mention>& names, bool own_report) const;
  const std::string& owner() const { return offices_.owner; }

 private:
  std::vector<Mention> with_places(std::string_view text, const std::vector<Mention>& names) const;
  std::vector<Range> sentences_with_offices(std::string_view text, const std::vector<Mention>& places) const;
  void find_in(std::string_view text, Range sentence, const std::vector<Mention>& places, bool own_report,
               std::vector<Mention>& out) const;
  bool is_others(std::string_view folded, std::size_t begin, std::size_t end) const;
  std::string office_at(const OfficeForm& form, const Mention& place) const;

  const Offices& offices_;
  const std::vector<std::string>& stops_;
  NameTrie places_;                  ///< regions, then cities
  std::vector<std::string> bodies_;  ///< words that organisations' names end in
};

}  // namespace rg::mentions
