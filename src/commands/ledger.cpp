// SPDX-License-Identifier: Apache-2.0
#include "src/ledger/ledger.hpp"

#include <filesystem>

#include "src/commands/options.hpp"
#include "src/commands/output.hpp"
#include "src/read/inputs.hpp"

namespace rg {
namespace {

int run(const Options& options) {
  namespace fs = std::filesystem;
  fs::path file = options.inputs.front();
  if (fs::is_directory(file)) file /= "ledger.json";
  const std::string json = read_bytes(file.string());
  const std::string table = ledger_table(json, file.string());  // checks it, too
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
      {{"DB", "DB", "folder of a build, or its ledger.json", true, nullptr, &Options::inputs}, option::json},
      run};
}

}  // namespace rg
