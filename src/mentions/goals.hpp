// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "src/mentions/mentions.hpp"
#include "src/mentions/name_trie.hpp"
#include "src/mentions/wording.hpp"

namespace rg::mentions {

/// Finds the Sustainable Development Goals, targets and indicators: by number behind a word for them, by number and
/// short name (`1 无贫穷`), and the goals as a set.
class GoalFinder {
 public:
  GoalFinder(const Schema& schema, const Wording& wording);

  /// `in_context`: the report speaks of the goals, so that `目标 5` is one of them.
  std::vector<Mention> find(const Squeezed& text, bool in_context) const;
  bool speaks_of_goals(const Squeezed& text) const;

 private:
  struct Code {
    Range range;
    std::string text;  ///< `16`, `16.a`, `16.a.1`
  };
  enum class Word : std::uint32_t { set, goal, target, indicator, numbered_name };

  bool leads_to_code(std::string_view text, std::size_t at) const;
  std::vector<Code> codes_at(std::string_view text, std::size_t at) const;
  std::optional<Code> code_at(std::string_view text, std::size_t at) const;
  void add_list(const std::vector<Code>& codes, Range word, std::vector<Mention>& out) const;
  void add_loose_codes(std::string_view text, std::vector<Mention>& out) const;
  bool is_code(const std::string& code) const { return schema_.thing("SDG-" + code) != nullptr; }

  const Schema& schema_;
  const Goals& words_;
  NameTrie trie_;  ///< words and numbered short names → Word, or 16 + index of a goal
  std::vector<std::string> goals_;
};

}  // namespace rg::mentions
