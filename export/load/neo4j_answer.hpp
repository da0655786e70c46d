// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "export/load/target.hpp"

/// What Neo4j's Query API answers: https://neo4j.com/docs/query-api/5/result-formats/
namespace rg {

/// Why a request was not done, and what to do about it.
struct Refusal {
  std::string wrong, advice;
};

/// An answer, and what is read out of its body.
struct Neo4jAnswer {
  HttpAnswer http;
  bool is_cut = false;    ///< its body ends too early: a connection that broke between the lines of a head looks so
  bool has_data = false;  ///< rows, be they none
  bool has_error = false;
  std::string code, message;          ///< of the first error
  std::optional<std::size_t> number;  ///< what stands first in the first row, where that is a number
  std::string text;                   ///< what stands second in it, where that is a text

  bool is_done() const;
  /// Whether the same request may do better later: the server is busy, or somebody else's transaction was in the way.
  bool may_pass() const;
};

Neo4jAnswer read_answer(const HttpAnswer& answer);

/// Of an answer that isn't done.
Refusal refusal_of(const Neo4jAnswer& answer, const LoadOptions& options);

}  // namespace rg
