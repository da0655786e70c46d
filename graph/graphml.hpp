// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "graph/diff.hpp"

namespace rg {

/// The graph of a GraphML file that rightsgraph wrote (export/graphml.cpp). Throws Problem, with line and column, for
/// any other file. A document type is refused, so that no entity is ever expanded.
Snapshot read_graphml(std::string_view xml, const std::string& file, const Schema& schema, const std::string& type);

}  // namespace rg
