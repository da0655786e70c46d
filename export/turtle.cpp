// SPDX-License-Identifier: Apache-2.0
#include "export/serd_sink.hpp"

namespace rg {
namespace {

/// Turtle 1.1: https://www.w3.org/TR/turtle/
class TurtleWriter final : public FileWriter {
 public:
  ExportReport write(const Graph& graph, std::ostream& out, const ExportOptions& options) const override {
    return write_rdf(Syntax::turtle, graph, out, options);
  }
};

}  // namespace

std::unique_ptr<Writer> make_turtle() { return std::make_unique<TurtleWriter>(); }

}  // namespace rg
