// SPDX-License-Identifier: Apache-2.0
#include "src/net/http.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include "src/net/connection.hpp"

namespace rg {
namespace {

using net::set;

constexpr std::size_t most_answer = 16 << 20;

extern "C" std::size_t take(const char* bytes, std::size_t size, std::size_t count, void* body) {
  auto& out = *static_cast<std::string*>(body);
  if (out.size() + size * count > most_answer) return 0;  // ends the transfer
  out.append(bytes, size * count);
  return size * count;
}

HttpAnswer failed(CURLcode code, CURL* handle, const HttpLimits& limits) {
  if (code == CURLE_WRITE_ERROR)
    return {0, {}, "the answer is larger than 16 MB", "check that this is the right address", true};
  const net::Failure found = net::failure_of(code, handle, limits.seconds);
  return {0, {}, found.wrong, found.advice, found.hopeless};
}

}  // namespace

bool HttpAnswer::busy() const { return status == 0 ? !hopeless : net::is_busy(status); }

std::chrono::milliseconds wait_after(unsigned tries, std::int64_t asked_seconds, const Waits& waits) {
  constexpr unsigned most_doublings = 20;  // which are longer than any wait
  const std::chrono::milliseconds growing = waits.first * (1U << std::min(std::max(tries, 1U) - 1, most_doublings));
  const std::chrono::seconds asked(std::clamp<std::int64_t>(asked_seconds, 0, waits.longest / std::chrono::seconds(1)));
  return std::min(std::max<std::chrono::milliseconds>(growing, asked), waits.longest);
}

struct Http::Parts {
  Login login;
  HttpLimits limits;
  net::Handle handle = net::new_handle(limits.seconds);  // a login goes to the address that was given, and to no other

  void prepare() {
    CURL* curl = handle.get();
    set(curl, CURLOPT_TIMEOUT, static_cast<long>(limits.seconds));
    set(curl, CURLOPT_WRITEFUNCTION, &take);
    if (!login.token.empty()) {
      set(curl, CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
      set(curl, CURLOPT_XOAUTH2_BEARER, login.token.c_str());
    } else if (!login.user.empty()) {
      set(curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
      set(curl, CURLOPT_USERNAME, login.user.c_str());
      set(curl, CURLOPT_PASSWORD, login.password.c_str());
    }
  }

  /// With its method: to libcurl a body is posted, and what has none is asked for.
  void put_body(const HttpRequest& request) {
    using Method = HttpRequest::Method;
    set(handle.get(), CURLOPT_NOBODY, request.method == Method::head ? 1L : 0L);
    set(handle.get(), CURLOPT_CUSTOMREQUEST, request.method == Method::put ? "PUT" : nullptr);
    if (request.method == Method::head) return;
    set(handle.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(handle.get(), CURLOPT_POSTFIELDS, request.body.data());
  }

  HttpAnswer post(const HttpRequest& request) {
    CURL* curl = handle.get();
    net::HeaderList headers;
    headers.add("Content-Type: " + request.content_type);
    headers.add("Accept: " + request.accept);
    headers.add("Expect:");  // no wait of a second for "100 Continue", which few servers send
    set(curl, CURLOPT_URL, request.url.c_str());
    set(curl, CURLOPT_HTTPHEADER, headers.first);
    put_body(request);
    HttpAnswer answer;
    set(curl, CURLOPT_WRITEDATA, &answer.body);
    const net::NoBrokenPipe guard;
    const CURLcode code = libcurl().easy_perform(curl);
    if (code != CURLE_OK) return failed(code, curl, limits);
    libcurl().easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
    const char* type = nullptr;
    if (libcurl().easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &type) == CURLE_OK && type) answer.content_type = type;
    return answer;
  }

  /// RFC 9110, section 10.2.3.
  std::int64_t retry_after() const {
    curl_off_t asked = 0;
    libcurl().easy_getinfo(handle.get(), CURLINFO_RETRY_AFTER, &asked);
    return asked;
  }
};

Http::Http(Login login, HttpLimits limits) {
  parts_ = std::make_unique<Parts>(std::move(login), limits);
  parts_->prepare();
}

Http::~Http() = default;

HttpAnswer Http::post(const HttpRequest& request) { return parts_->post(request); }

HttpAnswer Http::post_again(const HttpRequest& request) {
  for (unsigned tried = 1;; ++tried) {
    HttpAnswer answer = parts_->post(request);
    const bool may_pass = request.may_pass ? request.may_pass(answer) : answer.busy();
    if (!may_pass || tried >= parts_->limits.tries) return answer;
    std::this_thread::sleep_for(wait_after(tried, parts_->retry_after()));
  }
}

}  // namespace rg
