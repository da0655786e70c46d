// SPDX-License-Identifier: Apache-2.0
#include "src/commands/output.hpp"
#include "src/commands/pipeline.hpp"

namespace rg {
namespace {

int run(const Options& options) {
  const Schema schema = schema_of(options);
  const Read read = read_reports(options, schema, options.explain ? Depth::explanation : Depth::facts);
  for (const Result& result : read.results) print(result.lines);
  return status_of(read);
}

}  // namespace

Verb extract_verb() {
  return {"extract",
          "Print the facts of reports",
          "JSON lines: the report, the things that each place names (node), and what it states (edge). Spans are code "
          "points into the text that `rightsgraph text` prints, "
          "the end exclusive. See docs/facts.md. With --explain: each sentence with its mentions folded, its subject, "
          "the rules whose triggers it has, and the edges they made.",
          {option::reports, option::explain, option::fetch_language, option::base_url, option::schema, option::encoding,
           option::symbol, option::threads, option::quiet},
          run};
}

}  // namespace rg
