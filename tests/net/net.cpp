// SPDX-License-Identifier: Apache-2.0
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>

#include <cstdint>
#include <cstring>
#include <vector>

#include "src/net/address.hpp"
#include "src/net/http.hpp"
#include "src/net/proxy.hpp"
#include "src/net/url.hpp"
#include "src/text/problem.hpp"

namespace {

using std::chrono::milliseconds;

sockaddr_storage address(const std::string& text, std::uint16_t port = 0) {
  sockaddr_storage storage{};
  if (text.find(':') == std::string::npos) {
    sockaddr_in four{};
    four.sin_family = AF_INET;
    four.sin_port = htons(port);
    REQUIRE(inet_pton(AF_INET, text.c_str(), &four.sin_addr) == 1);
    std::memcpy(&storage, &four, sizeof four);
  } else {
    sockaddr_in6 six{};
    six.sin6_family = AF_INET6;
    six.sin6_port = htons(port);
    REQUIRE(inet_pton(AF_INET6, text.c_str(), &six.sin6_addr) == 1);
    std::memcpy(&storage, &six, sizeof six);
  }
  return storage;
}

bool is_public(const std::string& text) {
  const sockaddr_storage storage = address(text);
  return rg::is_public(reinterpret_cast<const sockaddr&>(storage));
}

}  // namespace

TEST_CASE("addresses of the internet at large, on both sides of each border") {
  for (const char* text :
       {"1.0.0.0",   "9.255.255.255",   "11.0.0.0",    "100.63.255.255", "100.128.0.0",    "126.255.255.255",
        "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",     "192.0.1.0",
        "192.0.3.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",     "223.255.255.255",
        "2000::1",   "2001:200::1",     "2003::1",     "2a00:1450::1",   "::ffff:8.8.8.8", "64:ff9b::808:808"}) {
    CAPTURE(text);
    CHECK(is_public(text));
  }
  for (const char* text : {"0.0.0.0",
                           "0.255.255.255",
                           "10.0.0.0",
                           "10.255.255.255",
                           "100.64.0.0",
                           "100.127.255.255",
                           "127.0.0.1",
                           "127.255.255.255",
                           "169.254.0.0",
                           "169.254.169.254",
                           "172.16.0.0",
                           "172.31.255.255",
                           "192.0.0.1",
                           "192.0.2.9",
                           "192.88.99.1",
                           "192.168.0.0",
                           "192.168.255.255",
                           "198.18.0.0",
                           "198.19.255.255",
                           "198.51.100.7",
                           "203.0.113.7",
                           "224.0.0.1",
                           "240.0.0.0",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::8.8.8.8",
                           "fe80::1",
                           "fec0::1",
                           "fc00::1",
                           "fd12::1",
                           "ff02::1",
                           "2001::1",
                           "2001:db8::1",
                           "2002:a00:1::",
                           "3fff::1",
                           "::ffff:10.0.0.1",
                           "::ffff:127.0.0.1",
                           "64:ff9b::a00:1",
                           "64:ff9b:1::808:808",
                           "4000::1",
                           "100::1"}) {
    CAPTURE(text);
    CHECK(!is_public(text));
  }
  sockaddr other{};
  other.sa_family = AF_UNIX;
  CHECK(!rg::is_public(other));
}

TEST_CASE("hosts that are private as they are written") {
  for (const char* host : {"10.0.0.1", "127.1", "0x7f000001", "2130706433", "0177.1", "0", "localhost", "localhost.",
                           "a.localhost", "", ".", "[::1]", "[fe80::1%25eth0]", "[::ffff:10.0.0.1]", "[nonsense]"}) {
    CAPTURE(host);
    CHECK(rg::is_written_private(host));
  }
  for (const char* host : {"8.8.8.8", "[2a00:1450::1]", "documents.un.org", "localhost.un.org", "10.0.0.1.un.org"}) {
    CAPTURE(host);
    CHECK(!rg::is_written_private(host));
  }
}

TEST_CASE("hosts of one domain") {
  for (const auto& [a, b] : {std::pair("documents.un.org", "www.un.org"), std::pair("un.org", "a.b.un.org."),
                             std::pair("a.co.uk", "b.a.co.uk"), std::pair("mirror", "mirror."),
                             std::pair("10.0.0.1", "10.0.0.1"), std::pair("x.ohchr.ch", "ohchr.ch")}) {
    CAPTURE(b);
    CHECK(rg::is_same_domain(a, b));
    CHECK(rg::is_same_domain(b, a));
  }
  for (const auto& [a, b] :
       {std::pair("un.org", "corp.org"), std::pair("un.org", "fun.org"), std::pair("un.org", "un.org.evil.example"),
        std::pair("a.co.uk", "b.co.uk"), std::pair("a.co.uk", "co.uk"), std::pair("un.org", "org"),
        std::pair("mirror", "other"), std::pair("a.mirror", "mirror"), std::pair("10.0.0.1", "9.9.0.1"),
        std::pair("un.org", ".org"), std::pair("[::1.2.3.4]", "[::2.2.3.4]"), std::pair("", "un.org")}) {
    CAPTURE(b);
    CHECK(!rg::is_same_domain(a, b));
    CHECK(!rg::is_same_domain(b, a));
  }
}

