// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <new>
#include <string>
#include <vector>

#include "src/commands/options.hpp"
#include "src/read/inputs.hpp"
#include "src/read/reader.hpp"
#include "src/relations/extract.hpp"
#include "src/text/problem.hpp"

namespace rg {

/// The schema of the options: from the folder, or the one inside the program.
Schema schema_of(const Options& options);

/// The reports that the options name; those named by their symbols are fetched where they aren't there. Throws Usage.
Inputs inputs_of(const Options& options, const Schema& schema);

enum class Depth { text, explanation, facts };

/// All that is made once from a schema and then used by every thread.
class Stages {
 public:
  Stages(const Schema& schema, Depth depth);
  ~Stages();
  Depth depth() const;
  const Reader& reader() const;
  /// Throws Problem where the file holds no text of a report.
  Document document_of(const Text& text, const std::string& symbol) const;
  const Extractor& extractor() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// Of the places: the same for two files that hold the same report.
std::string fingerprint_of(const Document& document);

/// Runs `work` for one file; what it throws comes back as one line, and empty is good.
template <class Work>
std::string attempt(const std::string& path, Work work) {
  try {
    work();
  } catch (const Problem& problem) {
    return problem.what();
  } catch (const std::bad_alloc&) {
    return Problem({path, 0, 0}, "takes more memory than there is", "split it").what();
  } catch (const std::exception& error) {
    return Problem({path, 0, 0}, error.what(), "this is a defect, please report it").what();
  }
  return {};
}

/// Why the second of two texts with one key is refused, in one line.
std::string second_text(const std::string& path, const std::string& doc);
/// `FILE: reason` without the file.
std::string reason_of(const std::string& path, const std::string& error);

/// `12/40 A-HRC-50-51` on a terminal, overwritten in place; nothing elsewhere.
class Progress {
 public:
  Progress(std::size_t all, bool quiet);
  ~Progress();
  void done(const std::string& name);

 private:
  std::size_t all_, done_ = 0;
  bool shown_;
};

/// What became of one report; its text isn't kept.
struct Result {
  std::string path;
  std::string key;          ///< of the report, such as `A-HRC-50-51`
  std::string fingerprint;  ///< of its text: the same in two files that hold the same report
  std::size_t places = 0;
  std::string lines;  ///< its places or facts as JSON lines
  std::string error;  ///< not empty: refused, and why
};

struct Read {
  std::vector<Result> results;  ///< of reports that were read, by key; none twice
  bool any_refused = false;     ///< something was refused, not only left out as a copy
};

/// Reads, lays out and (for facts) extracts all inputs, in parallel. The order of inputs and the number of
/// threads don't show in what comes out. Prints each refusal to standard error.
Read read_reports(const Options& options, const Schema& schema, Depth depth);

/// The exit status: 0, or 3 where some were refused, or 2 where nothing was left.
int status_of(const Read& read);

}  // namespace rg
