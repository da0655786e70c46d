// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "export/buffer.hpp"
#include "graph/graph.hpp"

namespace rg {

/// Writes text as it may stand in an attribute or in content of XML 1.0. What no XML document can hold (section 2.2:
/// most control characters) is left out. Returns how many characters were.
std::size_t put_xml(Buffer& out, std::string_view utf8);

/// Whether put_xml() writes nothing of it.
bool is_empty_in_xml(std::string_view utf8);

/// Writes what stands for a node's id: the id, or its IRI where XML can't hold a character of the id, since else ids
/// that differ in such characters alone would be one.
void put_xml_id(Buffer& out, const Graph& graph, std::size_t node, const std::string& base);

}  // namespace rg
