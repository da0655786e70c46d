// SPDX-License-Identifier: Apache-2.0
#include "src/text/unicode.hpp"

#include <doctest/doctest.h>

TEST_CASE("a span is cut by code points, not bytes") {
  CHECK(rg::slice("a人权b", {1, 3}) == "人权");
  CHECK(rg::slice("a人权b", {3, 9}) == "b");
  CHECK(rg::slice("", {0, 1}).empty());
}

TEST_CASE("code points are read forwards and backwards") {
  const std::string text = "a é人😀";
  std::vector<char32_t> forwards, backwards;
  for (std::size_t at = 0; at < text.size();) forwards.push_back(rg::next_code_point(text, at));
  for (std::size_t at = text.size(); at > 0;) backwards.push_back(rg::previous_code_point(text, at));
  CHECK(forwards == std::vector<char32_t>{U'a', U' ', U'é', U'人', U'😀'});
  CHECK(std::vector<char32_t>(backwards.rbegin(), backwards.rend()) == forwards);
  CHECK(rg::count_code_points(text) == 5);
}

TEST_CASE("white space of every kind is trimmed") {
  CHECK(rg::trim("\u00a0\u3000 人 权\t ") == "人 权");
  CHECK(rg::trim(" \t ").empty());
}
