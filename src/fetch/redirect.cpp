// SPDX-License-Identifier: Apache-2.0
#include "src/fetch/redirect.hpp"

#include "src/net/address.hpp"
#include "src/net/url.hpp"
#include "src/text/unicode.hpp"

namespace rg {

bool is_same_server(const std::string& url, const std::string& other) {
  const auto a = origin_of(url), b = origin_of(other);
  if (!a || !b || a->host != b->host) return false;
  const bool upgraded = b->scheme == "http" && a->scheme == "https" && b->port == "80" && a->port == "443";
  return upgraded || (a->scheme == b->scheme && a->port == b->port);
}

std::string unsafe_redirect(const std::string& from, const std::string& to, const std::string& base, bool has_proxy) {
  const auto before = origin_of(from), after = origin_of(to);
  if (!after) return "redirects to something that is no address";
  if (after->scheme != "http" && after->scheme != "https")
    return "redirects to " + valid_utf8(after->scheme) + ":, which is neither http nor https";
  if (before && before->scheme == "https" && after->scheme == "http")
    return "redirects from https to http, where others can read and change it";
  if (after->has_login) return "redirects to an address with a login";
  if (is_same_server(to, base)) return {};
  const auto trusted = origin_of(base);
  const bool is_near = trusted && is_same_domain(after->host, trusted->host);
  if (is_written_private(after->host) || (has_proxy && is_near && leads_to_private(after->host)))
    return "redirects to " + server_of(to) + ", an address that is not public";
  if (has_proxy && !is_near)
    return "redirects to " + server_of(to) +
           ", of another domain, where a proxy may lead to an address that is not public";
  return {};
}

std::string server_of(const std::string& url) {
  const auto origin = origin_of(url);
  return origin ? valid_utf8(origin->scheme + "://" + origin->host + ":" + origin->port) : std::string();
}

}  // namespace rg
