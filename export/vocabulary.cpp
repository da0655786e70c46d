// SPDX-License-Identifier: Apache-2.0
#include "export/vocabulary.hpp"

#include <algorithm>
#include <array>

#include "export/iri.hpp"
#include "src/text/iri.hpp"
#include "src/text/problem.hpp"

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
constexpr std::array<Known, 9> known_columns{{{"wikidata", "skos:exactMatch"},
                                              {"geonames", "skos:exactMatch"},
                                              {"title", "dcterms:title"},
                                              {"language", "dcterms:language"},
                                              {"year", "dcterms:issued"},
                                              {"date", "dcterms:available"},
                                              {"agenda_items", "rg:agendaItem"},
                                              {"kinds", "rg:documentKind"},
                                              {"code", "skos:notation"}}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether a name put behind is still below it: behind `http://x.org` it would make another host's name.
bool ends_a_part(std::string_view base) {
  if (std::string_view("/:=?&").find(base.back()) == std::string_view::npos) return false;
  const std::string_view scheme = scheme_of(base), rest = base.substr(scheme.size() + 1);
  if (!rest.starts_with("//")) return scheme != "http" && scheme != "https";
  const std::size_t end = rest.find_first_of("/?", 2);
  return end != std::string_view::npos && (end > 2 || scheme == "file");
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

void check_base(const std::string& base) {
  static constexpr std::string_view such = "write one such as https://w3id.org/rightsgraph/";
  if (!is_iri(base) || base.find('#') != std::string::npos)
    throw Usage("--base `" + base + "` begins no IRI; " + std::string(such) + ", without a `#`");
  if (!ends_a_part(base))
    throw Usage("--base `" + base +
                "` doesn't end where a name can begin; end it in `/`, `:`, `=`, `?` or `&`: " + std::string(such));
  check_scheme(base, "rg");
  for (const Prefix& prefix : prefixes) check_scheme(base, prefix.name);
}

void check_scheme(const std::string& base, std::string_view taken) {
  if (scheme_of(base) == taken)
    throw Usage("--base `" + base + "` begins with a short name of the exports, so that programs would read `" +
                std::string(taken) + ":` as what it stands for; take another beginning");
}

}  // namespace rg
