// SPDX-License-Identifier: Apache-2.0
#include "export/context.hpp"

#include <rapidjson/document.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <array>
#include <set>

#include "export/vocabulary.hpp"

namespace rg {
namespace {

using Values = JsonldTerm::Values;

struct Known {
  std::string_view name;
  Values values = Values::text;
};
constexpr std::array known_terms{Known{"rdf:Statement"},
                                 Known{"rdf:subject", Values::iri},
                                 Known{"rdf:predicate", Values::iri},
                                 Known{"rdf:object", Values::iri},
                                 Known{"rdfs:label"},
                                 Known{"owl:Class"},
                                 Known{"owl:ObjectProperty"},
                                 Known{"owl:SymmetricProperty"},
                                 Known{"skos:prefLabel", Values::by_language},
                                 Known{"skos:exactMatch", Values::iris},
                                 Known{"skos:notation"},
                                 Known{"skos:editorialNote"},
                                 Known{"dcterms:identifier"},
                                 Known{"dcterms:title"},
                                 Known{"dcterms:language"},
                                 Known{"dcterms:issued", Values::year},
                                 Known{"dcterms:available", Values::date},
                                 Known{"prov:wasDerivedFrom", Values::iri},
                                 Known{"oa:SpecificResource"},
                                 Known{"oa:hasSource", Values::iri},
                                 Known{"oa:hasSelector", Values::iris},
                                 Known{"oa:TextQuoteSelector"},
                                 Known{"oa:TextPositionSelector"},
                                 Known{"oa:exact"},
                                 Known{"oa:start"},
                                 Known{"oa:end"},
                                 Known{"rg:session"},
                                 Known{"rg:agendaItem"},
                                 Known{"rg:documentKind"},
                                 Known{"rg:mentionCount"},
                                 Known{"rg:documentCount"},
                                 Known{"rg:status"},
                                 Known{"rg:rule"},
                                 Known{"rg:place"}};

class Terms {
 public:
  explicit Terms(const Schema& schema) {
    for (const Prefix& prefix : vocabularies()) taken_.emplace(prefix.name);
    for (const Known& known : known_terms) add(std::string(known.name), known.values);
    for (const NodeType& type : schema.node_types()) {
      add(prefixed_name(type.rdf_class), Values::text);
      for (const std::string& column : type.columns) add(property_name(column), Values::text);
    }
    for (const EdgeType& type : schema.edge_types()) add(prefixed_name(type.rdf_property), Values::iris);
  }

  JsonldTerms found;

 private:
  void add(const std::string& name, Values values) {
    if (found.contains(name)) return;
    const std::string key = local_name(name);
    const bool plain = !key.empty() && key.find('%') == std::string::npos && taken_.insert(key).second;
    found[name] = {plain ? key : name, values};
  }

  std::set<std::string> taken_{"rg", "id", "type"};
};

void put(auto& json, std::string_view key, std::string_view value) {
  json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void put_term(auto& json, const std::string& name, const JsonldTerm& term) {
  if (term.values == Values::text) {
    put(json, term.key, name);
    return;
  }
  json.Key(term.key.c_str());
  json.StartObject();
  put(json, "@id", name);
  if (term.values == Values::iri || term.values == Values::iris) put(json, "@type", "@id");
  if (term.values == Values::iris) put(json, "@container", "@set");
  if (term.values == Values::year) put(json, "@type", "xsd:gYear");
  if (term.values == Values::date) put(json, "@type", "xsd:date");
  if (term.values == Values::by_language) put(json, "@container", "@language");
  json.EndObject();
}

void put_context(auto& json, const Schema& schema, const std::string& base) {
  json.StartObject();
  put(json, "rg", ontology_iri(base) + "#");
  json.Key("@version");
  json.RawValue("1.1", 3, rapidjson::kNumberType);
  for (const Prefix& prefix : vocabularies()) put(json, prefix.name, prefix.iri);
  put(json, "id", "@id");
  put(json, "type", "@type");
  for (const std::string_view alias : {"id", "type"}) check_scheme(base, alias);
  for (const auto& [name, term] : jsonld_terms(schema)) {
    check_scheme(base, term.key);
    put_term(json, name, term);
  }
  json.EndObject();
}

}  // namespace

JsonldTerms jsonld_terms(const Schema& schema) { return Terms(schema).found; }

std::string jsonld_context(const Schema& schema, const std::string& base) {
  rapidjson::StringBuffer out;
  rapidjson::Writer<rapidjson::StringBuffer> json(out);
  put_context(json, schema, base);
  return {out.GetString(), out.GetSize()};
}

std::string context_file(const Schema& schema, const std::string& base) {
  check_base(base);
  rapidjson::StringBuffer out;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> json(out);
  json.SetIndent(' ', 2);
  json.StartObject();
  json.Key("@context");
  put_context(json, schema, base);
  json.EndObject();
  return std::string(out.GetString(), out.GetSize()) + "\n";
}

}  // namespace rg
