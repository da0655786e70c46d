// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/ask/ask.hpp"

namespace rg {

/// A paragraph that holds the words.
struct Hit {
  Quote quote;               ///< the first of the words, in its sentence
  std::vector<Named> names;  ///< what the paragraph names, by id
};

inline constexpr std::size_t most_counted = 10'000;  ///< to count all takes longer than to find the first

struct Hits {
  std::vector<Hit> hits;  ///< by year, no more than asked for
  std::size_t all = 0;    ///< how many there are; counted up to most_counted
};

/// Paragraphs with all the words (white space between them), each word as a phrase: a Chinese one of any length, in
/// others whole words, whatever their case and accents. `limit` 0 is no limit.
Hits search(Database& store, const std::string& words, std::size_t limit);

}  // namespace rg
