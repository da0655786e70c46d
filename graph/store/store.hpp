// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/graph.hpp"
#include "src/corrections/corrections.hpp"
#include "src/layout/layout.hpp"

/// The store: one SQLite file with reports, places, facts, and the nodes and edges that follow from them.
namespace rg {

class Database;

/// How a report was given: what the same bytes mean depends on it.
struct ReportInput {
  std::string path;      ///< only its file's name is kept
  std::string encoding;  ///< as given; empty where it is told from the bytes
  std::string symbol;    ///< as given; empty where it is told from the report
  std::string sha256;    ///< of the bytes, hexadecimal
  /// The same for the same bytes, file name and options.
  std::string key() const;
};

/// All that the store keeps of one report, made beforehand so that it can be done in parallel.
struct ReportRecord {
  ReportInput input;
  std::string fingerprint;  ///< of its places: the same in two files that hold the same report
  std::vector<Place> places;
  Facts facts;
  CorrectionUses corrections;  ///< what corrections did to its facts
  std::string packed_bytes, packed_facts, packed_ledger;
};

/// Packs the bytes of a file, the facts and the ledger of the report.
ReportRecord record_of(ReportInput input, std::string_view bytes, const Document& document, Facts facts,
                       CorrectionUses corrections, const std::string& fact_lines, const std::string& ledger,
                       std::string fingerprint);

/// What an input gave when it was read.
struct KnownInput {
  std::string doc, fingerprint, file;
};

/// A report as it can be read again.
struct KeptReport {
  ReportInput input;
  std::string bytes;
};

class Store {
 public:
  /// Opens for writing; makes the file where there is none. Waits for another writer, after telling `waiting`.
  /// The schema must outlive it. Throws Problem.
  Store(const std::string& file, const Schema& schema, const std::function<void()>& waiting);
  ~Store();

  /// What one call of put() did.
  enum class Change { added, replaced, copy };

  /// Adds or replaces the report; all or nothing. A copy of another report (the same text under another key) is kept,
  /// but of such reports only the first by key counts.
  Change put(const ReportRecord& report);
  /// False where there is none with this key or symbol.
  bool remove(const std::string& doc_or_symbol);
  /// All reports that are there, copies too, by ReportInput::key().
  std::unordered_map<std::string, KnownInput> inputs() const;
  /// One of them, by that key; and the report with this `doc`.
  std::optional<KnownInput> input(const std::string& key) const;
  std::optional<KnownInput> report_input(const std::string& doc) const;
  /// Notes why an input was refused, or (with an empty reason) that it no longer is.
  void note_refusal(const std::string& path, const std::string& reason);
  void forget_refusals();
  /// Of a folder or an archive, and of all that was found in it.
  void forget_refusals_below(const std::string& path);

  /// What was written becomes final; a run that ends without it leaves what there was. Cheap enough for each report.
  void commit();

  /// Whether another schema or program than this made it.
  bool outdated() const;
  /// Throws away what is derived; then every report must be put() again before commit().
  void begin_upgrade();

  /// The corrections are what the reports were read with from now on. Returns the keys of the reports that may have
  /// been read otherwise by those that came, went or changed: they must be put() again before commit().
  std::vector<std::string> set_corrections(const std::vector<Correction>& corrections);

  std::vector<std::string> docs() const;  ///< keys of all reports, copies too, sorted
  KeptReport report(const std::string& doc) const;

  Database& database();

 private:
  bool drop_by_doc(const std::string& doc);
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace rg
