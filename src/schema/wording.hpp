// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/schema/schema.hpp"
#include "src/text/problem.hpp"

/// `schema/wording/<language>/*.toml`: how a language says things. Each stage reads its own file through this view.
namespace rg {

/// One table of a wording file. Every key that exists must be asked for: done() refuses those that nobody did.
class WordingTable {
 public:
  /// The strings of a list; empty where the key is absent. Throws Problem where it is something else.
  std::vector<std::string> strings(std::string_view key);
  /// A string; empty where the key is absent.
  std::string string(std::string_view key);
  /// A string that must be there.
  std::string required(std::string_view key);
  bool flag(std::string_view key);
  bool has(std::string_view key) const;
  /// Names of the keys of the table, sorted.
  std::vector<std::string> keys() const;
  /// The tables of an array of tables (`[[rule]]`).
  std::vector<WordingTable> tables(std::string_view key);
  /// A table that must be there.
  WordingTable table(std::string_view key);
  /// Where the key's value stands, for a Problem of the caller's own.
  Location where(std::string_view key) const;
  void done() const;

  struct Parts;
  explicit WordingTable(std::shared_ptr<Parts> parts) : parts_(std::move(parts)) {}

 private:
  std::shared_ptr<Parts> parts_;
};

/// A TOML file of the schema. Throws Problem where it is none.
WordingTable parse_wording(const SchemaFile& file, const std::string& root);

/// The file `wording/<language>/<name>.toml`; nothing where the schema has none. `mul` stands for all languages.
/// Throws Problem where it is no TOML.
std::optional<WordingTable> open_wording(const Schema& schema, std::string_view language, std::string_view name);

}  // namespace rg
