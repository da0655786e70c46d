// SPDX-License-Identifier: Apache-2.0
#include "src/net/address.hpp"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace rg {
namespace {

struct Block4 {
  std::uint32_t first;
  unsigned bits;
};

constexpr std::array<Block4, 15> not_global4{{{0x00000000, 8},    // this network
                                              {0x0A000000, 8},    // private
                                              {0x64400000, 10},   // a provider's own
                                              {0x7F000000, 8},    // this machine
                                              {0xA9FE0000, 16},   // this link
                                              {0xAC100000, 12},   // private
                                              {0xC0000000, 24},   // protocols
                                              {0xC0000200, 24},   // examples
                                              {0xC0586300, 24},   // relays from 6to4
                                              {0xC0A80000, 16},   // private
                                              {0xC6120000, 15},   // measuring
                                              {0xC6336400, 24},   // examples
                                              {0xCB007100, 24},   // examples
                                              {0xE0000000, 4},    // to many
                                              {0xF0000000, 4}}};  // kept back

bool is_public4(std::uint32_t address) {
  return std::none_of(not_global4.begin(), not_global4.end(), [&](const Block4& block) {
    return (address >> (32 - block.bits)) == (block.first >> (32 - block.bits));
  });
}

using Bytes6 = std::array<std::uint8_t, 16>;

std::uint32_t last_four(const Bytes6& a) {
  return static_cast<std::uint32_t>(a[12]) << 24 | static_cast<std::uint32_t>(a[13]) << 16 |
         static_cast<std::uint32_t>(a[14]) << 8 | a[15];
}

bool begins(const Bytes6& address, std::initializer_list<std::uint8_t> bytes) {
  return std::equal(bytes.begin(), bytes.end(), address.begin());
}

bool is_public6(const Bytes6& a) {
  const bool mapped = begins(a, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF});         // RFC 4291, section 2.5.5.2
  const bool translated = begins(a, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0});  // RFC 6052, section 2.1
  if (mapped || translated) return is_public4(last_four(a));
  if ((a[0] & 0xE0) != 0x20) return false;                               // only 2000::/3 is given out
  if (begins(a, {0x20, 0x02}) || begins(a, {0x3F, 0xFF})) return false;  // 6to4, examples (RFC 9637)
  if (begins(a, {0x20, 0x01}) && a[2] < 2) return false;                 // 2001::/23, protocols such as Teredo
  return !begins(a, {0x20, 0x01, 0x0D, 0xB8});                           // examples
}

bool is_number(const std::string& host) {
  in_addr four;
  return host.starts_with("[") || inet_aton(host.c_str(), &four) == 1;
}

std::string without_root(const std::string& host) { return host.substr(0, host.find_last_not_of('.') + 1); }

/// Two labels of a name, or three where two are as short as those that countries register names below: `co.uk`,
/// `gov.cn`. Empty where it has fewer.
std::string_view domain_of(std::string_view name) {
  constexpr std::size_t none = std::string_view::npos, country = 2, most_branch = 3;
  const std::size_t last = name.rfind('.');
  if (last == none || last == 0) return {};
  std::size_t before = name.rfind('.', last - 1);
  const std::size_t branch = last - (before == none ? 0 : before + 1);
  const bool is_branch = name.size() - last - 1 <= country && branch <= most_branch;
  if (is_branch && (before == none || before == 0)) return {};
  if (is_branch) before = name.rfind('.', before - 1);
  return before == none ? name : name.substr(before + 1);
}

bool is_public6(const in6_addr& address) {
  Bytes6 bytes;
  std::memcpy(bytes.data(), &address, bytes.size());
  return is_public6(bytes);
}

}  // namespace

bool is_public(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in four;
    std::memcpy(&four, &address, sizeof four);
    return is_public4(ntohl(four.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 six;
  std::memcpy(&six, &address, sizeof six);
  return is_public6(six.sin6_addr);
}

bool is_written_private(const std::string& host) {
  if (host.starts_with("[")) {
    in6_addr six;
    const std::string inner = host.substr(1, host.find_first_of("%]") - 1);  // a zone behind % is of this link
    return inet_pton(AF_INET6, inner.c_str(), &six) != 1 || !is_public6(six);
  }
  in_addr four;
  if (inet_aton(host.c_str(), &four) == 1) return !is_public4(ntohl(four.s_addr));  // also `127.1` and `0x7f000001`
  const std::string name = without_root(host);
  return name.empty() || name == "localhost" || name.ends_with(".localhost");
}

bool leads_to_private(const std::string& host) {
  addrinfo wanted{}, *found = nullptr;
  wanted.ai_socktype = SOCK_STREAM;
  if (getaddrinfo(host.c_str(), nullptr, &wanted, &found) != 0) return false;
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> list(found, freeaddrinfo);
  for (const addrinfo* each = found; each; each = each->ai_next)
    if (!is_public(*each->ai_addr)) return true;
  return false;
}

bool is_same_domain(const std::string& host, const std::string& other) {
  const std::string a = without_root(host), b = without_root(other);
  if (a == b) return true;
  const std::string_view domain = domain_of(a);
  return !domain.empty() && domain == domain_of(b) && !is_number(a) && !is_number(b);
}

}  // namespace rg
