// SPDX-License-Identifier: Apache-2.0
#include "src/commands/pipeline.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <iostream>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "src/read/inputs.hpp"
#include "src/text/fingerprint.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

/// `12/40 A-HRC-50-51` on a terminal, overwritten in place; nothing elsewhere.
class Progress {
 public:
  Progress(std::size_t all, bool quiet) : all_(all), shown_(!quiet && all > 1 && isatty(STDERR_FILENO) == 1) {}
  ~Progress() {
    if (shown_) std::cerr << "\r\033[K";
  }
  void done(const std::string& name) {
    if (!shown_) return;
    const std::lock_guard lock(mutex_);
    std::cerr << "\r\033[K" << ++done_ << "/" << all_ << " " << name << std::flush;
  }

 private:
  std::mutex mutex_;
  std::size_t all_, done_ = 0;
  bool shown_;
};

struct Stages {
  Stages(const Schema& schema, Depth wanted) : depth(wanted), layout(schema) {
    if (depth != Depth::text) extractor.emplace(schema);
  }
  Depth depth;
  Layout layout;
  std::optional<Extractor> extractor;
};

std::string fingerprint_of(const Document& document) {
  Fingerprint out;
  for (const Place& place : document.places) {
    out.add(place.key);
    out.add(place.text);
  }
  return out.digits();
}

void read_report(const Stages& stages, const Options& options, Result& out) {
  const Text text = read_text(read_bytes(out.path), out.path, options.encoding);
  const Document document = stages.layout(text, options.symbol);
  if (document.places.empty()) throw Problem({out.path, 0, 0}, "holds no text of a report", "check the file");
  out.key = document.key;
  out.places = document.places.size();
  out.fingerprint = fingerprint_of(document);
  if (stages.depth == Depth::text) {
    out.lines = to_json_lines(document);
    return;
  }
  if (stages.depth == Depth::explanation) {
    out.lines = stages.extractor->explain(document);
    return;
  }
  Extraction extraction = stages.extractor->extract(document);
  out.lines = to_json_lines(extraction.facts);
  out.ledger = ledger_of(text, document, extraction.facts, extraction.remarks, extraction.missed);
  if (stages.depth == Depth::graph) out.facts = std::move(extraction.facts);
}

void read_all(const Stages& stages, const Options& options, std::vector<Result>& results) {
  std::atomic<std::size_t> next = 0;
  Progress progress(results.size(), options.quiet);
  const auto work = [&] {
    for (std::size_t i = next++; i < results.size(); i = next++) {
      try {
        read_report(stages, options, results[i]);
      } catch (const Problem& problem) {
        results[i].error = problem.what();
      } catch (const std::bad_alloc&) {
        results[i].error = Problem({results[i].path, 0, 0}, "takes more memory than there is", "split it").what();
      } catch (const std::exception& error) {
        results[i].error = Problem({results[i].path, 0, 0}, error.what(), "this is a defect, please report it").what();
      }
      progress.done(results[i].key);
    }
  };
  const std::size_t cores = options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < std::min(cores, results.size()); ++i) threads.emplace_back(work);
  work();
}

/// `FILE: reason` without the file.
std::string reason_of(const Result& result) {
  const bool has_path = result.error.starts_with(result.path + ":");
  return result.error.substr(has_path ? std::min(result.path.size() + 2, result.error.size()) : 0);
}

void refuse(Read& out, const std::string& path, const std::string& line, const std::string& reason) {
  std::cerr << "rightsgraph: " << line << "\n";
  out.refused.push_back({path, reason});
  out.any_refused = true;
}

/// The same text twice is counted once; another text under the same symbol is refused.
void keep_first(Read& out, std::vector<Result> results) {
  std::stable_sort(results.begin(), results.end(),
                   [](const Result& a, const Result& b) { return a.key < b.key; });  // they come sorted by path
  std::map<std::string, std::pair<std::string, std::string>> seen;                   // by fingerprint: path and key
  for (Result& result : results) {
    const auto [same, added] = seen.try_emplace(result.fingerprint, result.path, result.key);
    if (!added) {
      const auto& [path, key] = same->second;
      std::cerr << "rightsgraph: " << result.path << ": is the same report as " << path << "; counted once\n";
      out.refused.push_back({result.path, "is the same report as " + key + "; counted once"});
    } else if (!out.results.empty() && out.results.back().key == result.key) {
      const std::string wrong = "is another text of " + result.key + ", which was read already",
                        advice = "keep one of the two, or name them by their symbols";
      refuse(out, result.path, Problem({result.path, 0, 0}, wrong, advice).what(), wrong + "; " + advice);
    } else {
      out.results.push_back(std::move(result));
    }
  }
}

}  // namespace

Schema schema_of(const Options& options) {
  return options.schema.empty() ? Schema::built_in() : Schema::from_folder(options.schema);
}

Read read_reports(const Options& options, const Schema& schema, Depth depth) {
  Read out;
  const Inputs inputs = find_inputs(options.inputs);
  if (!options.symbol.empty() && inputs.files.size() + inputs.refused.size() != 1)
    throw Usage("--symbol goes with one report");
  for (const std::string& line : inputs.refused)
    refuse(out, line.substr(0, line.find(": ")), line, line.substr(line.find(": ") + 2));
  std::vector<Result> results;
  for (const std::string& file : inputs.files) {
    results.emplace_back();
    results.back().path = file;
  }
  read_all(Stages(schema, depth), options, results);
  for (const Result& result : results)
    if (!result.error.empty()) refuse(out, result.path, result.error, reason_of(result));
  std::erase_if(results, [](const Result& result) { return !result.error.empty(); });
  keep_first(out, std::move(results));
  return out;
}

int status_of(const Read& read) { return read.results.empty() ? 2 : read.any_refused ? 3 : 0; }

}  // namespace rg
