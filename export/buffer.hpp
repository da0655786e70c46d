// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

namespace rg {

/// With two decimals, whatever the locale.
inline void put_real(std::string& out, double value) {
  char digits[400];  // as many as the largest double has
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 2).ptr);
}

/// Text on its way to a stream, in pieces of 64 kB: a stream's own operators cost more than all else a writer does.
class Buffer {
 public:
  explicit Buffer(std::ostream& out) : out_(out) { text_.reserve(2 * piece); }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;

  Buffer& operator<<(std::string_view text) {
    text_ += text;
    if (text_.size() > piece) flush();
    return *this;
  }
  Buffer& operator<<(char c) {
    text_ += c;
    if (text_.size() > piece) flush();
    return *this;
  }
  Buffer& number(std::int64_t value) {
    char digits[24];
    return *this << std::string_view(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  }
  Buffer& number(double value) {
    put_real(text_, value);
    return *this << std::string_view();
  }
  /// To be called at the end: what a destructor meets can't be told.
  void flush() {
    out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    text_.clear();
  }

 private:
  static constexpr std::size_t piece = 1 << 16;
  std::ostream& out_;
  std::string text_;
};

}  // namespace rg
