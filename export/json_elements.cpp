// SPDX-License-Identifier: Apache-2.0
#include "export/json_elements.hpp"

namespace rg {

JsonElements::JsonElements(const Graph& graph, std::ostream& out, const ExportOptions& options)
    : graph_(graph),
      out_(out),
      stream_(out_),
      json_(stream_),
      nodes_(graph, options),
      edges_(graph),
      passages_(graph),
      with_evidence_(options.evidence) {}

void JsonElements::put_place() {
  const Spiral::Place place = spiral_.next();
  put_member(json_, "x", Value(place.x));
  put_member(json_, "y", Value(place.y));
}

void JsonElements::put_properties(const std::vector<Column>& columns, std::size_t edge) {
  put_members(json_, columns, edges_.row(edge));
  if (!with_evidence_) return;
  put_key(json_, "passages");
  json_.StartArray();
  for (const Evidence& evidence : graph_.edge(edge).evidence) {
    json_.StartObject();
    put_members(json_, passages_.columns(), passages_.row(evidence));
    json_.EndObject();
  }
  json_.EndArray();
}

}  // namespace rg
