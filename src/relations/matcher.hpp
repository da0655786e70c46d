// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include "src/relations/grammar.hpp"
#include "src/relations/rules.hpp"
#include "src/relations/sink.hpp"

namespace rg {

/// One sentence with all that a rule needs to see.
struct Here {
  const Document& document;
  const Place& place;
  const PlaceMentions& mentions;
  const std::set<std::string_view>& countries;  ///< that the place names
  const Sentence& sentence;

  std::string_view folded() const { return sentence.folded.text(); }
  const Mention& mention(std::size_t index) const { return mentions.mentions[index]; }
  Range range_of(const re2::StringPiece& piece) const {
    const std::size_t begin = static_cast<std::size_t>(piece.data() - folded().data());
    return {begin, begin + piece.size()};
  }
  /// The mention and those that the same words name.
  void with_twins(std::size_t index, std::vector<std::size_t>& out) const {
    for (; index < mentions.mentions.size(); ++index) {
      const Mention& m = mention(index);
      if (!out.empty() && m.range != mention(out.back()).range) break;
      if (!m.nested) out.push_back(index);
    }
  }
};

/// What became of a rule that was tried on a sentence.
enum class Outcome : std::uint8_t { edges, unless, nobody, no_match };

/// Finds in one sentence what a rule matches, who stands at the ends, and the words to quote.
class Matcher {
 public:
  Matcher(const FoldAlphabet& alphabet, const Grammar& grammar, const Here& here, EdgeSink& out)
      : alphabet_(alphabet), grammar_(grammar), here_(here), out_(out) {}
  Outcome apply(const Rule& rule);

 private:
  const Subject* subject_for(std::size_t match_begin) const;
  const Subject* subject_before(const Rule& rule, std::size_t match_begin) const;
  std::vector<std::size_t> mentions_of(const Subject& subject, const Rule::End& end) const;
  void add_pairs(const Rule& rule, const re2::StringPiece& group, std::size_t end, Status status);
  void add(const Rule& rule, const std::vector<std::size_t>& heads, const std::vector<std::size_t>& tails, Range match,
           Status status);

  const FoldAlphabet& alphabet_;
  const Grammar& grammar_;
  const Here& here_;
  EdgeSink& out_;
};

}  // namespace rg
