// SPDX-License-Identifier: Apache-2.0
#include "src/read/pdf.hpp"

#include "src/text/problem.hpp"

namespace rg {

Text PdfWorkers::read(std::string_view, const std::string& path) {
  throw Problem({path, 0, 0}, "is a PDF, and this version doesn't read them", "save it as text");
}

}  // namespace rg
