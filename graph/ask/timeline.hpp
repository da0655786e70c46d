// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/ask/links.hpp"

namespace rg {

/// What the reports of one year state of a thing by edges of one type and direction; of MENTIONS, that they name it.
struct YearRow {
  std::uint32_t year = 0;  ///< 0 where the reports have none
  std::string type;
  bool forward = true, symmetric = false;
  std::int64_t passages = 0, documents = 0;
  std::vector<Named> fresh;  ///< other ends that no earlier year has in this type and direction; by id
  Quote first;               ///< the first passage
};

/// By year, reports without one last; in a year mentions first, then by type. Of the filter, type, with and country
/// count. Mentions are left out where another type is asked for, or another end.
std::vector<YearRow> timeline_of(Database& store, const Schema& schema, std::int64_t node, const LinkFilter& filter);

}  // namespace rg
