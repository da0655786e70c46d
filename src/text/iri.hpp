// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rg {

/// An absolute IRI, by its characters (RFC 3987, section 2.2).
bool is_iri(std::string_view text);

/// The scheme of an absolute IRI: what stands before its first colon.
std::string_view scheme_of(std::string_view iri);

}  // namespace rg
