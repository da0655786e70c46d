// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "export/buffer.hpp"

namespace rg {

/// A field by RFC 4180, section 2: in quotes, with quotes doubled, where it needs them. Quoted too are fields that
/// begin or end with white space, which some readers trim, and those that hold a `;` or tab: a spreadsheet that takes
/// these for separators too must not see a cell of its own behind one. `begin` stands before the text, inside the
/// quotes.
inline void put_csv_field(Buffer& out, std::string_view text, std::string_view begin = {}) {
  constexpr std::string_view special = ",;\t\"\n\r", space = " \t\v\f";
  const bool plain = text.find_first_of(special) == std::string_view::npos &&
                     (text.empty() || (space.find(text.front()) == std::string_view::npos &&
                                       space.find(text.back()) == std::string_view::npos));
  if (plain) {
    out << begin << text;
    return;
  }
  out << '"' << begin;
  for (std::size_t quote; (quote = text.find('"')) != std::string_view::npos; text.remove_prefix(quote + 1))
    out << text.substr(0, quote) << "\"\"";
  out << text << '"';
}

}  // namespace rg
