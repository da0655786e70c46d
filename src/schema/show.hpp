// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "src/schema/schema.hpp"

namespace rg {

/// All types, as a table for people.
std::string describe(const Schema& schema);

/// All about one type or one thing, found by its id or any of its names, in any language. Throws Usage where there is
/// none of that name, with the nearest names, or where several things have it.
std::string describe(const Schema& schema, std::string_view name);

}  // namespace rg
