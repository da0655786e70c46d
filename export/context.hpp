// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "src/schema/schema.hpp"

/// The context of our JSON-LD: short names for the terms of the graph. https://www.w3.org/TR/json-ld11/#the-context
namespace rg {

struct JsonldTerm {
  /// What its values are when they are plain strings; iris: always a list; by_language: a map.
  enum class Values { text, iri, iris, year, date, by_language };
  std::string key;  ///< `cooperatesWith`
  Values values = Values::text;
};

/// By prefixed name: `rg:cooperatesWith`. Where two names have the same local part, the second keeps its prefix.
using JsonldTerms = std::map<std::string, JsonldTerm, std::less<>>;
JsonldTerms jsonld_terms(const Schema& schema);

/// The value of `@context`, as compact JSON.
std::string jsonld_context(const Schema& schema, const std::string& base);

/// A context file, indented.
std::string context_file(const Schema& schema, const std::string& base);

}  // namespace rg
