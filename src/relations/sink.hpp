// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/facts/facts.hpp"
#include "src/mentions/mentions.hpp"

namespace rg {

constexpr std::size_t longest_quotation = 6000;  ///< bytes; beyond, only the name at the tail is quoted

/// Gathers the edges of one place. Of those that say the same the first is kept, but what is stated counts where it is
/// asked for, too. Asks whether it takes an edge before its quotation is copied: thousands of matches may say the same.
class EdgeSink {
 public:
  enum class Same : std::uint8_t { edge, edge_and_rule };  ///< what counts as the same edge
  explicit EdgeSink(Same same = Same::edge) : same_(same) {}

  /// Counts the edge as offered.
  bool takes(const EdgeFact& without_quotation);
  /// Puts in what `takes` has just taken.
  void put(EdgeFact edge);
  /// Edges offered so far, taken or not.
  std::size_t offered() const { return offered_; }
  /// Edges taken so far; a later one may yet replace them.
  const std::vector<EdgeFact>& taken() const { return edges_; }
  std::vector<EdgeFact> release();

 private:
  std::string key_of(const EdgeFact& edge) const;

  Same same_;
  std::size_t offered_ = 0;
  std::vector<EdgeFact> edges_;
  std::vector<bool> replaced_;
  std::unordered_map<std::string, std::size_t> index_;  ///< for look-up only, never walked
};

/// The edge with the words at bytes `words` of the squeezed text as its quotation.
EdgeFact quoting(EdgeFact edge, const Place& place, const PlaceMentions& mentions, Range words);

}  // namespace rg
