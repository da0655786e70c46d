// SPDX-License-Identifier: Apache-2.0
#include "export/shapes.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <vector>

#include "export/serd_sink.hpp"
#include "export/vocabulary.hpp"
#include "src/facts/facts.hpp"

namespace rg {
namespace {

/// A rule of what every graph says in the same way, whatever its schema.
struct Rule {
  std::string_view name, path, constraints, message;
};

constexpr std::string_view one_text = "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string",
                           one_iri = "sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI",
                           one_count = "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ; sh:minInclusive 0";

constexpr std::array of_things{
    Rule{"identifier", "dcterms:identifier", one_text, "Every thing has one identifier."},
    Rule{"label", "rdfs:label", one_text, "Every thing has one name to show."},
    Rule{"prefLabel", "skos:prefLabel", {}, "A language has one preferred name of a thing."},
    Rule{"mentionCount", "rg:mentionCount", one_count, "Every thing says how often it is named: 0 or more."},
    Rule{"documentCount", "rg:documentCount", one_count, "Every thing says how many reports name it: 0 or more."},
    Rule{"exactMatch", "skos:exactMatch", "sh:nodeKind sh:IRI", "What a thing is elsewhere is an IRI."}};

constexpr std::array of_reports{
    Rule{"title", "dcterms:title", "sh:maxCount 1 ; sh:datatype xsd:string", "A report has one title."},
    Rule{"language", "dcterms:language", "sh:maxCount 1 ; sh:datatype xsd:string", "A report has one language."},
    Rule{"issued", "dcterms:issued", "sh:maxCount 1 ; sh:datatype xsd:gYear", "A report is of one year."},
    Rule{"available", "dcterms:available", "sh:maxCount 1 ; sh:datatype xsd:date",
         "A report is distributed on one day."},
    Rule{"session", "rg:session", "sh:maxCount 1 ; sh:datatype xsd:string", "A report is of one session."},
    Rule{"agendaItem", "rg:agendaItem", "sh:datatype xsd:string", "An agenda item is text."},
    Rule{"documentKind", "rg:documentKind", "sh:datatype xsd:string", "A kind of document is text."}};

constexpr std::array of_statements{
    Rule{"statementSubject", "rdf:subject", one_iri, "A statement has one subject."},
    Rule{"statementPredicate", "rdf:predicate", {}, "A statement's predicate is an edge of the schema."},
    Rule{"statementObject", "rdf:object", one_iri, "A statement has one object."},
    Rule{"status", "rg:status", {}, "A statement's status is one of four."},
    Rule{"rule", "rg:rule", one_text, "A statement says which rule found it."},
    Rule{"place", "rg:place", one_text, "A statement says in which place of the report it stands."},
    Rule{"statementPassage", "prov:wasDerivedFrom", "sh:minCount 1 ; sh:maxCount 1 ; sh:class oa:SpecificResource",
         "A statement has one passage."}};

constexpr std::array of_passages{
    Rule{"passageSource", "oa:hasSource", one_iri, "A passage is of one report."},
    Rule{"passageSelectors", "oa:hasSelector", "sh:minCount 2 ; sh:maxCount 2",
         "A passage has two selectors: its words and its offsets."},
    Rule{"passageQuote", "oa:hasSelector",
         "sh:qualifiedValueShape [ sh:class oa:TextQuoteSelector ] ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1",
         "One selector of a passage is its words."},
    Rule{
        "passagePosition", "oa:hasSelector",
        "sh:qualifiedValueShape [ sh:class oa:TextPositionSelector ] ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1",
        "One selector of a passage is its offsets."}};

constexpr std::array of_quotes{
    Rule{"exact", "oa:exact", "sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:Literal", "A quote has its words."}};

constexpr std::array of_positions{
    Rule{"start", "oa:start", one_count, "A passage begins at 0 or later."},
    Rule{"startNotAfterEnd", "oa:start", "sh:lessThanOrEquals oa:end", "No passage ends before it begins."},
    Rule{"end", "oa:end", one_count, "A passage ends at 0 or later."}};

class Shapes {
 public:
  Shapes(const Schema& schema, const std::string& base) : schema_(schema) {
    out_ = std::string(rdf_mark) + schema.version() + "\n";
    for (const Prefix& prefix : vocabularies()) put_prefix(prefix.name, prefix.iri);
    put_prefix("sh", "http://www.w3.org/ns/shacl#");
    put_prefix("rg", ontology_iri(base) + "#");
    put_prefix("rgs", base + "shapes#");
  }

  std::string text() {
    put_things();
    for (const EdgeType& type : schema_.edge_types()) put_edge(type);
    put_shape("Statement", "rdf:Statement", names_of(of_statements));
    for (const Rule& rule : of_statements) put_rule(rule);
    put_part("Passage", "oa:SpecificResource", of_passages);
    put_part("Quote", "oa:TextQuoteSelector", of_quotes);
    put_part("Position", "oa:TextPositionSelector", of_positions);
    return std::move(out_);
  }

 private:
  using Names = std::vector<std::string>;

  static Names names_of(std::span<const Rule> rules) {
    Names out;
    for (const Rule& rule : rules) out.emplace_back(rule.name);
    return out;
  }

  void put_prefix(std::string_view name, std::string_view iri) {
    ((((out_ += "@prefix ") += name) += ": <") += iri) += "> .\n";
  }

