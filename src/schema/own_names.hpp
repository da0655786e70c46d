// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

/// Names that every graph uses in some format, whatever its schema: no column of a names table may be one.
namespace rg {

/// A name as what tells it from others: programs take `name_zh`, `nameZh` and `namezh` for one.
std::string plain_letters(std::string_view name);

/// The name of our own that a column would be taken for; empty where there is none.
std::string_view own_name_like(std::string_view column);

/// Whether the ontology or the shapes have this very name, as a property or as what a shape is called.
bool is_rdf_name(std::string_view name);

}  // namespace rg
