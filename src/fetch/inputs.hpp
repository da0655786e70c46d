// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "src/fetch/fetch.hpp"

namespace rg {

/// Arguments of a command that reads reports, with files in the place of symbols.
struct FetchedInputs {
  std::vector<std::string> arguments;
  std::vector<std::string> refused;  ///< a line each, as a Problem has it: what could not be fetched
};

/// A symbol, and no file of this name. A name in small letters, or without a slash, is more likely one of a file that
/// is missed, for which the network isn't asked.
bool is_symbol_to_fetch(const std::string& argument, const std::vector<std::string>& prefixes);

/// An argument that names no file or folder and is a symbol as the UN writes it (`A/HRC/50/51`) gives the files of that
/// document, one a language; what isn't in the folder is fetched. All others stay as they are. Where no argument is a
/// symbol, nothing is done, neither on the disk nor on the network. `prefixes`: see read_symbol().
FetchedInputs fetch_inputs(const std::vector<std::string>& arguments, const std::vector<std::string>& languages,
                           const std::vector<std::string>& prefixes, const FetchSettings& settings);

}  // namespace rg
