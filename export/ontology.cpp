// SPDX-License-Identifier: Apache-2.0
#include "export/ontology.hpp"

#include <array>
#include <map>
#include <sstream>

#include "export/serd_sink.hpp"
#include "export/vocabulary.hpp"

namespace rg {
namespace {

/// What every graph says of nodes and statements beyond the schema's types and columns.
struct OwnProperty {
  std::string_view name, label, definition, range;
};
constexpr std::array<OwnProperty, 8> own_properties{
    {{"rg:mentionCount", "number of mentions", "How often the reports of the graph name the thing.", "xsd:integer"},
     {"rg:documentCount", "number of reports", "How many reports of the graph name the thing.", "xsd:integer"},
     {"rg:session", "session",
      "The session of the body to which a report was issued: its number, S- and the number of a special session, ES- "
      "of "
      "an emergency special session.",
      "xsd:string"},
     {"rg:agendaItem", "agenda item", "An item of the session's agenda under which a report was issued.", "xsd:string"},
     {"rg:documentKind", "kind of document",
      "What the symbol says a document is: draft, addendum, corrigendum, revision, amendment.", "xsd:string"},
     {"rg:status", "status",
      "Whether the passage states the edge (stated), asks for it (demanded), says that it isn't so (denied), or a "
      "correction took it back (withdrawn).",
      "xsd:string"},
     {"rg:rule", "rule", "What found the statement in the text.", "xsd:string"},
     {"rg:place", "place",
      "The part of the report in which the passage stands, such as p12 or fn3; offsets count from its beginning.",
      "xsd:string"}}};

void put_labels(const Term& subject, const Labels& labels, TripleSink& sink) {
  for (std::size_t i = 0; i < language_count; ++i)
    if (!labels[i].empty()) sink.triple({}, subject, Term::name("rdfs:label"), Term::literal(labels[i], languages[i]));
}

void put_term(const NodeType& type, TripleSink& sink) {
  const std::string name = prefixed_name(type.rdf_class);
  sink.triple({}, Term::name(name), Term::name("rdf:type"), Term::name("owl:Class"));
  put_labels(Term::name(name), type.label, sink);
}

void put_term(const EdgeType& type, TripleSink& sink) {
  const std::string name = prefixed_name(type.rdf_property);
  sink.triple({}, Term::name(name), Term::name("rdf:type"),
              Term::name(type.symmetric ? "owl:SymmetricProperty" : "owl:ObjectProperty"));
  put_labels(Term::name(name), type.label, sink);
}

class Ontology {
 public:
  Ontology(const Schema& schema, const std::string& base, TripleSink& sink)
      : schema_(schema), iri_(ontology_iri(base)), sink_(sink) {}

  void put() {
    put(Term::iri(iri_), "rdf:type", Term::name("owl:Ontology"));
    put(Term::iri(iri_), "dcterms:title", Term::literal("rightsgraph: who the reports name, and what they say", "en"));
    put(Term::iri(iri_), "owl:versionInfo", Term::literal(schema_.version()));
    for (const NodeType& type : schema_.node_types()) put_class(type);
    for (const EdgeType& type : schema_.edge_types()) put_property(type);
    for (const OwnProperty& property : own_properties) put_property(property);
    put_columns();
  }

 private:
  void put(const Term& subject, std::string_view predicate, const Term& object) {
    sink_.triple({}, subject, Term::name(predicate), object);
  }

  void put_names(const Term& subject, std::string_view predicate, const std::vector<std::string>& names) {
    for (const std::string& name : names) put(subject, predicate, Term::name(prefixed_name(name)));
  }

  void put_definition(const Term& subject, std::string_view text) {
    put(subject, "skos:definition", Term::literal(text, "en"));
    put(subject, "rdfs:isDefinedBy", Term::iri(iri_));
  }

  void put_class(const NodeType& type) {
    put_term(type, sink_);
    const std::string name = prefixed_name(type.rdf_class);
    put_definition(Term::name(name), type.definition);
    put_names(Term::name(name), "rdfs:subClassOf", type.subclass_of);
    put_names(Term::name(name), "rdfs:seeAlso", type.see_also);
  }

  void put_property(const EdgeType& type) {
    put_term(type, sink_);
    const std::string name = prefixed_name(type.rdf_property);
    put_definition(Term::name(name), type.definition);
    put_names(Term::name(name), "rdfs:subPropertyOf", type.subproperty_of);
    put_ends(Term::name(name), "rdfs:domain", "dcam:domainIncludes", type.source);
    put_ends(Term::name(name), "rdfs:range", "dcam:rangeIncludes", type.target);
  }

  /// A domain is what all subjects are; where there are several, RDF Schema would make each subject all of them.
  void put_ends(const Term& property, std::string_view one, std::string_view several,
                const std::vector<std::string>& types) {
    for (const std::string& type : types)
      put(property, types.size() == 1 ? one : several, Term::name(prefixed_name(schema_.node_type(type)->rdf_class)));
  }

  void put_property(const OwnProperty& own) {
    const Term property = Term::name(own.name);
    put(property, "rdf:type", Term::name("owl:DatatypeProperty"));
    put(property, "rdfs:label", Term::literal(own.label, "en"));
    put_definition(property, own.definition);
    put(property, "rdfs:range", Term::name(own.range));
  }

  void put_columns() {
    std::map<std::string, std::vector<std::string>> owners;
    for (const NodeType& type : schema_.node_types())
      for (const std::string& column : type.columns)
        if (property_name(column).starts_with("rg:")) owners[column].push_back(type.name);
    for (const auto& [column, types] : owners) {
      const std::string name = property_name(column);
      const Term property = Term::name(name);
      put(property, "rdf:type", Term::name("owl:DatatypeProperty"));
      put(property, "rdfs:label", Term::literal(column, "en"));
      put(property, "rdfs:isDefinedBy", Term::iri(iri_));
      put(property, "rdfs:range", Term::name("xsd:string"));
      put_ends(property, "rdfs:domain", "dcam:domainIncludes", types);
    }
  }

  const Schema& schema_;
  std::string iri_;
  TripleSink& sink_;
};

}  // namespace

void put_terms(const Schema& schema, TripleSink& sink) {
  for (const NodeType& type : schema.node_types()) put_term(type, sink);
  for (const EdgeType& type : schema.edge_types()) put_term(type, sink);
}

std::string ontology(const Schema& schema, const std::string& base) {
  check_base(base);
  std::ostringstream out;
  out << rdf_mark << schema.version() << "\n";
  SerdSink sink(Syntax::turtle, base, out);
  Ontology(schema, base, sink).put();
  sink.finish();
  return out.str();
}

}  // namespace rg
