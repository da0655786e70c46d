// SPDX-License-Identifier: Apache-2.0
#include "src/net/proxy.hpp"

#include <netdb.h>
#include <netinet/in.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "src/net/url.hpp"

namespace rg::net {
namespace {

/// Family, port and number: what else stands in a socket's address (such as a zone) says nothing of where it leads.
std::string bytes_of(const sockaddr& address) {
  const auto bytes = [](const auto& part) { return std::string(reinterpret_cast<const char*>(&part), sizeof part); };
  if (address.sa_family == AF_INET) {
    const auto& four = reinterpret_cast<const sockaddr_in&>(address);
    return "4" + bytes(four.sin_port) + bytes(four.sin_addr);
  }
  if (address.sa_family != AF_INET6) return {};
  const auto& six = reinterpret_cast<const sockaddr_in6&>(address);
  return "6" + bytes(six.sin6_port) + bytes(six.sin6_addr);
}

/// https://curl.se/libcurl/c/CURLOPT_PROXY.html: 1080 also for a proxy of http, whose port else would be 80.
std::string port_of(const Origin& proxy) {
  if (proxy.has_port) return proxy.port;
  return proxy.scheme == "https" ? "443" : "1080";
}

void add(const std::string& proxy, std::vector<std::string>& out) {
  const bool has_scheme = proxy.find("://") != std::string::npos;
  const auto origin = origin_of(has_scheme ? proxy : "http://" + proxy);
  if (!origin) return;
  std::string host = origin->host;
  if (host.starts_with("[")) host = host.substr(1, host.size() - 2);
  addrinfo wanted{}, *found = nullptr;
  wanted.ai_socktype = SOCK_STREAM;
  if (getaddrinfo(host.c_str(), port_of(*origin).c_str(), &wanted, &found) != 0) return;
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> list(found, freeaddrinfo);
  for (const addrinfo* each = found; each; each = each->ai_next) out.push_back(bytes_of(*each->ai_addr));
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

/// As libcurl looks for them: https://curl.se/libcurl/c/CURLOPT_PROXY.html
std::vector<std::string> proxies_of(const std::string& given) {
  if (!given.empty()) return {given};
  std::vector<std::string> out;
  for (const char* name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
    if (const std::string value = variable(name); !value.empty()) out.push_back(value);
  return out;
}

}  // namespace

bool has_proxy(const std::string& given) {
  const std::string lower = variable("no_proxy");
  const bool is_none = (lower.empty() ? variable("NO_PROXY") : lower) == "*";
  return !is_none && !proxies_of(given).empty();
}

std::vector<std::string> proxy_addresses(const std::string& given) {
  std::vector<std::string> out;
  for (const std::string& proxy : proxies_of(given)) add(proxy, out);
  return out;
}

bool is_one_of(const sockaddr& address, const std::vector<std::string>& addresses) {
  return std::find(addresses.begin(), addresses.end(), bytes_of(address)) != addresses.end();
}

}  // namespace rg::net
