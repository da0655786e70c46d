// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "export/iri.hpp"

namespace rg {

/// The IRIs of the nodes that were asked for last. Making one costs as much as writing three triples.
class NodeIris {
 public:
  NodeIris(const Graph& graph, const std::string& base) : graph_(graph), base_(base) {}

  /// Valid until the next call.
  const std::string& of(const Node& node) {
    Slot& slot = slots_[reinterpret_cast<std::uintptr_t>(&node) / sizeof node % slots_.size()];
    if (slot.node == &node) return slot.iri;
    std::string made = iri_of(node, graph_.schema(), base_);
    if (made.size() > longest) return long_ = std::move(made);
    slot = {&node, std::move(made)};
    return slot.iri;
  }

 private:
  static constexpr std::size_t longest = 256;
  struct Slot {
    const Node* node = nullptr;
    std::string iri;
  };
  const Graph& graph_;
  const std::string& base_;
  std::vector<Slot> slots_{4096};
  std::string long_;
};

/// The same statement has the same IRIs in every build: they are made of all that it says and where. Two of a
/// hundred million have the same 64 bits with a chance of 1 in 3,700.
class StatementIris {
 public:
  explicit StatementIris(const std::string& base) : begin_(base.size() + std::string_view("statement/").size()) {
    for (std::string* part : {&statement, &passage, &quote, &position}) *part = base + "statement/0123456789abcdef";
    passage += "#passage";
    quote += "#quote";
    position += "#position";
  }

  void set(const std::string& digits) {
    for (std::string* part : {&statement, &passage, &quote, &position}) part->replace(begin_, digits.size(), digits);
  }

  std::string statement, passage, quote, position;

 private:
  std::size_t begin_;
};

}  // namespace rg
