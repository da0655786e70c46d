// SPDX-License-Identifier: Apache-2.0
#include "src/fetch/inputs.hpp"

#include <filesystem>

#include "src/fetch/symbols.hpp"

namespace rg {
bool is_symbol_to_fetch(const std::string& argument, const std::vector<std::string>& prefixes) {
  std::error_code ignored;
  return argument.find('/') != std::string::npos && argument[0] >= 'A' && argument[0] <= 'Z' &&
         !std::filesystem::exists(std::filesystem::symlink_status(argument, ignored)) &&
         !whole_symbol(argument, prefixes).empty();
}

FetchedInputs fetch_inputs(const std::vector<std::string>& arguments, const std::vector<std::string>& languages,
                           const std::vector<std::string>& prefixes, const FetchSettings& settings) {
  FetchedInputs out;
  Symbols found;
  for (const std::string& argument : arguments)
    if (is_symbol_to_fetch(argument, prefixes)) add_symbols({argument}, prefixes, found);
    else out.arguments.push_back(argument);
  std::vector<Wanted> wanted;
  for (const std::string& symbol : found.symbols)
    for (const std::string& language : languages) wanted.push_back({symbol, language});
  if (wanted.empty()) return out;
  Fetcher fetcher(settings);
  fetch_all(fetcher, wanted, [&](const Fetched& fetched) {
    if (fetched.path.empty()) out.refused.push_back(fetched.problem);
    else out.arguments.push_back(fetched.path);
  });
  return out;
}

}  // namespace rg
