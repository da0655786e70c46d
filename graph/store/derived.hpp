// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>

#include "graph/store/database.hpp"
#include "graph/store/tally.hpp"

namespace rg {

/// Keeps the nodes and edges of a store in step with its reports: adding or taking one costs that report.
class Derived {
 public:
  Derived(Database& database, const Schema& schema) : database_(database), schema_(schema) {}

  /// `report` is a report's tally and `document` its number; its row in `document` must say so already when it is
  /// added, and no longer when it is taken.
  void add(std::int64_t document, std::uint32_t year, const Tally& report) { apply(document, year, report, 1); }
  void take(std::int64_t document, std::uint32_t year, const Tally& report);
  /// After all that is derived was thrown away.
  void forget() { numbers_.clear(); }
  /// After the tables' names of a thing have changed. Does nothing where no report names it.
  void list_again(const std::string& key);
  /// The number of the node with this key; made where there is none.
  std::int64_t node_number(const std::string& key);

 private:
  void apply(std::int64_t document, std::uint32_t year, const Tally& report, std::int64_t sign);
  void apply(std::int64_t document, std::int64_t node, const NodeTally& tally, std::int64_t sign);
  void apply(std::int64_t document, std::uint32_t year, const LinkKey& key, const std::set<Passage>& passages,
             std::int64_t sign);
  std::int64_t link_number(const LinkKey& key);
  void list_names(std::int64_t node, const std::string& key);
  void put_name(std::int64_t node, std::string_view language, const std::string& name, std::int64_t uses, int listed);
  void refresh(std::int64_t number, const std::string& key, bool taken, bool is_report);
  void write(std::int64_t number, const std::string& key);
  bool drop_if_unused(std::int64_t number, const std::string& key);
  Node describe(std::int64_t number, const std::string& key);

  Database& database_;
  const Schema& schema_;
  std::unordered_map<std::string, std::int64_t> numbers_;     ///< of nodes, by key
  std::set<std::string> fresh_;                               ///< nodes made since the last refresh
  std::unordered_map<std::int64_t, std::int64_t> positions_;  ///< of the next statement, by place
};

}  // namespace rg
