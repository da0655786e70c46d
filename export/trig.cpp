// SPDX-License-Identifier: Apache-2.0
#include "export/serd_sink.hpp"

namespace rg {
namespace {

/// TriG: https://www.w3.org/TR/trig/
class TrigWriter final : public FileWriter {
 public:
  ExportReport write(const Graph& graph, std::ostream& out, const ExportOptions& options) const override {
    return write_rdf(Syntax::trig, graph, out, options);
  }
};

}  // namespace

std::unique_ptr<Writer> make_trig() { return std::make_unique<TrigWriter>(); }

}  // namespace rg
