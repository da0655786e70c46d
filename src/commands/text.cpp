// SPDX-License-Identifier: Apache-2.0
#include "src/commands/output.hpp"
#include "src/commands/pipeline.hpp"

namespace rg {
namespace {

int run(const Options& options) {
  const Schema schema = schema_of(options);
  const Read read = read_reports(options, schema, Depth::text);
  for (const Result& result : read.results) print(result.lines);
  return status_of(read);
}

}  // namespace

Verb text_verb() {
  return {"text",
          "Print the places of reports",
          "One JSON line a place: doc, para (front, summary, pre, p12, fn3, vote, body; a1.p4 in the first annex), "
          "page (0 where the file marks none), text with the "
          "hard wraps undone, and notes: where a footnote's marker stood, and its number.",
          {option::reports, option::fetch_language, option::base_url, option::schema, option::encoding, option::symbol,
           option::threads, option::quiet},
          run};
}

}  // namespace rg
