// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/socket.h>

#include <string>

namespace rg {

/// An address of the internet at large, and not of this machine, its network or a provider's own; also of an address of
/// IPv4 that stands inside one of IPv6.
/// https://www.iana.org/assignments/iana-ipv4-special-registry,
/// https://www.iana.org/assignments/iana-ipv6-special-registry
bool is_public(const sockaddr& address);

/// A host as an address writes it, where it is numbers (`10.0.0.1`, `[::1]`) or names this machine by rule
/// (`localhost`, RFC 6761, section 6.3), that isn't public. A name that must be looked up says nothing yet.
bool is_written_private(const std::string& host);

}  // namespace rg
