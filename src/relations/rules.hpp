// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <re2/re2.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "src/facts/facts.hpp"
#include "src/layout/layout.hpp"
#include "src/ledger/ledger.hpp"
#include "src/mentions/fold.hpp"
#include "src/mentions/name_trie.hpp"
#include "src/relations/grammar.hpp"
#include "src/relations/sink.hpp"
#include "src/schema/schema.hpp"
#include "src/text/problem.hpp"

/// The relations of one language as data: `wording/<language>/edges/<EDGE_TYPE>.toml`.
namespace rg {

struct RuleExample {
  std::string text;
  std::vector<std::string> edges;  ///< `head TYPE tail`
};

struct Rule {
  /// A named group of the pattern, or a constant, that gives an end of the edge.
  struct End {
    enum class Kind : std::uint8_t { group, constant, subject, before, seat } kind = Kind::group;
    std::string constant;
    std::u32string types;  ///< of a group or a subject: the mentions of it that count; of a subject, empty for all
    bool region = false;   ///< of a group: a stretch of text, in which what only owns something doesn't count
  };
  std::string name;  ///< `zh/MANDATED_BY/acts-under`
  const EdgeType* edge = nullptr;
  std::vector<std::string> triggers;  ///< one of them stands in the sentence
  std::vector<std::string> in;        ///< kinds of places; empty for all
  std::string documents;              ///< `report`, `resolution` or empty
  End head, tail;
  bool each = false;             ///< the group `each`: every two of its mentions
  bool any_status = false;       ///< demands and denials in front don't count
  std::set<std::string> except;  ///< ids that are no end
  std::shared_ptr<const RE2> pattern;
  std::shared_ptr<const RE2> unless;  ///< over the text from the match on; may be null
  std::vector<RuleExample> examples;
  Location where;
  /// The sentence has what the ends need: a subject, mentions of the types of the groups.
  bool may_match(const Sentence& sentence) const;
};

/// What a maintainer wants to see of a sentence.
struct Explanation {
  std::string text, folded;
  std::vector<std::string> subjects, marks;
  /// Rules whose triggers are there: that gave edges, that their `unless` stopped, that found nobody fitting for an
  /// end, whose pattern doesn't match.
  std::vector<std::string> gave, stopped, nobody, no_match;
  std::vector<EdgeFact> edges;
};

class Rules {
 public:
  /// Throws Problem where a rule is wrong.
  Rules(const Schema& schema, std::string_view language);

  /// The edges that a place states, sentence by sentence; those that are only asked for or denied too, with that
  /// status.
  void find(const Document& document, const Place& place, const PlaceMentions& mentions, EdgeSink& out,
            std::vector<Missed::Sentence>* without_edge = nullptr,
            std::vector<Explanation>* explanations = nullptr) const;
  const std::vector<Rule>& rules() const { return rules_; }

 private:
  std::vector<std::size_t> triggered(std::string_view words, const std::vector<bool>& allowed) const;

  FoldAlphabet alphabet_;
  Grammar grammar_;
  std::vector<Rule> rules_;
  NameTrie triggers_;
  std::vector<std::vector<std::size_t>> rules_of_trigger_;
};

}  // namespace rg
