// SPDX-License-Identifier: Apache-2.0
#include "src/fetch/symbols.hpp"

#include <algorithm>

#include "src/layout/symbol.hpp"
#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

namespace rg {
namespace {

constexpr std::size_t longest_symbol = 100;

std::string in_upper_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return out;
}

/// `A/1.txt` reads like a symbol, but what stands behind a dot in one is a number (`Add.1`).
bool has_extension(std::string_view symbol) {
  for (std::size_t dot = symbol.find('.'); dot != std::string_view::npos; dot = symbol.find('.', dot + 1))
    if (dot + 1 < symbol.size() && symbol[dot + 1] >= 'a' && symbol[dot + 1] <= 'z') return true;
  return false;
}

std::string read_whole(std::string_view text, const std::vector<std::string>& prefixes) {
  const Symbol found = read_symbol(text, 0, prefixes);
  return found.length > 0 && found.length == text.size() ? found.text : symbol_of_stem(text, prefixes);
}

void add(std::string_view text, const Location& where, const std::vector<std::string>& prefixes, Symbols& out) {
  const std::string symbol = whole_symbol(text, prefixes);
  if (symbol.empty())
    out.refused.push_back(Problem(where, "is no document symbol", "write one such as A/HRC/50/51").what());
  else if (out.keys.insert(key_of_symbol(symbol)).second) out.symbols.push_back(symbol);
}

}  // namespace

std::string whole_symbol(std::string_view text, const std::vector<std::string>& prefixes) {
  text = trim(text);
  if (text.empty() || text.size() > longest_symbol || has_extension(text)) return {};
  const std::string found = read_whole(text, prefixes);
  return found.empty() ? read_whole(in_upper_case(text), prefixes) : found;
}

void add_symbols(const std::vector<std::string>& arguments, const std::vector<std::string>& prefixes, Symbols& out) {
  for (const std::string& argument : arguments) add(argument, {"`" + argument + "`", 0, 0}, prefixes, out);
}

void add_symbol_list(std::string_view list, const std::string& file, const std::vector<std::string>& prefixes,
                     Symbols& out) {
  if (list.starts_with("\xEF\xBB\xBF")) list.remove_prefix(3);
  for (std::size_t line = 1; !list.empty(); ++line) {
    const std::size_t end = std::min(list.find('\n'), list.size());
    const std::string text = valid_utf8(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    const std::string_view entry = trim(std::string_view(text).substr(0, text.find('#')));
    if (!entry.empty()) add(entry, {file, line, 0}, prefixes, out);
  }
}

}  // namespace rg
