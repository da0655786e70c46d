// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "export/writer.hpp"

/// The graph as triples, which every RDF syntax writes.
namespace rg {

/// What a triple is made of. It points to text that lives until the call returns, and that a NUL follows.
struct Term {
  enum class Kind { iri, name, literal };  ///< a whole IRI; a prefixed name of vocabulary.hpp or `rg`; a value
  Kind kind;
  std::string_view text;
  std::string_view datatype = {};  ///< whole IRI; of a literal that is no plain text
  std::string_view language = {};

  static Term iri(std::string_view text) { return {Kind::iri, text}; }
  static Term name(std::string_view text) { return {Kind::name, text}; }
  static Term literal(std::string_view text, std::string_view language = {}) {
    return {Kind::literal, text, {}, language};
  }
  static Term typed(std::string_view text, std::string_view datatype) { return {Kind::literal, text, datatype}; }
};

class TripleSink {
 public:
  virtual ~TripleSink() = default;
  /// `graph` is the IRI of a named graph, empty for the default graph.
  virtual void triple(std::string_view graph, const Term& subject, const Term& predicate, const Term& object) = 0;
};

/// Where the statements stand: with all else, or in a named graph a report, beside the direct triples that it states.
enum class Graphs { one, by_report };

/// Every node, its direct triples, and the statements of these, in the graph's order: all of one subject but a
/// report's part in one go. Holds a few kilobytes whatever the graph's size.
ExportReport put_graph(const Graph& graph, const std::string& base, Graphs graphs, TripleSink& sink);

}  // namespace rg
