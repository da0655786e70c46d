// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <re2/re2.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/layout/rows.hpp"

namespace rg::layout {

struct FurniturePattern {
  std::string reason;
  std::unique_ptr<RE2> pattern;
};

/// Whole lines, compared without their spaces, vowels and capitals: headings are set letter-spaced (`概　要`).
class Phrases {
 public:
  void add(std::string_view phrase);
  bool has(std::string_view text) const;

 private:
  std::vector<std::string> words_;
  std::size_t longest_ = 0;
};

/// `wording/mul/layout.toml` and that of one language, ready for use.
struct Wording {
  std::vector<FurniturePattern> furniture;
  std::vector<std::unique_ptr<RE2>> headings;
  Phrases summary, contents;
  std::vector<std::string> annex, vote;        ///< beginnings of lines
  std::vector<std::string> counters, joiners;  ///< what stands behind a number
  std::vector<std::string> numbered;           ///< what stands right before a number that is no note's
  std::vector<std::string> label_marks;        ///< between the number of a paragraph and its text
  std::vector<std::string> articles;           ///< before the name of a body that enacts
  Phrases enacting;                            ///< names of the bodies that adopt resolutions, in that language
};

}  // namespace rg::layout
