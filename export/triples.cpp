// SPDX-License-Identifier: Apache-2.0
#include "export/triples.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <vector>

#include "export/graph_iris.hpp"
#include "export/iri.hpp"
#include "export/ontology.hpp"
#include "export/vocabulary.hpp"
#include "src/text/fingerprint.hpp"

// A plain triple for every edge that is stated, and beside it a statement node for each place that says so, with the
// document (PROV) and the words and offsets (Web Annotation selectors).
// https://www.w3.org/TR/annotation-model/#selectors
namespace rg {
namespace {

/// BCP 47, as Turtle's LANGTAG wants it; other words of a facts file are no language.
bool is_language(std::string_view tag) {
  std::size_t part = 0;
  bool first = true;
  for (const char c : tag) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9' && !first;
    if (c == '-' ? part == 0 : !letter && !digit) return false;
    first = first && c != '-';
    part = c == '-' ? 0 : part + 1;
    if (part > 8) return false;
  }
  return part > 0;
}

struct Property {
  std::string name;
  std::string_view column, value;
};

class GraphTriples {
 public:
  GraphTriples(const Graph& graph, const std::string& base, Graphs graphs, TripleSink& sink)
      : graph_(graph), graphs_(graphs), sink_(sink), iris_(graph, base), ids_(base) {}

  ExportReport put() {
    put_terms(graph_.schema(), sink_);
    std::size_t edge = 0;
    for (std::size_t node = 0; node < graph_.node_count(); ++node) {
      source_ = iris_.of(graph_.node(node));
      put_node(graph_.node(node));
      const std::size_t first = edge;
      while (edge < graph_.edge_count() && graph_.edge(edge).source == node) put_direct(graph_.edge(edge++));
      for (std::size_t i = first; i < edge; ++i) put_statements(graph_.edge(i));
    }
    return report_;
  }

 private:
  void put(const Term& subject, const Term& predicate, const Term& object) {
    sink_.triple(where_, subject, predicate, object);
  }

  void put_count(const Term& subject, const Term& predicate, std::size_t count) {
    std::array<char, 24> digits{};
    const char* end = std::to_chars(digits.data(), digits.data() + digits.size() - 1, count).ptr;
    put(subject, predicate, Term::typed({digits.data(), static_cast<std::size_t>(end - digits.data())}, xsd_integer));
  }

  void put_text(const Term& subject, const Term& predicate, std::string_view text, std::string_view language = {}) {
    put(subject, predicate, Term::literal(clean(text), language));
  }

  void put_node(const Node& node) {
    const Term subject = Term::iri(source_);
    const std::string type = prefixed_name(graph_.schema().node_type(node.type)->rdf_class);
    put(subject, Term::name("rdf:type"), Term::name(type));
    put_text(subject, Term::name("dcterms:identifier"), node.id);
    put_text(subject, Term::name("rdfs:label"), node.name);
    for (std::size_t i = 0; i < language_count; ++i)
      if (!node.labels[i].empty()) put_text(subject, Term::name("skos:prefLabel"), node.labels[i], languages[i]);
    put_count(subject, Term::name("rg:mentionCount"), node.mentions);
    put_count(subject, Term::name("rg:documentCount"), node.documents);
    put_properties(subject, node);
    put_corrections(subject, node);
  }

  /// By property, as several columns may be one.
  void put_properties(const Term& subject, const Node& node) {
    properties_.clear();
    for (const auto& [key, value] : node.properties) properties_.push_back({property_name(key), key, value});
    std::stable_sort(properties_.begin(), properties_.end(),
                     [](const Property& a, const Property& b) { return a.name < b.name; });
    for (const Property& property : properties_) put_property(subject, property);
  }

  void put_property(const Term& subject, const Property& property) {
    const Term name = Term::name(property.name);
    const std::string_view value = property.value;
    if (property.column == "wikidata")
      put(subject, name, Term::iri("http://www.wikidata.org/entity/" + encode_iri(value)));
    else if (property.column == "geonames")
      put(subject, name, Term::iri("https://www.geonames.org/" + encode_iri(value)));
    else if (property.column == "year")  // XML Schema, part 2, section 3.2.11: four digits or more
      put(subject, name,
          Term::typed(std::string(4 - std::min<std::size_t>(4, value.size()), '0') + std::string(value), xsd_year));
    else if (property.column == "date") put(subject, name, Term::typed(value, xsd_date));
    else if (holds_several(property.column))
      for (const std::string_view each : values_in(value)) put_text(subject, name, each);
    else put_text(subject, name, value);
  }

  void put_corrections(const Term& subject, const Node& node) {
    std::set<std::string_view> corrections;
    for (const Naming& naming : node.named_in)
      if (!naming.fact.correction.empty()) corrections.insert(naming.fact.correction);
    for (const std::string_view correction : corrections)
      put_text(subject, Term::name("skos:editorialNote"), correction);
  }

