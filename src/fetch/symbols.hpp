// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace rg {

/// The document symbol that a whole text writes (`A/HRC/50/51`, `a/hrc/50/51`, `S/RES/1440 (2002)`, or as files are
/// named, `A-HRC-50-51`), as the UN writes it; empty where it writes none. `prefixes`: see read_symbol().
std::string whole_symbol(std::string_view text, const std::vector<std::string>& prefixes);

struct Symbols {
  std::vector<std::string> symbols;  ///< in the order given, none twice
  std::vector<std::string> refused;  ///< what is none, a line each as a Problem has it
  std::set<std::string> keys = {};   ///< of the symbols: what has one key is one document
};

/// Arguments of a command.
void add_symbols(const std::vector<std::string>& arguments, const std::vector<std::string>& prefixes, Symbols& out);

/// A list, one a line; `#` begins a comment. `file` is for messages.
void add_symbol_list(std::string_view list, const std::string& file, const std::vector<std::string>& prefixes,
                     Symbols& out);

}  // namespace rg
