// SPDX-License-Identifier: Apache-2.0
#include "export/vocabulary.hpp"

#include <algorithm>
#include <array>

#include "export/iri.hpp"
#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

namespace rg {
namespace {

constexpr std::array<Prefix, 10> prefixes{{{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
                                           {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
                                           {"skos", "http://www.w3.org/2004/02/skos/core#"},
                                           {"dcterms", "http://purl.org/dc/terms/"},
                                           {"dcam", "http://purl.org/dc/dcam/"},
                                           {"prov", "http://www.w3.org/ns/prov#"},
                                           {"oa", "http://www.w3.org/ns/oa#"},
                                           {"xsd", "http://www.w3.org/2001/XMLSchema#"},
                                           {"owl", "http://www.w3.org/2002/07/owl#"},
                                           {"sdgo", "http://metadata.un.org/sdg/ontology#"}}};

struct Known {
  std::string_view column, name;
};
constexpr std::array<Known, 6> known_columns{{{"wikidata", "skos:exactMatch"},
                                              {"geonames", "skos:exactMatch"},
                                              {"title", "dcterms:title"},
                                              {"language", "dcterms:language"},
                                              {"year", "dcterms:issued"},
                                              {"code", "skos:notation"}}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_scheme(std::string_view text) {
  return !text.empty() && is_letter(text.front()) && std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '+' || c == '.' || c == '-';
  });
}

bool is_percent_encoded(std::string_view text) {
  static constexpr std::string_view hex = "0123456789ABCDEFabcdef";
  for (std::size_t at = 0; (at = text.find('%', at)) != std::string_view::npos; ++at)
    if (at + 2 >= text.size() || hex.find(text[at + 1]) == hex.npos || hex.find(text[at + 2]) == hex.npos) return false;
  return true;
}

}  // namespace

std::span<const Prefix> vocabularies() { return prefixes; }

std::string prefixed_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  std::string_view prefix = "rg", local = name;
  if (colon != std::string_view::npos) {
    local = name.substr(colon + 1);
    const auto known = std::find_if(prefixes.begin(), prefixes.end(),
                                    [&](const Prefix& one) { return one.name == name.substr(0, colon); });
    if (known != prefixes.end()) prefix = known->name;
  }
  std::string out = std::string(prefix) + ":";
  for (const char c : local)
    if (is_letter(c) || is_digit(c) || c == '_') out += c;
    else out += encode_byte(c);
  return out;
}

std::string property_name(std::string_view column) {
  const auto found = std::find_if(known_columns.begin(), known_columns.end(),
                                  [&](const Known& known) { return known.column == column; });
  return found == known_columns.end() ? prefixed_name(column) : std::string(found->name);
}

std::string ontology_iri(const std::string& base) { return base + "ontology"; }

std::string local_name(std::string_view prefixed) { return std::string(prefixed.substr(prefixed.find(':') + 1)); }

bool is_iri(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != std::string_view::npos && valid_utf8(text) == text && is_scheme(text.substr(0, colon)) &&
         is_percent_encoded(text) && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) <= 0x20 ||
                  std::string_view("\x7f<>\"{}|\\^`[]").find(c) != std::string_view::npos;
         });
}

void check_base(const std::string& base) {
  if (!is_iri(base) || base.find('#') != std::string::npos)
    throw Usage("--base `" + base + "` begins no IRI; write one such as https://w3id.org/rightsgraph/, without a `#`");
}

}  // namespace rg
