// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "export/load/target.hpp"

/// What Neo4j's Query API answers: https://neo4j.com/docs/query-api/5/result-formats/
namespace rg {

/// Why a request was not done, and what to do about it.
struct Refusal {
  std::string wrong, advice;
};

bool is_done(const HttpAnswer& answer);

/// Somebody else's transaction was in the way, for instance.
bool is_passing(const HttpAnswer& answer);

/// Of an answer that isn't is_done().
Refusal refusal_of(const HttpAnswer& answer, const LoadOptions& options);

/// How far an unfinished load came: so many batches arrived, with this hash over them.
struct LoadMark {
  std::size_t batches = 0;
  std::string hash;
};

/// Of the answer to a query of batches and hash; none where no row came.
LoadMark mark_of(const HttpAnswer& answer);

/// Of the answer to a query of one number.
std::size_t number_of(const HttpAnswer& answer);

}  // namespace rg
