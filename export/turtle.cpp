// SPDX-License-Identifier: Apache-2.0
#include <serd/serd.h>

#include <array>
#include <set>
#include <stdexcept>

#include "export/iri.hpp"
#include "export/writer.hpp"
#include "src/text/fingerprint.hpp"

// Turtle 1.1: a plain triple for every edge, and beside it a statement node for each place that states it, with the
// document (PROV) and the words and offsets (Web Annotation selectors).
// https://www.w3.org/TR/annotation-model/#selectors
namespace rg {
namespace {

struct Prefix {
  const char* name;
  const char* iri;
};
constexpr std::array<Prefix, 9> prefixes{{{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
                                          {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
                                          {"skos", "http://www.w3.org/2004/02/skos/core#"},
                                          {"dcterms", "http://purl.org/dc/terms/"},
                                          {"prov", "http://www.w3.org/ns/prov#"},
                                          {"oa", "http://www.w3.org/ns/oa#"},
                                          {"xsd", "http://www.w3.org/2001/XMLSchema#"},
                                          {"owl", "http://www.w3.org/2002/07/owl#"},
                                          {"sdgo", "http://metadata.un.org/sdg/ontology#"}}};

const std::uint8_t* bytes(const std::string& text) { return reinterpret_cast<const std::uint8_t*>(text.c_str()); }

void check(SerdStatus status) {
  if (status != SERD_SUCCESS)
    throw std::runtime_error(std::string("Turtle: ") + reinterpret_cast<const char*>(serd_strerror(status)));
}

/// A term that owns its text; serd's nodes only point.
struct Term {
  SerdType type;
  std::string text;
  std::string datatype, language;
  SerdNode node() const { return serd_node_from_substring(type, bytes(text), text.size()); }
};

Term iri(std::string text) { return {SERD_URI, std::move(text), {}, {}}; }
Term name(const char* prefixed) { return {SERD_CURIE, prefixed, {}, {}}; }
Term literal(std::string text, std::string language = {}) {
  return {SERD_LITERAL, std::move(text), {}, std::move(language)};
}
Term whole(std::size_t value) {
  return {SERD_LITERAL, std::to_string(value), "http://www.w3.org/2001/XMLSchema#integer", {}};
}

std::size_t put_bytes(const void* data, std::size_t length, void* stream) {
  static_cast<std::ostream*>(stream)->write(static_cast<const char*>(data), static_cast<std::streamsize>(length));
  return length;
}

class TurtleFile {
 public:
  TurtleFile(const Graph& graph, std::ostream& out, const ExportOptions& options)
      : graph_(graph),
        base_(options.base),
        world_(serd_env_new(nullptr), &serd_env_free),
        writer_(serd_writer_new(SERD_TURTLE,
                                static_cast<SerdStyle>(SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED | SERD_STYLE_BULK),
                                world_.get(), nullptr, put_bytes, &out),
                &serd_writer_free) {
    out << "# rightsgraph " << graph.schema().version() << ", schema " << graph.schema().hash() << "\n";
  }

  ExportReport write() {
    declare_prefixes();
    put_ontology();
    for (std::size_t i = 0; i < graph_.node_count(); ++i) {
      iris_.push_back(iri_of(graph_.node(i), graph_.schema(), base_));
      put_node(i);
    }
    for (std::size_t i = 0; i < graph_.edge_count(); ++i) put_edge(i);
    check(serd_writer_finish(writer_.get()));
    return report_;
  }

 private:
  void declare_prefixes() {
    for (const Prefix& prefix : prefixes) declare(prefix.name, prefix.iri);
    declare("rg", base_ + "ontology#");
  }

  void declare(const std::string& prefix, const std::string& text) {
    const SerdNode key = serd_node_from_string(SERD_LITERAL, bytes(prefix)),
                   value = serd_node_from_string(SERD_URI, bytes(text));
    check(serd_env_set_prefix(world_.get(), &key, &value));
    check(serd_writer_set_prefix(writer_.get(), &key, &value));
  }

  void triple(const Term& subject, const Term& predicate, const Term& object) {
    const SerdNode s = subject.node(), p = predicate.node(), o = object.node();
    const SerdNode datatype = serd_node_from_string(SERD_URI, bytes(object.datatype)),
                   language = serd_node_from_string(SERD_LITERAL, bytes(object.language));
    check(serd_writer_write_statement(writer_.get(), 0, nullptr, &s, &p, &o,
                                      object.datatype.empty() ? nullptr : &datatype,
                                      object.language.empty() ? nullptr : &language));
  }

  Term term(std::string_view ontology_name) const { return iri(ontology_iri(ontology_name, base_)); }

  void put_labels(const Term& subject, const char* property, const Labels& labels) {
    for (std::size_t i = 0; i < language_count; ++i)
      if (!labels[i].empty()) triple(subject, name(property), literal(clean(labels[i]), std::string(languages[i])));
  }

  /// The classes and properties that the file uses, by the schema.
  void put_ontology() {
    for (const NodeType& type : graph_.schema().node_types()) {
      triple(term(type.rdf_class), name("rdf:type"), name("owl:Class"));
      put_labels(term(type.rdf_class), "rdfs:label", type.label);
    }
    for (const EdgeType& type : graph_.schema().edge_types()) {
      triple(term(type.rdf_property), name("rdf:type"),
             name(type.symmetric ? "owl:SymmetricProperty" : "owl:ObjectProperty"));
      put_labels(term(type.rdf_property), "rdfs:label", type.label);
    }
  }

  void put_node(std::size_t index) {
    const Node& node = graph_.node(index);
    const Term subject = iri(iris_[index]);
    triple(subject, name("rdf:type"), term(graph_.schema().node_type(node.type)->rdf_class));
    triple(subject, name("dcterms:identifier"), literal(clean(node.id)));
    triple(subject, name("rdfs:label"), literal(clean(node.name)));
    put_labels(subject, "skos:prefLabel", node.labels);
    triple(subject, term("rg:mentionCount"), whole(node.mentions));
    triple(subject, term("rg:documentCount"), whole(node.documents));
    for (const auto& [key, value] : node.properties) put_property(subject, key, clean(value));
    std::set<std::string> corrections;
    for (const Naming& naming : node.named_in) corrections.insert(naming.fact.correction);
    for (const std::string& correction : corrections)
      if (!correction.empty()) triple(subject, name("skos:editorialNote"), literal(clean(correction)));
  }

  void put_property(const Term& subject, const std::string& key, const std::string& value) {
    if (key == "wikidata")
      triple(subject, name("skos:exactMatch"), iri("http://www.wikidata.org/entity/" + encode_iri(value)));
    else if (key == "geonames")
      triple(subject, name("skos:exactMatch"), iri("https://www.geonames.org/" + encode_iri(value)));
    else if (key == "title") triple(subject, name("dcterms:title"), literal(value));
    else if (key == "language") triple(subject, name("dcterms:language"), literal(value));
    else if (key == "year")
      triple(subject, name("dcterms:issued"), Term{SERD_LITERAL, value, "http://www.w3.org/2001/XMLSchema#gYear", {}});
    else if (key == "code") triple(subject, name("skos:notation"), literal(value));
    else triple(subject, term("rg:" + key), literal(value));
  }

  void put_edge(std::size_t index) {
    const Edge& edge = graph_.edge(index);
    const Term source = iri(iris_[edge.source]), target = iri(iris_[edge.target]),
               property = term(graph_.schema().edge_type(edge.type)->rdf_property);
    triple(source, property, target);
    for (const Evidence& evidence : edge.evidence) {
      const std::string id = statement_iri(edge, evidence);
      const Term statement = iri(id);
      triple(statement, name("rdf:type"), name("rdf:Statement"));
      triple(statement, name("rdf:subject"), source);
      triple(statement, name("rdf:predicate"), property);
      triple(statement, name("rdf:object"), target);
      triple(statement, term("rg:status"), literal(std::string(name_of(evidence.status))));
      triple(statement, term("rg:rule"), literal(clean(evidence.rule)));
      triple(statement, term("rg:place"), literal(clean(evidence.para)));
      if (!evidence.correction.empty())
        triple(statement, name("skos:editorialNote"), literal(clean(evidence.correction)));
      triple(statement, name("prov:wasDerivedFrom"), iri(id + "#passage"));
      put_passage(id, evidence);
    }
  }

  void put_passage(const std::string& id, const Evidence& evidence) {
    const Term passage = iri(id + "#passage"), quote = iri(id + "#quote"), position = iri(id + "#position");
    triple(passage, name("rdf:type"), name("oa:SpecificResource"));
    triple(passage, name("oa:hasSource"), iri(iri_of(graph_.report_node(evidence.doc), graph_.schema(), base_)));
    triple(passage, name("oa:hasSelector"), quote);
    triple(passage, name("oa:hasSelector"), position);
    triple(quote, name("rdf:type"), name("oa:TextQuoteSelector"));
    triple(quote, name("oa:exact"), literal(clean(evidence.quote), language_of(evidence.doc)));
    triple(position, name("rdf:type"), name("oa:TextPositionSelector"));
    triple(position, name("oa:start"), whole(evidence.span.begin));
    triple(position, name("oa:end"), whole(evidence.span.end));
  }

  /// The same statement has the same IRI in every build: it is made of what it says and where.
  std::string statement_iri(const Edge& edge, const Evidence& evidence) const {
    const std::string span = std::to_string(evidence.span.begin) + "-" + std::to_string(evidence.span.end);
    Fingerprint out;
    for (const std::string* part :
         {&iris_[edge.source], &edge.type, &iris_[edge.target], &evidence.doc, &evidence.para, &span, &evidence.rule})
      out.add(*part);
    return base_ + "statement/" + out.digits();
  }

  std::string language_of(const std::string& doc) const {
    for (const auto& [key, value] : graph_.report_node(doc).properties)
      if (key == "language") return value;
    return {};
  }

  /// Without NUL, which no literal of Turtle can hold.
  std::string clean(const std::string& text) {
    std::string out;
    for (const char c : text) {
      if (c == '\0') ++report_.dropped_characters;
      else out += c;
    }
    return out;
  }

  const Graph& graph_;
  std::string base_;
  std::unique_ptr<SerdEnv, decltype(&serd_env_free)> world_;
  std::unique_ptr<SerdWriter, decltype(&serd_writer_free)> writer_;
  std::vector<std::string> iris_;  ///< by node
  ExportReport report_;
};

class TurtleWriter final : public FileWriter {
 public:
  ExportReport write(const Graph& graph, std::ostream& out, const ExportOptions& options) const override {
    return TurtleFile(graph, out, options).write();
  }
};

}  // namespace

std::unique_ptr<Writer> make_turtle() { return std::make_unique<TurtleWriter>(); }

}  // namespace rg
