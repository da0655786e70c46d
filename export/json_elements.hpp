// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/json_stream.hpp"
#include "export/spiral.hpp"

namespace rg {

/// What files of a graph as JSON share: a line a node and a line an edge, each a text of its own to the writer.
class JsonElements {
 protected:
  JsonElements(const Graph& graph, std::ostream& out, const ExportOptions& options);
  template <class Put>
  void put_lines(std::size_t count, Put put) {
    for (std::size_t i = 0; i < count; ++i) {
      out_ << (i > 0 ? ",\n" : "\n");
      json_.Reset(stream_);
      json_.StartObject();
      put(i);
      json_.EndObject();
    }
    out_ << "\n]";
  }
  /// `x` and `y`, where the next node starts from.
  void put_place();
  /// The properties of an edge, and its passages where they are asked for.
  void put_properties(const std::vector<Column>& columns, std::size_t edge);

  const Graph& graph_;
  Buffer out_;
  JsonStream stream_;
  Json json_;
  NodeTable nodes_;
  EdgeTable edges_;

 private:
  EvidenceTable passages_;
  bool with_evidence_;
  Spiral spiral_;
};

}  // namespace rg
