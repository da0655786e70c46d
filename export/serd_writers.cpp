// SPDX-License-Identifier: Apache-2.0
#include "export/serd_sink.hpp"

namespace rg {
namespace {

/// A syntax that serd writes.
template <Syntax syntax>
class SerdWriter final : public FileWriter {
 public:
  ExportReport write(const Graph& graph, std::ostream& out, const ExportOptions& options) const override {
    return write_rdf(syntax, graph, out, options);
  }
};

}  // namespace

/// https://www.w3.org/TR/n-triples/
std::unique_ptr<Writer> make_ntriples() { return std::make_unique<SerdWriter<Syntax::ntriples>>(); }
/// https://www.w3.org/TR/trig/
std::unique_ptr<Writer> make_trig() { return std::make_unique<SerdWriter<Syntax::trig>>(); }
/// Turtle 1.1: https://www.w3.org/TR/turtle/
std::unique_ptr<Writer> make_turtle() { return std::make_unique<SerdWriter<Syntax::turtle>>(); }

}  // namespace rg
