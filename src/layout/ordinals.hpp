// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace rg::layout {

/// Numbers of sessions, in words or digits: `Thirty-fourth`, `34th`, `第三十四`, `الرابعة والثلاثون`.
class Ordinals {
 public:
  /// ISO 639-1
  explicit Ordinals(std::string language) : language_(std::move(language)) {}
  /// The number, 1 to 999, that the last words of a folded text spell, else the first ones; 0 where none does.
  unsigned value_in(std::string_view words) const;

 private:
  unsigned value_of(const std::string& word) const;
  void spell_out() const;

  std::string language_;
  mutable std::once_flag spelt_;  ///< ICU takes some milliseconds, and most reports need no words
  mutable std::map<std::string, unsigned, std::less<>> values_;
};

}  // namespace rg::layout
