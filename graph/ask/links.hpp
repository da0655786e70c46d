// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "graph/ask/ask.hpp"

namespace rg {

/// Which evidence of links counts.
struct LinkFilter {
  std::string type = {};               ///< only edges of this type; empty for all but MENTIONS
  std::int64_t with = 0;               ///< only edges with this node
  std::int64_t country = 0;            ///< only where the same paragraph names this node too
  std::uint32_t since = 0, until = 0;  ///< years of reports, both counted; 0 for no limit
  Status status = Status::stated;
  enum class Ends { both, from, to };
  Ends ends = Ends::both;  ///< only edges from the node, or to it
};

/// One edge, seen from a node.
struct Link {
  std::int64_t number = 0;  ///< of the edge in the store
  std::string type;
  bool forward = true, symmetric = false;  ///< forward: from the node to the other
  Named other;
  std::int64_t evidence = 0, documents = 0;     ///< passages and reports that state it, after the filter
  std::uint32_t first_year = 0, last_year = 0;  ///< of these reports; 0 where not known
};

struct Links {
  std::vector<Link> links;    ///< the most evidence first; no more than asked for
  std::size_t all = 0;        ///< how many there are
  std::int64_t evidence = 0;  ///< of all of them
};

/// Edges of a node, ranked by evidence, then type and id of the other. `limit` 0 is no limit.
Links links_of(Database& store, const Schema& schema, std::int64_t node, const LinkFilter& filter, std::size_t limit);

/// How many reports have passages of an edge that the filter lets through; for MENTIONS the one that names.
std::int64_t documents_of(Database& store, std::int64_t link, const LinkFilter& filter);

/// The first passages of an edge by year; `limit` 0 is no limit.
std::vector<Quote> quotes_of(Database& store, std::int64_t link, const LinkFilter& filter, std::size_t limit);

}  // namespace rg
