// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/layout/rows.hpp"

namespace rg::layout {

/// Tells which of the six languages a document is in: by its script, and where several share one by function words.
class Languages {
 public:
  /// Reads `wording/mul/function_words.toml`. Throws Problem where it is wrong.
  explicit Languages(const Schema& schema);
  /// ISO 639-1; empty for any other language. Looks at the beginning: annexes may be in another.
  std::string of(const std::vector<Row>& rows) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  struct Counts;
  void count(std::string_view line, Counts& counts) const;
  void count_word(std::string_view word, Counts& counts) const;

  /// By word, a bit a language.
  std::unordered_map<std::string, unsigned, Hash, std::equal_to<>> words_;
};

}  // namespace rg::layout
