// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

namespace rg {

/// Throws Usage unless the text is an address of http or https without user, password, question and fragment; gives it
/// back without slashes at its end.
std::string checked_url(const std::string& text);

/// Percent-encodes what is no part of a path's segment (RFC 3986, section 2.3).
std::string url_segment(const std::string& text);

/// The server of an address.
struct Origin {
  std::string scheme, host, port;  ///< in lower case; the port also where the address leaves it out
  bool has_login = false;          ///< a user or a password stands in the address
  bool has_port = false;           ///< the port does
};

/// Nothing where the text is no address, of whatever scheme.
std::optional<Origin> origin_of(const std::string& url);

}  // namespace rg
