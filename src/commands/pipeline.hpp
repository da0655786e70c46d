// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "src/commands/options.hpp"
#include "src/relations/extract.hpp"

namespace rg {

/// What became of one report; its text isn't kept.
struct Result {
  std::string path;
  std::string key;          ///< of the report, such as `A-HRC-50-51`
  std::string fingerprint;  ///< of its text: the same in two files that hold the same report
  std::size_t places = 0;
  std::string lines;   ///< its places or facts as JSON lines
  Facts facts;         ///< only for Depth::graph
  std::string ledger;  ///< one JSON object
  std::string error;   ///< not empty: refused, and why
};

/// The schema of the options: from the folder, or the one inside the program.
Schema schema_of(const Options& options);

enum class Depth { text, explanation, facts, graph };

struct Read {
  std::vector<Result> results;   ///< of reports that were read, by key; none twice
  std::vector<Refused> refused;  ///< sorted
  bool any_refused = false;      ///< something was refused, not only left out as a copy
};

/// Reads, lays out and (for facts and graph) extracts all inputs, in parallel. The order of inputs and the number of
/// threads don't show in what comes out. Prints each refusal to standard error.
Read read_reports(const Options& options, const Schema& schema, Depth depth);

/// The exit status: 0, or 3 where some were refused, or 2 where nothing was left.
int status_of(const Read& read);

}  // namespace rg
