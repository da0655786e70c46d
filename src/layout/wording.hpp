// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <re2/re2.h>

#include <memory>
#include <string>
#include <vector>

#include "src/layout/rows.hpp"

namespace rg::layout {

struct FurniturePattern {
  std::string reason;
  std::unique_ptr<RE2> pattern;
};

/// `wording/mul/layout.toml` and that of one language, ready for use.
struct Wording {
  std::vector<FurniturePattern> furniture;
  std::vector<std::unique_ptr<RE2>> headings;
  std::vector<std::string> summary, contents, annex, vote, counters, joiners;
  std::vector<std::string> enacting;  ///< names of the bodies that adopt resolutions, in that language
};

}  // namespace rg::layout
