// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rg::read {

/// The characters of one line after the other, as all readers leave them: NFC; tabs as spaces; control and invisible
/// characters out; radicals, ligatures and presentation forms, which PDF files and fonts leave, as the characters that
/// they stand for.
class Characters {
 public:
  void add(char32_t c);
  void add(std::string_view utf8);
  /// One that says nothing.
  void drop() { ++dropped_; }
  bool empty() const { return line_.empty(); }
  /// The line so far, which begins anew.
  std::string take();
  std::size_t dropped() const { return dropped_; }

 private:
  std::string line_;
  bool plain_ = true, stands_for_other_ = false;
  std::size_t dropped_ = 0;
};

/// `12` as `¹²`.
std::string superscript(std::uint32_t number);

}  // namespace rg::read
