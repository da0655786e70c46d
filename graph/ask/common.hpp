// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "graph/ask/links.hpp"

namespace rg {

/// A thing that two are linked with in the same way.
struct CommonLink {
  Link first, second;  ///< the edge of each of the two; type, direction and other end are the same
  std::int64_t weaker() const { return std::min(first.evidence, second.evidence); }
};

struct Common {
  std::vector<CommonLink> links;  ///< by type and direction
  std::size_t all = 0;            ///< how many there are
  std::vector<Named> otherwise;   ///< linked with both, but by no common type and direction; by id
};

/// What two different nodes are both linked with by stated edges other than MENTIONS. Types and directions come by
/// their strongest link, and in each the links by the weaker of their two evidence counts, then by the sum, then by id.
/// `limit` is for each type and direction; 0 is no limit.
Common common_links(Database& store, const Schema& schema, std::int64_t first, std::int64_t second, std::size_t limit);

}  // namespace rg
