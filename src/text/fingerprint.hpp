// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rg {

/// FNV-1a, 64 bits, over texts with their lengths: tells things apart, guards against nothing.
/// http://www.isthe.com/chongo/tech/comp/fnv/
class Fingerprint {
 public:
  void add(std::string_view text) {
    for (const char c : text) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * prime;
    hash_ = (hash_ ^ text.size()) * prime;
  }

  /// 16 hexadecimal digits.
  std::string digits() const {
    std::string out(16, '0');
    std::uint64_t rest = hash_;
    for (std::size_t i = out.size(); i-- > 0; rest >>= 4) out[i] = "0123456789abcdef"[rest & 15];
    return out;
  }

 private:
  static constexpr std::uint64_t prime = 0x100000001b3ULL;
  std::uint64_t hash_ = 0xcbf29ce484222325ULL;
};

}  // namespace rg
