// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>

#include "graph/store/database.hpp"
#include "src/corrections/corrections.hpp"

namespace rg {

/// Keys of the reports that may be read otherwise with the correction than without it: those whose text has the name,
/// that name one of the ids, or that the correction is about. Too many cost time, too few would be wrong.
/// `key` is the correction's, which need have no more than names, ids and report.
std::set<std::string> affected_docs(Database& store, const std::string& key, const Correction& correction);

}  // namespace rg
