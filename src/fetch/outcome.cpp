// SPDX-License-Identifier: Apache-2.0
#include "src/fetch/outcome.hpp"

namespace rg {

std::string_view name_of(FetchOutcome outcome) {
  switch (outcome) {
    case FetchOutcome::fetched: return "fetched";
    case FetchOutcome::unchanged: return "unchanged";
    case FetchOutcome::kept: return "kept";
    case FetchOutcome::not_published: return "not_published";
    case FetchOutcome::no_document: return "no_document";
    case FetchOutcome::challenged: return "challenged";
    case FetchOutcome::too_large: return "too_large";
    case FetchOutcome::bad_redirect: return "bad_redirect";
    case FetchOutcome::refused: return "refused";
    case FetchOutcome::busy: return "busy";
    case FetchOutcome::unreachable: return "unreachable";
    case FetchOutcome::not_written: return "not_written";
    case FetchOutcome::not_asked: return "not_asked";
  }
  return {};
}

}  // namespace rg
