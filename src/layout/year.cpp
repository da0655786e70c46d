// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "src/layout/layout.hpp"

namespace rg {
namespace {

bool is_year(std::size_t value) { return value >= 1945 && value < 3000; }  // the Charter is of 1945

/// Years that stand alone: no part of a symbol, a longer number or a link.
std::vector<std::uint32_t> years_in(std::string_view text) {
  constexpr std::string_view joins = "/.-_0123456789";
  std::vector<std::uint32_t> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = std::min(text.find_first_of("0123456789", at), text.size());
    at = std::min(text.find_first_not_of("0123456789", start), text.size());
    const bool apart = (start == 0 || joins.find(text[start - 1]) == std::string_view::npos) &&
                       (at == text.size() || joins.substr(0, 1).find(text[at]) == std::string_view::npos);
    if (at - start == 4 && apart)
      out.push_back(static_cast<std::uint32_t>(std::stoul(std::string(text.substr(start, 4)))));
  }
  std::erase_if(out, [](std::uint32_t year) { return !is_year(year); });
  return out;
}

/// `77` of A/77/1 and A/RES/77/1: the session of the General Assembly, which numbers documents by it since the 31st
/// (1976); the 1st began in January 1946, from then on one a year, each September.
/// https://research.un.org/en/docs/symbols
std::uint32_t first_year_of_session(std::string_view symbol) {
  for (const std::string_view beginning : {"A/RES/", "A/"}) {
    if (!symbol.starts_with(beginning)) continue;
    const std::string_view rest = symbol.substr(beginning.size());
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits < 2 || digits > 3 || digits == rest.size() || rest[digits] != '/') return 0;
    return 1945 + static_cast<std::uint32_t>(std::stoul(std::string(rest.substr(0, digits))));
  }
  return 0;
}

/// `2022` of S/2022/1 and E/RES/2022/3, `1999` of S/RES/1244(1999).
std::uint32_t year_in_symbol(std::string_view symbol) {
  for (std::size_t at = 0; at < symbol.size();) {
    const std::size_t end = std::min(symbol.find_first_of("/()", at), symbol.size());
    const std::string_view part = symbol.substr(at, end - at);
    if (part.size() == 4 && part.find_first_not_of("0123456789") == std::string_view::npos &&
        is_year(std::stoul(std::string(part))) && symbol.substr(0, at).find("/HRC/") == std::string_view::npos)
      return static_cast<std::uint32_t>(std::stoul(std::string(part)));
    at = end + 1;
  }
  return 0;
}

}  // namespace

std::uint32_t year_of(std::string_view symbol, std::string_view front) {
  if (const std::uint32_t year = year_in_symbol(symbol)) return year;
  const std::vector<std::uint32_t> years = years_in(front);
  const std::uint32_t session = first_year_of_session(symbol);
  if (session == 0) return years.empty() ? 0 : years.front();
  const auto within = std::find_if(years.begin(), years.end(),
                                   [&](std::uint32_t year) { return year == session || year == session + 1; });
  return within == years.end() ? session : *within;
}

}  // namespace rg
