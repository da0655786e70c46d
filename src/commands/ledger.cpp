// SPDX-License-Identifier: Apache-2.0
#include "src/ledger/ledger.hpp"

#include <filesystem>

#include "src/commands/options.hpp"
#include "src/commands/output.hpp"
#include "src/commands/pipeline.hpp"
#include "src/read/inputs.hpp"

namespace rg {
namespace {

namespace fs = std::filesystem;

/// Of a folder its ledger.json, else its store: a build's own ledger knows what the formats dropped, too.
std::string ledger_file(const std::string& name) {
  if (!fs::is_directory(name)) return name;
  const fs::path file = fs::path(name) / "ledger.json";
  return fs::exists(file) || !fs::exists(store_file(name)) ? file.string() : store_file(name);
}

std::string read_ledger(const std::string& file, const Options& options) {
  constexpr std::string_view store_mark = "SQLite format 3";
  std::string bytes = fs::path(file).extension() == ".db" ? std::string(store_mark) : read_bytes(file);
  if (!bytes.starts_with(store_mark)) return bytes;
  const Schema schema = schema_of(options);
  Database store(file, Database::Access::read);
  return stored_ledger(store, schema, {});
}

int run(const Options& options) {
  const std::string file = ledger_file(options.db);
  const std::string json = read_ledger(file, options);
  const std::string table = ledger_table(json, file);  // checks it, too
  print(options.json ? json : table);
  return 0;
}

}  // namespace

Verb ledger_verb() {
  return {
      "ledger",
      "Print what a build read, and what it may have missed",
      "For each report: places, characters, lines left out and why, mentions and edges by type, names that no table "
      "has with how often they stand there, abbreviations that the report never defines, sentences that name two "
      "organisations and state no edge, and what looks wrong. The fields of --json are explained in docs/ledger.md.",
      {{"DB", "DB", "store, folder of a build, or its ledger.json", true, &Options::db}, option::json, option::schema},
      run};
}

}  // namespace rg
