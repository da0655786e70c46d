// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rg::test {

/// Name and content, in order.
using Members = std::vector<std::pair<std::string, std::string>>;

/// An archive of the members: `format` and `filter` as libarchive names them (empty: none; `store`: a ZIP that isn't
/// packed). A name that ends in ` -> x` is a link.
std::string packed(const Members& members, const char* format, const char* filter = "", const char* password = {});

inline std::string zipped(const Members& members) { return packed(members, "zip"); }

}  // namespace rg::test