TEST_CASE("of a proxy's ports only the one that is used") {
  struct Row {
    const char *proxy, *host;
    std::vector<std::uint16_t> ports;
  };
  for (const Row& row : {Row{"http://10.0.0.1:3128", "10.0.0.1", {3128}}, Row{"10.0.0.1:80", "10.0.0.1", {80}},
                         Row{"http://10.0.0.1", "10.0.0.1", {1080}}, Row{"10.0.0.1", "10.0.0.1", {1080}},
                         Row{"https://10.0.0.1", "10.0.0.1", {443}}, Row{"socks5h://10.0.0.1", "10.0.0.1", {1080}},
                         Row{"http://[fd00::1]:8080", "fd00::1", {8080}}, Row{"nonsense://", "10.0.0.1", {}}}) {
    CAPTURE(row.proxy);
    const std::vector<std::string> found = rg::net::proxy_addresses(row.proxy);
    std::vector<std::uint16_t> ports;
    for (const std::uint16_t port : {80, 443, 1080, 3128, 8080}) {
      const sockaddr_storage storage = address(row.host, port);
      if (rg::net::is_one_of(reinterpret_cast<const sockaddr&>(storage), found)) ports.push_back(port);
    }
    CHECK(ports == row.ports);
  }
}

TEST_CASE("the server of an address") {
  const auto origin = rg::origin_of("HTTPS://Documents.UN.org/api?x#y");
  REQUIRE(origin);
  CHECK(origin->scheme == "https");
  CHECK(origin->host == "documents.un.org");
  CHECK(origin->port == "443");
  CHECK(!origin->has_login);
  CHECK(rg::origin_of("http://me@[::1]:8000/")->has_login);
  CHECK(rg::origin_of("http://me@[::1]:8000/")->host == "[::1]");
  CHECK(rg::origin_of("http://[::1]:8000/")->port == "8000");
  CHECK(rg::origin_of("gopher://un.example/x")->scheme == "gopher");
  for (const char* text : {"", "nonsense", "http://", "//un.example/x", "http://a b/"}) {
    CAPTURE(text);
    CHECK(!rg::origin_of(text));
  }
}

TEST_CASE("waits grow up to half a minute, whatever the server asks for and however often it was tried") {
  CHECK(rg::wait_after(1, 0) == milliseconds(500));
  CHECK(rg::wait_after(2, 0) == milliseconds(1000));
  CHECK(rg::wait_after(6, 0) == milliseconds(16'000));
  CHECK(rg::wait_after(1, 7) == milliseconds(7000));
  CHECK(rg::wait_after(5, 7) == milliseconds(8000));
  CHECK(rg::wait_after(1, -1) == milliseconds(500));
  for (const unsigned tries : {7U, 40U, 64U, 100U, 4'000'000'000U})
    CHECK(rg::wait_after(tries, 0) == milliseconds(30'000));
  for (const std::int64_t asked : {std::int64_t{31}, std::int64_t{9'223'372'036'854'776}, INT64_MAX})
    CHECK(rg::wait_after(1, asked) == milliseconds(30'000));
  const rg::Waits waits{milliseconds(100), milliseconds(120'000)};
  CHECK(rg::wait_after(1, 0, waits) == milliseconds(100));
  CHECK(rg::wait_after(3, 0, waits) == milliseconds(400));
  CHECK(rg::wait_after(3, 100, waits) == milliseconds(100'000));
  CHECK(rg::wait_after(40, 500, waits) == milliseconds(120'000));
}

TEST_CASE("statuses that say that a later answer may be another") {
  for (const long status : {0L, 408L, 429L, 500L, 502L, 503L, 504L}) CHECK(rg::HttpAnswer{status, {}}.busy());
  for (const long status : {200L, 202L, 302L, 400L, 401L, 404L, 409L, 501L, 505L, 507L})
    CHECK(!rg::HttpAnswer{status, {}}.busy());
  CHECK(!rg::HttpAnswer{0, {}, "the certificate is refused", {}, true}.busy());
}
