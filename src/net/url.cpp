// SPDX-License-Identifier: Apache-2.0
#include "src/net/url.hpp"

#include <algorithm>
#include <memory>
#include <new>

#include "src/net/curl.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

using Url = std::unique_ptr<CURLU, void (*)(CURLU*)>;

Url new_url() {
  Url out(libcurl().url(), libcurl().url_cleanup);
  if (!out) throw std::bad_alloc();
  return out;
}

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (libcurl().url_get(url, part, &text, flags) != CURLUE_OK) return {};
  std::string out = text;
  libcurl().free(text);
  return out;
}

std::string in_lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

}  // namespace

std::string checked_url(const std::string& text) {
  // Before all else: a password must not come out in a message
  if (text.find('@') != std::string::npos)
    throw Usage("the address holds a user or a password; give them by environment variables");
  const Url url = new_url();
  const bool read = libcurl().url_set(url.get(), CURLUPART_URL, text.c_str(), 0) == CURLUE_OK;
  const std::string scheme = read ? part_of(url.get(), CURLUPART_SCHEME) : "";
  if (scheme != "http" && scheme != "https")
    throw Usage("`" + text + "` is no address of http or https, such as http://localhost:7474");
  if (text.find_first_of("?#") != std::string::npos)  // what follows may be a key, so it isn't repeated
    throw Usage("the address holds a ? or #; leave it out");
  return text.substr(0, text.find_last_not_of('/') + 1);
}

std::string url_segment(const std::string& text) {
  const std::unique_ptr<char, void (*)(void*)> out(
      libcurl().easy_escape(nullptr, text.data(), static_cast<int>(text.size())), libcurl().free);
  if (!out) throw std::bad_alloc();
  return out.get();
}

std::optional<Origin> origin_of(const std::string& text) {
  const Url url = new_url();
  if (libcurl().url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
    return std::nullopt;
  return Origin{in_lower_case(part_of(url.get(), CURLUPART_SCHEME)), in_lower_case(part_of(url.get(), CURLUPART_HOST)),
                part_of(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT),
                !part_of(url.get(), CURLUPART_USER).empty() || !part_of(url.get(), CURLUPART_PASSWORD).empty(),
                !part_of(url.get(), CURLUPART_PORT).empty()};
}

}  // namespace rg
