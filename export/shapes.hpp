// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "src/schema/schema.hpp"

namespace rg {

/// SHACL shapes in Turtle of what every graph of the schema holds to: https://www.w3.org/TR/shacl/
/// Each has an IRI, so that a validation report names the rule that is broken.
std::string shapes(const Schema& schema, const std::string& base);

}  // namespace rg
