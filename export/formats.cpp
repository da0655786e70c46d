// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "export/writer.hpp"

namespace rg {
namespace {

constexpr std::array<Format, 2> table{{
    {"graphml", ".graphml", "application/graphml+xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- rightsgraph ",
     make_graphml},
    {"turtle", ".ttl", "text/turtle", "# rightsgraph ", make_turtle},
}};

}  // namespace

std::span<const Format> formats() { return table; }

const Format* find_format(std::string_view name) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Format& format) { return format.name == name; });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace rg
