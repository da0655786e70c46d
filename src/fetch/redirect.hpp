// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace rg {

/// The same scheme's server of the same name, or its upgrade from http to https.
bool is_same_server(const std::string& url, const std::string& other);

/// Why it isn't safe to follow a redirection, or empty. `base` is the address that the user trusts: only its own server
/// may lead to private addresses, and those are its own. Where a name leads to shows only when it is connected to
/// (Get::only_public); where a proxy may do that, only names of the base's own domain are safe, unless they are known
/// here to lead to a private address.
std::string unsafe_redirect(const std::string& from, const std::string& to, const std::string& base, bool has_proxy);

/// `http://example.org:8000`, for messages: the rest of an address may hold a key.
std::string server_of(const std::string& url);

}  // namespace rg
