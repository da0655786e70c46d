// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "graph/graph.hpp"

namespace rg {

struct ExportOptions {
  std::string base = "https://w3id.org/rightsgraph/";  ///< IRIs of what has no IRI of its own
};

/// What a writer left out of a file, for the ledger.
struct ExportReport {
  std::size_t dropped_characters = 0;  ///< that the format forbids
};

class Writer {
 public:
  virtual ~Writer() = default;
  virtual ExportReport write(const Graph& graph, std::ostream& out, const ExportOptions& options) const = 0;
};

std::unique_ptr<Writer> make_graphml();
std::unique_ptr<Writer> make_turtle();

/// One row of the table of formats.
struct Format {
  std::string_view name;       ///< `graphml`
  std::string_view extension;  ///< `.graphml`
  std::string_view media_type;
  std::string_view mark;  ///< how a file of it begins, by which a later run knows its own
  std::unique_ptr<Writer> (*make)();
};

std::span<const Format> formats();
/// nullptr where there is none of this name.
const Format* find_format(std::string_view name);

}  // namespace rg