  /// What a passage states is asserted; what passages only ask for or deny has its statements alone.
  void put_direct(const Edge& edge) {
    if (std::any_of(edge.evidence.begin(), edge.evidence.end(), is_stated))
      put(Term::iri(source_), Term::name(property_of(edge)), Term::iri(iris_.of(graph_.node(edge.target))));
  }

  static bool is_stated(const Evidence& evidence) { return evidence.status == Status::stated; }

  std::string property_of(const Edge& edge) const {
    return prefixed_name(graph_.schema().edge_type(edge.type)->rdf_property);
  }

  void put_statements(const Edge& edge) {
    target_ = iris_.of(graph_.node(edge.target));
    property_ = property_of(edge);
    Fingerprint ends;
    for (const std::string_view part :
         {std::string_view(source_), std::string_view(edge.type), std::string_view(target_)})
      ends.add(part);
    for (auto first = edge.evidence.begin(); first != edge.evidence.end();) {
      const auto last =
          std::find_if(first, edge.evidence.end(), [&](const Evidence& e) { return e.doc != first->doc; });
      report_iri_ = iris_.of(graph_.report_node(first->doc));
      const std::string& language = graph_.report_of(first->doc).language;
      if (graphs_ == Graphs::by_report) open_graph(std::any_of(first, last, is_stated));
      for (; first != last; ++first) put_statement(*first, ends, is_language(language) ? language : "");
      where_.clear();
    }
  }

  void open_graph(bool stated) {
    where_ = report_iri_ + "#statements";
    if (stated) put(Term::iri(source_), Term::name(property_), Term::iri(target_));
  }

  void put_statement(const Evidence& evidence, Fingerprint fingerprint, std::string_view language) {
    const std::string span = std::to_string(evidence.span.begin) + "-" + std::to_string(evidence.span.end);
    const std::string_view status = name_of(evidence.status);
    for (const std::string_view part : std::initializer_list<std::string_view>{
             evidence.doc, evidence.para, span, evidence.quote, evidence.rule, status, evidence.correction})
      fingerprint.add(part);
    ids_.set(fingerprint.digits());
    const Term statement = Term::iri(ids_.statement);
    put(statement, Term::name("rdf:type"), Term::name("rdf:Statement"));
    put(statement, Term::name("rdf:subject"), Term::iri(source_));
    put(statement, Term::name("rdf:predicate"), Term::name(property_));
    put(statement, Term::name("rdf:object"), Term::iri(target_));
    put(statement, Term::name("rg:status"), Term::literal(status));
    put_text(statement, Term::name("rg:rule"), evidence.rule);
    put_text(statement, Term::name("rg:place"), evidence.para);
    if (!evidence.correction.empty()) put_text(statement, Term::name("skos:editorialNote"), evidence.correction);
    put(statement, Term::name("prov:wasDerivedFrom"), Term::iri(ids_.passage));
    put_passage(evidence, language);
  }

  void put_passage(const Evidence& evidence, std::string_view language) {
    const Term passage = Term::iri(ids_.passage), quote = Term::iri(ids_.quote), position = Term::iri(ids_.position);
    put(passage, Term::name("rdf:type"), Term::name("oa:SpecificResource"));
    put(passage, Term::name("oa:hasSource"), Term::iri(report_iri_));
    put(passage, Term::name("oa:hasSelector"), quote);
    put(passage, Term::name("oa:hasSelector"), position);
    put(quote, Term::name("rdf:type"), Term::name("oa:TextQuoteSelector"));
    put_text(quote, Term::name("oa:exact"), evidence.quote, language);
    put(position, Term::name("rdf:type"), Term::name("oa:TextPositionSelector"));
    put_count(position, Term::name("oa:start"), evidence.span.begin);
    put_count(position, Term::name("oa:end"), evidence.span.end);
  }

  /// Without NUL, which no literal of Turtle can hold.
  std::string_view clean(std::string_view text) {
    if (text.find('\0') == std::string_view::npos) return text;
    cleaned_.clear();
    for (const char c : text)
      if (c != '\0') cleaned_ += c;
    report_.dropped_characters += text.size() - cleaned_.size();
    return cleaned_;
  }

  const Graph& graph_;
  Graphs graphs_;
  TripleSink& sink_;
  NodeIris iris_;
  StatementIris ids_;
  std::string source_, target_, property_, report_iri_, where_, cleaned_;
  std::vector<Property> properties_;
  ExportReport report_;
};

}  // namespace

ExportReport put_graph(const Graph& graph, const std::string& base, Graphs graphs, TripleSink& sink) {
  check_base(base);
  return GraphTriples(graph, base, graphs, sink).put();
}

}  // namespace rg
