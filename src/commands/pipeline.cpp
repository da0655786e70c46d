// SPDX-License-Identifier: Apache-2.0
#include "src/commands/pipeline.hpp"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <optional>

#include "src/commands/fetching.hpp"
#include "src/commands/output.hpp"
#include "src/read/inputs.hpp"
#include "src/text/fingerprint.hpp"
#include "src/text/in_order.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

void read_report(const Stages& stages, const Options& options, const Input& input, Result& out) {
  const Text text = stages.reader()(read_bytes(input), input.path, options.encoding);
  const Document document = stages.document_of(text, options.symbol);
  out.key = document.key;
  out.places = document.places.size();
  out.fingerprint = fingerprint_of(document);
  if (stages.depth() == Depth::text) {
    out.lines = to_json_lines(document);
  } else if (stages.depth() == Depth::explanation) {
    out.lines = stages.extractor().explain(document);
  } else {
    out.lines = to_json_lines(stages.extractor().extract(document).facts);
  }
}

void refuse(Read& out, const std::string& line) {
  tell(line);
  out.any_refused = true;
}

/// The same text twice is counted once; another text under the same symbol is refused.
void keep_first(Read& out, std::vector<Result> results) {
  std::stable_sort(results.begin(), results.end(),
                   [](const Result& a, const Result& b) { return a.key < b.key; });  // they come sorted by path
  std::map<std::string, std::string> seen;                                           // path by fingerprint
  for (Result& result : results) {
    const auto [same, added] = seen.try_emplace(result.fingerprint, result.path);
    if (!added) {
      tell(result.path + ": is the same report as " + same->second + "; counted once");
    } else if (!out.results.empty() && out.results.back().key == result.key) {
      refuse(out, second_text(result.path, result.key));
    } else {
      out.results.push_back(std::move(result));
    }
  }
}

}  // namespace

struct Stages::Parts {
  Parts(const Schema& schema, Depth wanted) : depth(wanted), layout(schema) {
    if (depth != Depth::text) extractor.emplace(schema);
  }
  Depth depth;
  Reader reader;
  Layout layout;
  std::optional<Extractor> extractor;
};

Stages::Stages(const Schema& schema, Depth depth) : parts_(std::make_unique<Parts>(schema, depth)) {}
Stages::~Stages() = default;
Depth Stages::depth() const { return parts_->depth; }
const Reader& Stages::reader() const { return parts_->reader; }
const Extractor& Stages::extractor() const { return *parts_->extractor; }

Document Stages::document_of(const Text& text, const std::string& symbol) const {
  Document out = parts_->depth == Depth::text ? parts_->layout.places_of(text, symbol) : parts_->layout(text, symbol);
  if (out.places.empty()) throw Problem({text.path, 0, 0}, "holds no text of a report", "check the file");
  return out;
}

std::string fingerprint_of(const Document& document) {
  Fingerprint out;
  for (const Place& place : document.places) {
    out.add(place.key);
    out.add(place.text);
  }
  return out.digits();
}

std::string second_text(const std::string& path, const std::string& doc) {
  return Problem({path, 0, 0}, "is another text of " + doc + ", perhaps in another language; one was read already",
                 "keep one of the two, or name this one by --symbol")
      .what();
}

std::string reason_of(const std::string& path, const std::string& error) {
  const bool has_path = error.starts_with(path + ":");
  return error.substr(has_path ? std::min(path.size() + 2, error.size()) : 0);
}

Progress::Progress(std::size_t all, bool quiet) : all_(all), shown_(!quiet && all > 1 && isatty(STDERR_FILENO) == 1) {}
Progress::~Progress() {
  if (shown_) std::cerr << "\r\033[K";
}

void Progress::done(const std::string& name) {
  if (shown_) std::cerr << "\r\033[K" << ++done_ << "/" << all_ << " " << name << std::flush;
}

Schema schema_of(const Options& options) {
  return options.schema.empty() ? Schema::built_in() : Schema::from_folder(options.schema);
}

Inputs inputs_of(const Options& options, const Schema& schema) {
  const FetchedInputs fetched = with_fetched(options, schema);
  Inputs out = find_inputs(fetched.arguments);
  out.refused.insert(out.refused.end(), fetched.refused.begin(), fetched.refused.end());
  if (!options.symbol.empty() && out.reports.size() + out.refused.size() != 1)
    throw Usage("--symbol goes with one report");
  return out;
}

Read read_reports(const Options& options, const Schema& schema, Depth depth) {
  Read out;
  const Inputs inputs = inputs_of(options, schema);
  for (const std::string& line : inputs.refused) refuse(out, line);
  std::vector<Result> results;
  for (const Input& input : inputs.reports) {
    results.emplace_back();
    results.back().path = input.path;
  }
  const Stages stages(schema, depth);
  Progress progress(results.size(), options.quiet);
  in_order(
      results.size(), options.threads,
      [&](std::size_t i) {
        results[i].error =
            attempt(results[i].path, [&] { read_report(stages, options, inputs.reports[i], results[i]); });
        return i;
      },
      [&](std::size_t i) { progress.done(results[i].key); });
  for (const Result& result : results)
    if (!result.error.empty()) refuse(out, result.error);
  std::erase_if(results, [](const Result& result) { return !result.error.empty(); });
  keep_first(out, std::move(results));
  return out;
}

int status_of(const Read& read) { return read.results.empty() ? 2 : read.any_refused ? 3 : 0; }

}  // namespace rg
