// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rg {

struct Prefix {
  std::string_view name, iri;
};

/// The vocabularies of others that the graph uses. Our own, `rg`, is below the base: ontology_iri().
std::span<const Prefix> vocabularies();

inline constexpr std::string_view xsd_integer = "http://www.w3.org/2001/XMLSchema#integer",
                                  xsd_year = "http://www.w3.org/2001/XMLSchema#gYear",
                                  xsd_date = "http://www.w3.org/2001/XMLSchema#date";

/// `rg:Country` as it may stand in Turtle and JSON-LD: a name of the schema that has no prefix of ours or of others
/// becomes one of ours, with all encoded that the local part of a name can't hold.
std::string prefixed_name(std::string_view name);

/// Without its prefix.
std::string local_name(std::string_view prefixed);

/// The property of a column of the names tables, or of what a report says of itself: those that others have, theirs.
std::string property_name(std::string_view column);

/// The base of a schema's own IRIs with what the ontology is called there.
std::string ontology_iri(const std::string& base);

/// Throws Usage where the base isn't the beginning of an IRI below which there is room for names.
void check_base(const std::string& base);

/// Throws Usage where the base's scheme is a word that stands for something else, such as a prefix.
void check_scheme(const std::string& base, std::string_view taken);

}  // namespace rg
