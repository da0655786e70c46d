// SPDX-License-Identifier: Apache-2.0
#include "src/relations/sink.hpp"

namespace rg {

std::string EdgeSink::key_of(const EdgeFact& edge) const {
  std::string out = edge.head + '\n' + edge.type + '\n' + edge.tail;
  return same_ == Same::edge ? out : out + '\n' + edge.rule;
}

bool EdgeSink::takes(const EdgeFact& without_quotation) {
  ++offered_;
  const auto known = index_.find(key_of(without_quotation));
  return known == index_.end() || without_quotation.status < edges_[known->second].status;
}

void EdgeSink::put(EdgeFact edge) {
  const auto [known, added] = index_.try_emplace(key_of(edge), edges_.size());
  if (!added) {
    replaced_[known->second] = true;
    known->second = edges_.size();
  }
  edges_.push_back(std::move(edge));
  replaced_.push_back(false);
}

std::vector<EdgeFact> EdgeSink::release() {
  std::vector<EdgeFact> out;
  for (std::size_t i = 0; i < edges_.size(); ++i)
    if (!replaced_[i]) out.push_back(std::move(edges_[i]));
  return out;
}

EdgeFact quoting(EdgeFact edge, const Place& place, const PlaceMentions& mentions, Range words) {
  edge.evidence = std::string(mentions.text.original(place.text, words.begin, words.end));
  edge.span = mentions.text.span(words.begin, words.end);
  return edge;
}

}  // namespace rg
