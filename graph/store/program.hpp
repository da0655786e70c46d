// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rg {

/// A hash over the sources of all stages that make facts: a store that another program made is read again.
std::string_view program_hash();

}  // namespace rg
