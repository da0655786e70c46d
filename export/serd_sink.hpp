// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <ostream>

#include "export/triples.hpp"

namespace rg {

enum class Syntax { turtle, ntriples, trig };

/// Writes triples by serd, with the prefixes of vocabulary.hpp and `rg`. N-Triples and Turtle have no named graphs.
class SerdSink final : public TripleSink {
 public:
  SerdSink(Syntax syntax, const std::string& base, std::ostream& out);
  ~SerdSink() override;
  void triple(std::string_view graph, const Term& subject, const Term& predicate, const Term& object) override;
  /// To be called after the last triple.
  void finish();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// The comment that a file of the syntax begins with, and by which a later run knows its own.
inline constexpr std::string_view rdf_mark = "# rightsgraph ";

/// A graph in one of the syntaxes, with that comment.
ExportReport write_rdf(Syntax syntax, const Graph& graph, std::ostream& out, const ExportOptions& options);

}  // namespace rg
