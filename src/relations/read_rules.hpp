// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "src/relations/rules.hpp"

namespace rg {

/// The rules of `wording/<language>/edges/*.toml`, in the order of edge types and files. Throws Problem.
std::vector<Rule> read_rules(const Schema& schema, std::string_view language, const FoldAlphabet& alphabet,
                             const Grammar& grammar);

}  // namespace rg
