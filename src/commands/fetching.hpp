// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "src/commands/options.hpp"
#include "src/fetch/inputs.hpp"
#include "src/schema/schema.hpp"

namespace rg {

/// What the symbols of documents begin with.
std::vector<std::string> symbol_prefixes(const Schema& schema);

/// `--lang zh,en`; Chinese without it. Throws Usage.
std::vector<std::string> languages_to_fetch(const Options& options);

/// The arguments of a verb that reads reports, with files in the place of symbols: what isn't in the user's cache is
/// fetched, and said on standard error. Throws Usage.
FetchedInputs with_fetched(const Options& options, const Schema& schema);

/// As the options of `fetch` say. Throws Usage.
FetchSettings fetch_settings(const Options& options, const Schema& schema);

}  // namespace rg
