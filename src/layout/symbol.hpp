// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// United Nations document symbols: `A/HRC/50/51`, `S/RES/1244(1999)`, `E/CN.4/Sub.2/2000/46`.
/// Their build-up: https://research.un.org/en/docs/symbols
namespace rg {

/// A symbol at the start of a text.
struct Symbol {
  std::string text;        ///< as the UN writes it, typing slips mended
  std::size_t length = 0;  ///< bytes of the text that it takes up
};

/// The symbol that starts at byte `at` and whose first component is one of `prefixes`; an empty one if none does.
/// Mends what typing leaves: `A/HRC44/28`, `A//HRC/44/28`, `A/HRC/ 44/28`. Stops before `-` that joins two symbols.
Symbol read_symbol(std::string_view text, std::size_t at, const std::vector<std::string>& prefixes);

/// The symbol that a file's stem spells (`A-HRC-50-51`, `A-RES-ES-11-1`), or empty.
std::string symbol_of_stem(std::string_view stem, const std::vector<std::string>& prefixes);

/// The symbol as the key of a document: `A-HRC-50-51`, `S-RES-1244-1999`.
std::string key_of_symbol(std::string_view symbol);

/// What the components of a symbol say of the document, in their order: by `kinds`, from letters to a kind.
std::vector<std::string> kinds_of(std::string_view symbol, const std::map<std::string, std::string>& kinds);

/// The letters of a component that ends a symbol, and the symbol without it: `A/HRC/50/51/Add.1` → `Add`,
/// `A/HRC/50/51`. Both are empty where it doesn't end in letters, a dot and a number.
struct Suffix {
  std::string letters, base;
};
Suffix suffix_of(std::string_view symbol);

/// `A/HRC/RES/50/4`, `S/RES/1244(1999)`: a resolution's own symbol.
bool is_resolution(std::string_view symbol);

}  // namespace rg
