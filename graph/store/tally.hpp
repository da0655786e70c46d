// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/node_of.hpp"

namespace rg {

/// One passage that states an edge, by the position of its place in the report.
struct Passage {
  std::int64_t place = 0;
  Span span;
  Status status = Status::stated;
  std::string rule, correction;
  auto operator<=>(const Passage&) const = default;
};

struct LinkKey {
  std::string source, type, target;  ///< ends by key_of; of a symmetric type the smaller first
  auto operator<=>(const LinkKey&) const = default;
};

/// What one report adds to each node that it names or links.
struct NodeTally {
  std::map<std::pair<std::string, std::string>, std::int64_t> namings;  ///< by id as written, and type
  std::map<std::string, std::int64_t> ends;                             ///< by id as written
  std::map<std::pair<std::string, std::string>, std::int64_t> uses;     ///< by language and wording
  std::map<std::int64_t, std::vector<Span>> spans;                      ///< by place
  std::int64_t mentions = 0;
};

/// All that one report adds to a store, and all that goes when it goes: a pure function of its facts.
struct Tally {
  std::string own;                         ///< key of the report itself
  std::map<std::string, NodeTally> nodes;  ///< by key_of
  std::map<LinkKey, std::set<Passage>> links;
};

/// `places` gives the position of each place by its key.
Tally tally_of(const Facts& facts, const std::map<std::string, std::int64_t>& places, const Schema& schema);

}  // namespace rg
