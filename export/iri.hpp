// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "graph/graph.hpp"

namespace rg {

/// Percent-encodes all that RFC 3987 doesn't let stand in a path, and brackets; Han and other letters stay as they are
/// in IRIs, but are encoded too, since many tools take IRIs for URIs.
std::string encode_iri(std::string_view text);

/// A byte percent-encoded: `%2F`.
std::string encode_byte(char c);

/// The IRI of a node by its type's templates: the same id always gives the same one.
std::string iri_of(const Node& node, const Schema& schema, const std::string& base);

}  // namespace rg
