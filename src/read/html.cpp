// SPDX-License-Identifier: Apache-2.0
#include "src/read/html.hpp"

#include "src/text/problem.hpp"

namespace rg {

Text read_html(std::string_view, const std::string& path, const std::string&) {
  throw Problem({path, 0, 0}, "is a web page, and this version doesn't read them", "save it as text");
}

}  // namespace rg
