// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "export/triples.hpp"

namespace rg {

/// The classes and properties of the schema's types with their labels, as every graph carries them.
void put_terms(const Schema& schema, TripleSink& sink);

/// The ontology in Turtle: besides, what each term means, what it is a kind of, and what stands at its ends.
std::string ontology(const Schema& schema, const std::string& base);

}  // namespace rg
