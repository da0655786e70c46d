// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/ask/links.hpp"

namespace rg {

/// An edge on a way, walked in its direction or against it.
struct Step {
  std::int64_t link = 0;  ///< number of the edge in the store
  std::string type;
  bool forward = true, symmetric = false;
  Named from, to;
  std::int64_t passages = 0, documents = 0;
};

struct Way {
  std::vector<Step> steps;
};

struct Ways {
  std::vector<Way> ways;
  std::size_t from_first = 0, from_second = 0;  ///< how many things each of the two reaches, where there is no way
};

/// The `limit` best ways between two different nodes, over edges in either direction: fewest steps; then the most
/// passages of its weakest step; then the most passages in all; then by the ids that it leads over. Edges between the
/// same two things are ways of their own. Of the filter, type and years count.
Ways ways_between(Database& store, const Schema& schema, std::int64_t first, std::int64_t second,
                  const LinkFilter& filter, std::size_t limit);

}  // namespace rg
