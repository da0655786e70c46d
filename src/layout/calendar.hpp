// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <re2/re2.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/schema/wording.hpp"

namespace rg::layout {

/// Dates as one language writes them.
class Calendar {
 public:
  Calendar() = default;
  /// Takes `months` and `dates` of a wording file. Throws Problem where they are wrong.
  explicit Calendar(WordingTable& file);
  /// The first day that a folded line names, as ISO 8601 has it; empty where it names none that there is, of 1945 or
  /// later.
  std::string first_in(std::string_view line) const;
  /// The same where the line is the date and nothing else.
  std::string all_of(std::string_view line) const;

 private:
  std::string day_of(const RE2& pattern, const std::vector<std::string_view>& found) const;

  std::map<std::string, unsigned, std::less<>> months_;  ///< by the squashed name
  std::vector<std::unique_ptr<RE2>> patterns_;
};

/// A pattern of the front matter: written as people write, matched in folded text from where it is asked for.
std::unique_ptr<RE2> front_pattern(const std::string& text, const Location& where);

}  // namespace rg::layout
