// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rg::read {

struct Decoded {
  std::string utf8;      ///< valid, without a byte order mark
  std::string encoding;  ///< ICU's name
};

/// Decodes by `encoding`, or by what the bytes look like where it is empty. Throws Problem.
Decoded decode(std::string_view bytes, const std::string& path, const std::string& encoding);

bool is_utf8(std::string_view bytes);

}  // namespace rg::read
