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

/// Looks a host up, from this machine: whether one of its addresses isn't public. False where nothing is known of it.
bool leads_to_private(const std::string& host);

/// Whether two hosts are of one registered domain: their names end in the same two labels, or three where the last two
/// are such as `co.uk`. Numbers, and names of one label, are only as themselves.
bool is_same_domain(const std::string& host, const std::string& other);

}  // namespace rg
