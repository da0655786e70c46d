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
  bool evidence = false;                               ///< passages in full, in formats that can do without
  bool strict = false;                                 ///< GraphML with nothing that its schema doesn't know
};

/// What a writer left out of a file or replaced there, for the ledger.
struct ExportReport {
  std::size_t dropped_characters = 0;  ///< that the format forbids
};

/// Where a writer's bytes go: one file, or, of a format that has several, a file each name.
class Files {
 public:
  virtual ~Files() = default;
  /// Stays open until the writer is done. `mark` is how the file begins, by which a later run knows its own.
  virtual std::ostream& open(const std::string& name, std::string_view mark) = 0;
};

class Writer {
 public:
  virtual ~Writer() = default;
  /// What it holds beside the graph doesn't grow with the graph.
  virtual ExportReport write(const Graph& graph, Files& files, const ExportOptions& options) const = 0;
};

/// Of a format that is one file.
class FileWriter : public Writer {
 public:
  ExportReport write(const Graph& graph, Files& files, const ExportOptions& options) const final;
  virtual ExportReport write(const Graph& graph, std::ostream& out, const ExportOptions& options) const = 0;
};

std::unique_ptr<Writer> make_cypher();
std::unique_ptr<Writer> make_gexf();
std::unique_ptr<Writer> make_graphml();
std::unique_ptr<Writer> make_neo4j_csv();
std::unique_ptr<Writer> make_turtle();
std::unique_ptr<Writer> make_csv();
std::unique_ptr<Writer> make_tsv();
std::unique_ptr<Writer> make_cyjs();
std::unique_ptr<Writer> make_graphology();
std::unique_ptr<Writer> make_ntriples();
std::unique_ptr<Writer> make_trig();
std::unique_ptr<Writer> make_jsonld();

/// One row of the table of formats.
struct Format {
  std::string_view name;       ///< `graphml`
  std::string_view extension;  ///< `.graphml`; empty where it is a folder of files
  std::string_view media_type;
  std::string_view holds;  ///< what comes through, in words for people
  std::string_view mark;   ///< how a file of it begins, by which a later run knows its own
  bool of_build = false;   ///< `build` and `merge` write it beside the store
  std::unique_ptr<Writer> (*make)() = nullptr;
  bool has_strict = false;  ///< knows ExportOptions::strict
  bool replaces = false;    ///< what it can't hold becomes a space or U+FFFD; else it is left out
};

std::span<const Format> formats();
/// nullptr where there is none of this name.
const Format* find_format(std::string_view name);

/// Into one stream; only for formats that are one file.
ExportReport write_file(const Format& format, const Graph& graph, std::ostream& out, const ExportOptions& options);

}  // namespace rg
