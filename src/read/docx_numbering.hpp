// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "src/read/docx_styles.hpp"

namespace rg::docx {

/// The numbers that Word shows before paragraphs and doesn't store: ECMA-376, part 1, 17.9.
class Numbering {
 public:
  /// The styles are asked later, too.
  Numbering(pugi::xml_node root, const Styles& styles);

  /// The label of the next paragraph, with the space behind it: `12. `, `(a) `, `• `. Empty where the list shows none.
  /// `style` is that of the paragraph, and `list_from` the one that says which list: levels may belong to styles.
  std::string label(int list, std::optional<int> level, std::string_view style, std::string_view list_from);

 private:
  static constexpr std::size_t levels = 9;
  struct Level {
    int start = 0;
    std::optional<int> restart;
    std::string format = "decimal", text, style, behind = " ";
    bool decimal_only = false, hidden = false;
  };
  struct Plan {
    std::array<Level, levels> level;
  };
  struct List {
    int plan_id = 0;
    const Plan* plan = nullptr;
    std::map<std::size_t, int> starts;  ///< by level, as this list overrides them
    std::map<std::size_t, Level> levels;
  };
  using Counts = std::array<std::optional<std::uint32_t>, levels>;

  static Level level_of(pugi::xml_node node);
  const Plan* plan(int id);
  const List* list(int id);
  int plan_of(pugi::xml_node list) const;
  static const Level& level_at(const List& list, std::size_t level);
  static std::uint32_t start_of(const List& list, std::size_t level);
  static std::size_t level_for(const List& list, std::optional<int> level, std::string_view style,
                               std::string_view list_from);
  void count(int id, const List& list, std::size_t level, Counts& counts);
  static std::string shown(const List& list, std::size_t level, const Counts& counts);

  const Styles& styles_;
  std::unordered_map<int, pugi::xml_node> plan_nodes_, list_nodes_;
  std::map<int, Plan> plans_;  ///< those that were asked for, as the lists
  std::map<int, List> lists_;
  std::map<int, Counts> counts_;  ///< by plan: lists of one plan go on from one another
  std::set<std::pair<int, std::size_t>> begun_;
};

}  // namespace rg::docx
