// SPDX-License-Identifier: Apache-2.0
#include "src/read/bidi.hpp"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

TEST_CASE("lines from right to left come in the order in which they are read") {
  // The page shows the first of each pair from left to right.
  const std::vector<std::pair<std::string, std::string>> rows{
      {"ناسنإلا قوقح سلجم", "مجلس حقوق الإنسان"},
      {".)A/HRC/950/21( 16 فدهلا ذيفنتل 2931 هينوي/ناريزح 20 يف UNDP عم .2",
       "2. مع UNDP في 20 حزيران/يونيه 2931 لتنفيذ الهدف 16 (A/HRC/950/21)."},
      {"United Nations Development Programme عم نواعت", "تعاون مع United Nations Development Programme"},
      {"¹².تايصوتلا", "التوصيات.¹²"},
      {"12/5 رارق 6-4 تارقفلا", "الفقرات 4-6 قرار 12/5"},
      {"٪٥٠ ١٢٫٥ ماع", "عام ١٢٫٥ ٥٠٪"},
      {"See قوقح سلجم in Arabic", "See مجلس حقوق in Arabic"},
      {"Plain text (1)", "Plain text (1)"},
      {"", ""},
  };
  for (const auto& [visual, logical] : rows)
    CHECK(rg::read::logical_order(visual, !visual.starts_with("See") && !visual.starts_with("Plain")) == logical);
}
