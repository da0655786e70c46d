// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "src/schema/schema.hpp"

namespace rg {

/// Runs the examples that stand beside the rules: each must give just the edges it says. Returns how many there were.
/// Throws Problem at the first that does not, and at a rule without any.
std::size_t check_examples(const Schema& schema);

/// A rule by its name (`zh/SUPPORTS/supports`), as its file has it and where; empty where there is none.
std::string describe_rule(const Schema& schema, std::string_view name);

}  // namespace rg
