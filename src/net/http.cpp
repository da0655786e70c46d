// SPDX-License-Identifier: Apache-2.0
#include "src/net/http.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "src/net/curl.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

constexpr std::size_t most_answer = 16 << 20;
constexpr std::chrono::milliseconds first_wait(500), longest_wait(30'000);
constexpr unsigned most_seconds_to_connect = 10;

struct HeaderList {
  curl_slist* first = nullptr;
  ~HeaderList() { libcurl().slist_free_all(first); }
  HeaderList() = default;
  HeaderList(const HeaderList&) = delete;
  HeaderList& operator=(const HeaderList&) = delete;
  void add(const std::string& line) {
    curl_slist* longer = libcurl().slist_append(first, line.c_str());
    if (!longer) throw std::bad_alloc();
    first = longer;
  }
};

extern "C" std::size_t take(const char* bytes, std::size_t size, std::size_t count, void* body) {
  auto& out = *static_cast<std::string*>(body);
  if (out.size() + size * count > most_answer) return 0;  // ends the transfer
  out.append(bytes, size * count);
  return size * count;
}

template <typename Value>
void set(CURL* handle, CURLoption option, Value value) {
  if (libcurl().easy_setopt(handle, option, value) != CURLE_OK)
    throw std::logic_error("libcurl doesn't know an option of requests");
}

long seconds_to_connect(const HttpLimits& limits) { return std::min(limits.seconds, most_seconds_to_connect); }

bool was_connected(CURL* handle) {
  curl_off_t microseconds = 0;
  libcurl().easy_getinfo(handle, CURLINFO_PRETRANSFER_TIME_T, &microseconds);
  return microseconds > 0;
}

HttpAnswer failed(CURLcode code, CURL* handle, const HttpLimits& limits) {
  const auto answer = [](const std::string& wrong, const std::string& advice, bool hopeless = false) {
    return HttpAnswer{0, {}, wrong, advice, hopeless};
  };
  const std::string reason = libcurl().easy_strerror(code);
  switch (code) {
    case CURLE_COULDNT_CONNECT: return answer("nothing answers there", "check the address, and that the server runs");
    case CURLE_COULDNT_RESOLVE_HOST: return answer("there is no server of this name", "check the address");
    case CURLE_OPERATION_TIMEDOUT:
      if (!was_connected(handle))
        return answer("no connection in " + std::to_string(seconds_to_connect(limits)) + " seconds",
                      "check the address, and what stands between here and the server");
      return answer("no answer in " + std::to_string(limits.seconds) + " seconds",
                    "check the server, or give it more time with --seconds");
    case CURLE_PEER_FAILED_VERIFICATION:
      return answer("the server's certificate is refused (" + reason + ")", "check the address and the certificate",
                    true);
    case CURLE_WRITE_ERROR:
      return answer("the answer is larger than 16 MB", "check that this is the right address", true);
    default: return answer("the connection failed (" + reason + ")", "check the server and the network");
  }
}

std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (libcurl().url_get(url, part, &text, 0) != CURLUE_OK) return {};
  std::string out = text;
  libcurl().free(text);
  return out;
}

}  // namespace

std::string checked_url(const std::string& text) {
  // Before all else: a password must not come out in a message
  if (text.find('@') != std::string::npos)
    throw Usage("the address holds a user or a password; give them by environment variables");
  const std::unique_ptr<CURLU, void (*)(CURLU*)> url(libcurl().url(), libcurl().url_cleanup);
  if (!url) throw std::bad_alloc();
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

bool HttpAnswer::busy() const {
  switch (status) {
    case 0: return !hopeless;
    case 408:
    case 429:
    case 500:
    case 502:
    case 503:
    case 504: return true;
    default: return false;
  }
}

std::chrono::milliseconds wait_after(unsigned tries, std::int64_t asked_seconds) {
  constexpr unsigned most_doublings = 6;  // which are longer than longest_wait
  const std::chrono::milliseconds growing = first_wait * (1U << std::min(std::max(tries, 1U) - 1, most_doublings));
  const std::chrono::seconds asked(std::clamp<std::int64_t>(asked_seconds, 0, longest_wait / std::chrono::seconds(1)));
  return std::min(std::max<std::chrono::milliseconds>(growing, asked), longest_wait);
}

struct Http::Parts {
  Login login;
  HttpLimits limits;
  std::unique_ptr<CURL, void (*)(CURL*)> handle{libcurl().easy_init(), libcurl().easy_cleanup};

  void prepare() {
    CURL* curl = handle.get();
    set(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    set(curl, CURLOPT_FOLLOWLOCATION, 0L);  // a login goes to the address that was given, and to no other
    set(curl, CURLOPT_NOSIGNAL, 1L);
    set(curl, CURLOPT_CONNECTTIMEOUT, seconds_to_connect(limits));
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
    HeaderList headers;
    headers.add("Content-Type: " + request.content_type);
    headers.add("Accept: " + request.accept);
    headers.add("Expect:");  // no wait of a second for "100 Continue", which few servers send
    set(curl, CURLOPT_URL, request.url.c_str());
    set(curl, CURLOPT_HTTPHEADER, headers.first);
    put_body(request);
    HttpAnswer answer;
    set(curl, CURLOPT_WRITEDATA, &answer.body);
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
  if (!parts_->handle) throw std::bad_alloc();
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
