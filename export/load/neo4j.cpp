// SPDX-License-Identifier: Apache-2.0
#include "export/load/target.hpp"
#include "src/text/problem.hpp"

namespace rg {

std::string load_neo4j(const Graph&, const LoadOptions& options) {
  throw Problem({options.url, 0, 0}, "can't be loaded yet", "wait");
}

}  // namespace rg
