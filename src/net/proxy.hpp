// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/socket.h>

#include <string>
#include <vector>

namespace rg::net {

/// Whether libcurl may use one: one is given, or else the environment has one, for whatever servers.
bool has_proxy(const std::string& given);

/// The addresses with ports, as bytes, of the proxies that libcurl may use: of the one given, else of those of the
/// environment.
std::vector<std::string> proxy_addresses(const std::string& given);

/// Whether the address with its port is one of those.
bool is_one_of(const sockaddr& address, const std::vector<std::string>& addresses);

}  // namespace rg::net
