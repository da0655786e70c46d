// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "src/facts/facts.hpp"
#include "src/layout/layout.hpp"
#include "src/schema/schema.hpp"

/// What people say of the graph, against what was read: kept in a plain file and applied whenever reports are read.
namespace rg {

struct Correction {
  enum class Kind {
    name,    ///< where reports name something so, they mean that thing
    alias,   ///< these words name that thing: read as if a table had them
    same,    ///< these two ids are one thing
    wrong,   ///< this edge isn't stated here
    missing  ///< this edge is stated here, in these words
  };
  Kind kind{};
  std::string name, is;          ///< name, alias: the wording and the id; same: the id that goes and the one that stays
  std::string type;              ///< of the thing (name, alias, where no table has it), of the edge (wrong, missing)
  std::string head, tail;        ///< ids; `DOC` is the report itself
  std::string doc, para, quote;  ///< where; a wrong edge without `para` is wrong in the whole report
  Status status = Status::stated;
  std::string author, date, reason;
  std::size_t line = 0;  ///< where it begins in its file

  /// The same for the same correction, wherever it stands in the file.
  std::string key() const;
  /// What marks its effects: `REASON (AUTHOR, DATE)`.
  std::string mark() const;
  /// What it says, in one line for people.
  std::string said() const;
};

std::string_view name_of(Correction::Kind kind);

/// Reads a file of corrections (docs/corrections.md). Throws Problem with file and line: unknown keys, types and
/// things, and corrections that contradict each other, with the lines of both.
std::vector<Correction> read_corrections(const std::string& text, const std::string& file, const Schema& schema);
/// The correction as it stands in such a file.
std::string to_toml(const Correction& correction);

/// Corrections of the kind `alias`, as names of the schema: of two things with one name the corrected one keeps it.
void add_names(Schema& schema, std::vector<Correction> corrections);

/// Whether the text has the words, white space aside.
bool holds_words(std::string_view text, std::string_view words);

/// How often each correction had an effect, by key().
using CorrectionUses = std::map<std::string, std::int64_t>;

/// Applies the corrections to what one report says. A pure function of both.
CorrectionUses correct(Facts& facts, const Document& document, const std::vector<Correction>& corrections,
                       const Schema& schema);

}  // namespace rg
