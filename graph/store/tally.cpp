// SPDX-License-Identifier: Apache-2.0
#include "graph/store/tally.hpp"

#include <algorithm>

namespace rg {
namespace {

class Counter {
 public:
  Counter(const Facts& facts, const std::map<std::string, std::int64_t>& places, const Schema& schema)
      : facts_(facts), places_(places), schema_(schema), own_(key_of(facts.document.id)) {}

  Tally count() {
    out_.own = own_;
    ++out_.nodes[own_].ends[facts_.document.id];
    for (const NodeFact& node : std::set<NodeFact>(facts_.nodes.begin(), facts_.nodes.end()))
      if (node.id != "DOC") add(node);
    for (const EdgeFact& edge : std::set<EdgeFact>(facts_.edges.begin(), facts_.edges.end())) add(edge);
    for (auto& [key, node] : out_.nodes)
      for (auto& [place, spans] : node.spans) std::sort(spans.begin(), spans.end());
    return std::move(out_);
  }

 private:
  void add(const NodeFact& fact) {
    const std::string key = key_of(fact.id);
    NodeTally& node = out_.nodes[key];
    ++node.namings[{fact.id, fact.type}];
    node.mentions += static_cast<std::int64_t>(fact.spans.size());
    std::vector<Span>& spans = node.spans[places_.at(fact.para)];
    for (const Span span : fact.spans) {
      const std::string& words = wording_of(fact, span);
      if (!words.empty()) ++node.uses[{facts_.document.language, words}];
      spans.push_back(span);
      if (key != own_)
        out_.links[{own_, "MENTIONS", key}].insert({places_.at(fact.para), span, Status::stated, {}, {}});
    }
  }

  void add(const EdgeFact& fact) {
    const auto id = [&](const std::string& end) { return end == "DOC" ? facts_.document.id : end; };
    LinkKey key{key_of(id(fact.head)), fact.type, key_of(id(fact.tail))};
    ++out_.nodes[key.source].ends[id(fact.head)];
    ++out_.nodes[key.target].ends[id(fact.tail)];
    if (schema_.edge_type(fact.type)->symmetric && key.target < key.source) std::swap(key.source, key.target);
    out_.links[std::move(key)].insert({places_.at(fact.para), fact.span, fact.status, fact.rule, fact.correction});
  }

  const Facts& facts_;
  const std::map<std::string, std::int64_t>& places_;
  const Schema& schema_;
  std::string own_;
  Tally out_;
};

}  // namespace

Tally tally_of(const Facts& facts, const std::map<std::string, std::int64_t>& places, const Schema& schema) {
  return Counter(facts, places, schema).count();
}

}  // namespace rg