  void put_shape(const std::string& name, std::string_view target, const Names& properties) {
    out_ += "\nrgs:" + name + "\n\ta sh:NodeShape ;\n\tsh:targetClass " + std::string(target) +
            " ;\n\tsh:nodeKind sh:IRI ;\n";
    out_ += "\tsh:property ";
    for (const std::string& property : properties)
      out_ += (&property == properties.data() ? "rgs:" : " , rgs:") + property;
    out_ += " .\n";
  }

  void put_part(const std::string& name, std::string_view target, std::span<const Rule> rules) {
    put_shape(name, target, names_of(rules));
    for (const Rule& rule : rules) put_rule(rule);
  }

  void put_rule(const Rule& rule) {
    const std::string constraints(rule.constraints.empty() ? computed(rule.path) : rule.constraints);
    put_property(std::string(rule.name), std::string(rule.path), constraints, std::string(rule.message));
  }

  void put_property(const std::string& name, const std::string& path, const std::string& constraints,
                    const std::string& message) {
    out_ += "\nrgs:" + name + "\n\ta sh:PropertyShape ;\n\tsh:path " + path + " ;\n\t" + constraints +
            " ;\n\tsh:message \"" + message + "\" .\n";
  }

  /// Constraints that list what the schema has.
  std::string computed(std::string_view path) const {
    std::string items;
    if (path == "skos:prefLabel") {
      for (const std::string_view language : languages) ((items += " \"") += language) += '"';
      return "sh:datatype rdf:langString ; sh:uniqueLang true ; sh:languageIn (" + items + " )";
    }
    if (path == "rdf:predicate") {
      for (const EdgeType& type : schema_.edge_types()) items += " " + prefixed_name(type.rdf_property);
    } else {
      for (const Status status : {Status::stated, Status::demanded, Status::denied, Status::withdrawn})
        ((items += " \"") += name_of(status)) += '"';
    }
    return "sh:minCount 1 ; sh:maxCount 1 ; sh:in (" + items + " )";
  }

  void put_things() {
    for (const Rule& rule : of_things) put_rule(rule);
    for (const Rule& rule : of_reports) put_rule(rule);
    std::set<std::string> columns;
    for (const NodeType& type : schema_.node_types()) {
      Names properties = names_of(of_things);
      if (is_report(type)) {
        const Names more = names_of(of_reports);
        properties.insert(properties.end(), more.begin(), more.end());
      }
      for (const std::string& column : type.columns) {
        const std::string property = property_name(column), name = local_name(property);
        if (property == "skos:exactMatch") continue;
        properties.push_back(name);
        columns.insert(property);
      }
      put_shape(local_name(prefixed_name(type.rdf_class)), prefixed_name(type.rdf_class), properties);
    }
    for (const std::string& property : columns)
      put_property(local_name(property), property, "sh:maxCount 1 ; sh:datatype xsd:string",
                   "A thing has one " + local_name(property) + ".");
  }

  /// What names things is a report.
  bool is_report(const NodeType& type) const {
    const EdgeType* mentions = schema_.edge_type("MENTIONS");
    return mentions && std::find(mentions->source.begin(), mentions->source.end(), type.name) != mentions->source.end();
  }

  /// The classes that may stand at an end.
  std::string any_of(const std::vector<std::string>& types) const {
    std::string out;
    for (const std::string& type : types)
      out += " [ sh:class " + prefixed_name(schema_.node_type(type)->rdf_class) + " ]";
    return "sh:or (" + out + " )";
  }

  static std::string listed(const std::vector<std::string>& types) {
    std::string out;
    for (const std::string& type : types)
      out += (&type == types.data() ? "" : &type == &types.back() ? " or " : ", ") + type;
    return out;
  }

  void put_edge(const EdgeType& type) {
    const std::string property = prefixed_name(type.rdf_property), name = local_name(property);
    out_ += "\nrgs:" + name + "\n\ta sh:NodeShape ;\n\tsh:targetSubjectsOf " + property + " ;\n\t" +
            any_of(type.source) + " ;\n\tsh:message \"" + type.name + " begins at: " + listed(type.source) +
            ".\" ;\n\tsh:property rgs:" + name + "Target .\n";
    put_property(name + "Target", property, any_of(type.target), type.name + " ends at: " + listed(type.target) + ".");
    if (type.symmetric) put_once(type, property);
  }

  /// A node that is its own neighbour is at both ends of one triple (`sh:disjoint` of a node shape looks for itself),
  /// so such nodes are passed over: what is written twice is found at the other end.
  void put_once(const EdgeType& type, const std::string& property) {
    out_ += "\nrgs:" + local_name(property) + "Once\n\ta sh:NodeShape ;\n\tsh:targetSubjectsOf " + property +
            " ;\n\tsh:or ( [ sh:not [ sh:disjoint " + property + " ] ] [ sh:property [ sh:path [ sh:inversePath " +
            property + " ] ; sh:disjoint " + property + " ] ] ) ;\n\tsh:message \"" + type.name +
            " goes both ways and is written once.\" .\n";
  }

  const Schema& schema_;
  std::string out_;
};

}  // namespace

std::string shapes(const Schema& schema, const std::string& base) {
  check_base(base);
  return Shapes(schema, base).text();
}

}  // namespace rg
