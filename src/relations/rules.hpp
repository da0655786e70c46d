// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <re2/re2.h>

#include <memory>
#include <string>
#include <vector>

#include "src/facts/facts.hpp"
#include "src/layout/layout.hpp"
#include "src/mentions/fold.hpp"
#include "src/schema/schema.hpp"
#include "src/text/problem.hpp"

/// The relations of one language as data: `wording/<language>/edges/<EDGE_TYPE>.toml`.
namespace rg {

struct RuleExample {
  std::string text;
  std::vector<std::string> edges;  ///< `head TYPE tail`
};

struct Rule {
  std::string name;  ///< `zh/MANDATED_BY/acts-under`
  std::string edge;
  std::vector<std::string> triggers;  ///< one of them stands in the sentence
  std::vector<std::string> in;        ///< kinds of places; empty for all
  std::string documents;              ///< `report`, `resolution` or empty
  std::string head, tail;             ///< constants; empty where the pattern has the group
  std::shared_ptr<const RE2> pattern;
  std::vector<RuleExample> examples;
  Location where;
};

class Rules {
 public:
  /// Throws Problem where a rule is wrong.
  Rules(const Schema& schema, std::string_view language);

  /// The edges that a place states, sentence by sentence.
  std::vector<EdgeFact> find(const Document& document, const Place& place, const PlaceMentions& mentions) const;
  const std::vector<Rule>& rules() const { return rules_; }

 private:
  void find_in(const Place& place, const PlaceMentions& mentions, Range sentence, const std::vector<const Rule*>& rules,
               std::vector<EdgeFact>& out) const;

  FoldAlphabet alphabet_;
  std::vector<std::string> stops_;
  std::vector<Rule> rules_;
};

}  // namespace rg
