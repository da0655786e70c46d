// SPDX-License-Identifier: Apache-2.0
#include "export/serd_sink.hpp"

namespace rg {
namespace {

/// N-Triples: https://www.w3.org/TR/n-triples/
class NTriplesWriter final : public FileWriter {
 public:
  ExportReport write(const Graph& graph, std::ostream& out, const ExportOptions& options) const override {
    return write_rdf(Syntax::ntriples, graph, out, options);
  }
};

}  // namespace

std::unique_ptr<Writer> make_ntriples() { return std::make_unique<NTriplesWriter>(); }

}  // namespace rg
