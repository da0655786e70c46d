// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "src/read/html_elements.hpp"
#include "src/read/html_page.hpp"

namespace rg::read {

/// The lists that are open, and the labels of their items.
class OpenLists {
 public:
  void open(bool ordered, const ElementAttributes& attributes);
  void begin_item(const ElementAttributes& attributes);
  /// The first line of an item takes its label.
  void label(PageLine& line, std::uint32_t index);
  void end_item() { pending_ = {}; }
  /// A list that counts down is known to its end only.
  void close(std::vector<PageLine>& lines);

 private:
  struct List {
    bool ordered = false, reversed = false, from_end = false;
    std::string type;
    std::int32_t next = 1;
    std::vector<std::pair<std::uint32_t, std::int32_t>> items;  ///< from the end: lines, with numbers from 1 downwards
  };
  struct Pending {
    bool has = false;
    std::string type;
    std::int32_t value = 0;
  };
  std::vector<List> lists_;
  Pending pending_;
};

}  // namespace rg::read
