// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rg {

/// What becomes of a document that was asked for.
enum class FetchOutcome {
  fetched,        ///< new, or newer than what was there
  unchanged,      ///< is there already, as the server has it
  kept,           ///< is there already; whether it has changed couldn't be learnt
  not_published,  ///< the server has none
  no_document,    ///< the server sends something else, such as a web page
  challenged,     ///< the server wants proof of a person
  too_large,
  bad_redirect,  ///< the server sends one on to where it isn't safe to go
  refused,       ///< the server says no
  busy,
  unreachable,  ///< no answer, or none to its end
  not_written,  ///< the disk fails
  not_asked     ///< the server has been given up
};

/// `fetched`, `not_published`, …
std::string_view name_of(FetchOutcome outcome);

/// What one request, or several of them for the same thing, came to.
struct FetchStep {
  FetchOutcome outcome{};
  std::string wrong = {}, advice = {};
  bool may_pass = false;         ///< the same request may do better later
  std::int64_t retry_after = 0;  ///< seconds that the server asks to wait
  bool is_crowded = false;       ///< the server has too much to do, whatever it is asked for
};

}  // namespace rg
