// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

/// Names of elements, encodings and files' extensions: only A to Z have two cases there, whatever the locale.
namespace rg {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

inline std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
  return out;
}

/// Where `lowered`, which is in lower-case letters, first stands in the text from byte `from` on, in letters of any
/// case; npos where it doesn't.
inline std::size_t find_any_case(std::string_view text, std::string_view lowered, std::size_t from = 0) {
  const std::string_view rest = text.substr(std::min(from, text.size()));
  const auto* found = std::search(rest.begin(), rest.end(), lowered.begin(), lowered.end(),
                                  [](char in_text, char wanted) { return lower(in_text) == wanted; });
  return found == rest.end() && !lowered.empty() ? std::string_view::npos
                                                 : static_cast<std::size_t>(found - text.begin());
}

}  // namespace rg
