// SPDX-License-Identifier: Apache-2.0
#include "src/layout/symbol.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace rg {
namespace {

bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool word(char c) { return upper(c) || lower(c) || digit(c); }

/// Abbreviations that a number follows behind a dot, as the UN writes them.
constexpr std::array<std::string_view, 25> numbered{"AC",  "Add", "AG", "Amend", "BUR",  "C",  "CN",   "CONF", "Corr",
                                                    "CRP", "G",   "GC", "INF",   "IRES", "L",  "Misc", "NGO",  "PC",
                                                    "PV",  "Rev", "SC", "SR",    "Sub",  "WG", "WP"};

/// The length of a run that may stand between two slashes: letters, digits, dots inside; `1244(1999)`, `217(III)`.
std::size_t component(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && (word(text[n]) || (text[n] == '.' && n > 0 && n + 1 < text.size() && word(text[n + 1]))))
    ++n;
  std::size_t bracket = n;
  if (bracket < text.size() && text[bracket] == ' ') ++bracket;
  if (n > 0 && digit(text[n - 1]) && bracket < text.size() && text[bracket] == '(') {
    std::size_t end = bracket + 1;
    while (end < text.size() && (digit(text[end]) || upper(text[end]))) ++end;
    if (end > bracket + 1 && end < text.size() && text[end] == ')') return end + 1;
  }
  return n;
}

bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
  });
}

std::size_t leading_letters(std::string_view part) {
  return static_cast<std::size_t>(
      std::find_if_not(part.begin(), part.end(), [](char c) { return upper(c) || lower(c); }) - part.begin());
}

/// `SUB.2` is `Sub.2`, `Add1` is `Add.1`, `HRC44` is `HRC/44`.
std::string mend_component(std::string_view part) {
  std::string out;
  for (const char c : part)
    if (c != ' ') out += c;
  const std::size_t letters = leading_letters(out);
  if (letters == 0 || letters == out.size()) return out;
  const std::string_view head = std::string_view(out).substr(0, letters);
  const bool dot = out[letters] == '.';
  const auto known =
      std::find_if(numbered.begin(), numbered.end(), [&](std::string_view n) { return same_letters(n, head); });
  if (known != numbered.end()) return std::string(*known) + "." + out.substr(letters + (dot ? 1 : 0));
  if (!dot && letters >= 2 && digit(out[letters])) return out.substr(0, letters) + "/" + out.substr(letters);
  return out;
}

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), digit); }

/// Bytes of a slash and what typing puts around it, or 0.
std::size_t slash(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && text[n] == ' ') ++n;
  if (n > 1 || n >= text.size() || text[n] != '/') return 0;
  while (n < text.size() && text[n] == '/') ++n;
  if (n + 1 < text.size() && text[n] == ' ' && digit(text[n + 1])) ++n;
  return n;
}

/// `S-30` and `ES-11` are one component: special and emergency special sessions.
std::size_t special_session(std::string_view text) {
  const std::size_t letters = text.starts_with("ES-") ? 3 : text.starts_with("S-") ? 2 : 0;
  std::size_t n = letters;
  while (n > 0 && n < text.size() && digit(text[n])) ++n;
  return n > letters ? n : 0;
}

}  // namespace

Symbol read_symbol(std::string_view text, std::size_t at, const std::vector<std::string>& prefixes) {
  if (at >= text.size() || !upper(text[at]) || (at > 0 && (word(text[at - 1]) || text[at - 1] == '/'))) return {};
  const std::size_t first = component(text.substr(at));
  if (std::find(prefixes.begin(), prefixes.end(), text.substr(at, first)) == prefixes.end()) return {};
  Symbol out{std::string(text.substr(at, first)), first};
  bool digits = false;
  for (;;) {
    const std::string_view rest = text.substr(at + out.length);
    const std::size_t gap = slash(rest);
    if (gap == 0) break;
    std::size_t length = special_session(rest.substr(gap));
    if (length == 0) length = component(rest.substr(gap));
    if (length == 0) break;
    const std::string_view tail = rest.substr(gap + length);
    const bool broken = tail.size() > 2 && tail.starts_with("./") && digit(tail[2]);  // `Add./1`
    std::string part = mend_component(rest.substr(gap, length));
    if (broken && !has_digit(part)) {
      std::size_t end = 2;
      while (end < tail.size() && digit(tail[end])) ++end;
      part += "." + std::string(tail.substr(2, end - 2));
      length += end;
    }
    digits = digits || has_digit(part);
    out.text += "/" + part;
    out.length += gap + length;
  }
  return digits ? out : Symbol{};
}

std::string symbol_of_stem(std::string_view stem, const std::vector<std::string>& prefixes) {
  if (stem.size() > 3 && stem[stem.size() - 3] == '.' && lower(stem[stem.size() - 2]) && lower(stem.back()))
    stem.remove_suffix(3);  // a language: `A-HRC-50-51.zh`
  std::string symbol;
  for (std::size_t at = 0; at <= stem.size();) {
    const std::size_t special = symbol.empty() ? 0 : special_session(stem.substr(at));
    std::size_t end = special > 0 ? at + special : stem.find('-', at);
    if (end == std::string_view::npos) end = stem.size();
    if (end == at) return {};
    symbol += (symbol.empty() ? "" : "/") + std::string(stem.substr(at, end - at));
    at = end + 1;
  }
  const Symbol read = read_symbol(symbol, 0, prefixes);
  return read.length == symbol.size() ? read.text : std::string{};
}

std::string key_of_symbol(std::string_view symbol) {
  std::string out;
  for (const char c : symbol) {
    const bool keep = word(c) || c == '.';
    if (keep) out += c;
    if (!keep && !out.empty() && out.back() != '-') out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

namespace {

/// The letters of `Add.1`; empty for any other component.
std::string numbered_letters(std::string_view part) {
  const std::size_t letters = leading_letters(part);
  const std::string_view rest = part.substr(letters);
  const bool fits =
      letters > 0 && rest.size() > 1 && rest[0] == '.' && std::all_of(rest.begin() + 1, rest.end(), digit);
  return fits ? std::string(part.substr(0, letters)) : std::string{};
}

}  // namespace

std::vector<std::string> kinds_of(std::string_view symbol, const std::map<std::string, std::string>& kinds) {
  std::vector<std::string> out;
  while (!symbol.empty()) {
    const std::size_t end = std::min(symbol.find('/'), symbol.size());
    const std::string_view part = symbol.substr(0, end);
    const std::string numbered = numbered_letters(part);
    const auto found = kinds.find(numbered.empty() ? std::string(part) : numbered);
    if (found != kinds.end() && std::find(out.begin(), out.end(), found->second) == out.end())
      out.push_back(found->second);
    symbol.remove_prefix(std::min(end + 1, symbol.size()));
  }
  return out;
}

Suffix suffix_of(std::string_view symbol) {
  const std::size_t slash = symbol.rfind('/');
  if (slash == std::string_view::npos || slash == 0) return {};
  std::string letters = numbered_letters(symbol.substr(slash + 1));
  if (letters.empty()) return {};
  return {std::move(letters), std::string(symbol.substr(0, slash))};
}

bool is_resolution(std::string_view symbol) { return symbol.find("/RES/") != std::string_view::npos; }

}  // namespace rg
