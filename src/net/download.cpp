// SPDX-License-Identifier: Apache-2.0
#include "src/net/download.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <exception>
#include <optional>

#include "src/net/address.hpp"
#include "src/net/connection.hpp"
#include "src/net/proxy.hpp"
#include "src/text/unicode.hpp"

namespace rg {
namespace {

using net::set;

constexpr std::size_t most_head = 256 << 10;
constexpr long least_speed = 1000;           // bytes a second, for Connecting::seconds at a stretch
constexpr std::int64_t mean_speed = 20'000;  // of a body, which may be late by Connecting::seconds

/// One request on its way; libcurl hands it to the functions below. They are called from C, so nothing is thrown
/// through it.
struct Transfer {
  using Clock = std::chrono::steady_clock;
  const Get& request;
  CURL* handle;
  const Connecting& connecting;
  std::optional<std::vector<std::string>>& proxies;
  Got got = {};
  std::size_t head_bytes = 0;
  bool is_head_too_long = false, is_private = false, is_slow = false;
  std::optional<Clock::time_point> body_begin = {};
  std::int64_t body_bytes = 0;
  std::exception_ptr thrown = {};

  bool add_head(std::string_view line);
  bool add_body(std::string_view bytes);
  bool comes_in_time(std::size_t bytes);
  bool may_connect(const sockaddr& to);
  Clock::duration time() const { return Clock::now() - *body_begin; }
};

std::string in_lower_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

bool Transfer::add_head(std::string_view line) {
  head_bytes += line.size();
  if (head_bytes > most_head) {
    is_head_too_long = true;
    return false;
  }
  if (line.starts_with("HTTP/")) got.head.fields.clear();  // of an interim answer (RFC 9110, section 15.2)
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos)
    got.head.fields[in_lower_case(line.substr(0, colon))] = valid_utf8(trim(line.substr(colon + 1)));
  return true;
}

bool Transfer::add_body(std::string_view bytes) {
  libcurl().easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &got.head.status);
  got.stopped = !bytes.empty() && !request.take(got.head, bytes);
  return !got.stopped && comes_in_time(bytes.size());
}

/// The time allowed grows with what has come, and not with the length that a server tells, which may be any.
bool Transfer::comes_in_time(std::size_t bytes) {
  if (!body_begin) body_begin = Clock::now();
  body_bytes += static_cast<std::int64_t>(bytes);
  is_slow = time() > std::chrono::seconds(connecting.seconds + body_bytes / mean_speed);
  return !is_slow;
}

bool Transfer::may_connect(const sockaddr& to) {
  if (request.only_public && !is_public(to)) {
    if (!proxies) proxies = net::proxy_addresses(connecting.proxy);
    is_private = !net::is_one_of(to, *proxies);
  }
  return !is_private;
}

template <class Work>
std::size_t guarded(Transfer& transfer, std::size_t size, Work work) {
  try {
    if (work()) return size;
  } catch (...) {
    transfer.thrown = std::current_exception();
  }
  return size == 0 ? 1 : 0;  // another number than was given ends the transfer
}

extern "C" std::size_t take_head(const char* bytes, std::size_t size, std::size_t count, void* data) {
  auto& transfer = *static_cast<Transfer*>(data);
  return guarded(transfer, size * count, [&] { return transfer.add_head({bytes, size * count}); });
}

extern "C" std::size_t take_body(const char* bytes, std::size_t size, std::size_t count, void* data) {
  auto& transfer = *static_cast<Transfer*>(data);
  return guarded(transfer, size * count, [&] { return transfer.add_body({bytes, size * count}); });
}

/// Looks at the very address that is connected to: what a name stood for a moment ago doesn't count.
extern "C" curl_socket_t open_socket(void* data, curlsocktype, curl_sockaddr* to) {
  auto& transfer = *static_cast<Transfer*>(data);
  try {
    if (!transfer.may_connect(to->addr)) return CURL_SOCKET_BAD;
  } catch (...) {
    transfer.thrown = std::current_exception();
    return CURL_SOCKET_BAD;
  }
  return ::socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

void fail(Got& got, const std::string& wrong, const std::string& advice, bool hopeless) {
  got.wrong = wrong;
  got.advice = advice;
  got.hopeless = hopeless;
}

void tell_slowness(Transfer& transfer) {
  const bool is_steady = transfer.is_slow && transfer.time() < std::chrono::seconds(transfer.body_bytes / least_speed);
  const std::string wrong = is_steady
                                ? "less than 20 kB a second came on the whole"
                                : "less than 1 kB a second came for " + counted(transfer.connecting.seconds, "second");
  fail(transfer.got, wrong, "try again later, or give it more time with --seconds", false);
}

void tell_failure(Transfer& transfer, CURLcode code) {
  const unsigned seconds = transfer.connecting.seconds;
  Got& got = transfer.got;
  if (got.stopped) return;
  got.is_private = transfer.is_private && code == CURLE_COULDNT_CONNECT;
  if (got.is_private) return fail(got, "leads to an address that is not public", "check what the server is", true);
  if (transfer.is_head_too_long) return fail(got, "the head of the answer doesn't end", "check the server", true);
  if (transfer.is_slow || (code == CURLE_OPERATION_TIMEDOUT && got.head.status != 0)) return tell_slowness(transfer);
  if (code == CURLE_PARTIAL_FILE || (code == CURLE_RECV_ERROR && got.head.status != 0))
    return fail(got, "the connection broke off before the end", "try again later", false);
  net::Failure found = net::failure_of(code, transfer.handle, seconds);
  fail(got, found.wrong, found.advice, found.hopeless);
}

}  // namespace

std::string ResponseHead::field(const char* name) const {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : found->second;
}

struct Downloader::Parts {
  Connecting connecting;
  net::Handle handle = net::new_handle(connecting.seconds);
  std::optional<std::vector<std::string>> proxies = {};  ///< looked up when they are needed

  void prepare() {
    CURL* curl = handle.get();
    set(curl, CURLOPT_LOW_SPEED_LIMIT, least_speed);
    set(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(connecting.seconds));
    set(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    set(curl, CURLOPT_HEADERFUNCTION, &take_head);
    set(curl, CURLOPT_WRITEFUNCTION, &take_body);
    set(curl, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    for (const auto& [option, text] :
         {std::pair(CURLOPT_USERAGENT, &connecting.user_agent), std::pair(CURLOPT_PROXY, &connecting.proxy),
          std::pair(CURLOPT_CAINFO, &connecting.ca_file), std::pair(CURLOPT_CAPATH, &connecting.ca_folder)})
      if (!text->empty()) set(curl, option, text->c_str());
  }

  CURLcode perform(Transfer& transfer) {
    net::HeaderList headers;
    for (const std::string& line : transfer.request.headers) headers.add(line);
    CURL* curl = handle.get();
    set(curl, CURLOPT_URL, transfer.request.url.c_str());
    set(curl, CURLOPT_HTTPHEADER, headers.first);
    for (const CURLoption option : {CURLOPT_HEADERDATA, CURLOPT_WRITEDATA, CURLOPT_OPENSOCKETDATA})
      set(curl, option, &transfer);
    const long anew = transfer.request.only_public ? 1L : 0L;  // a connection that stayed open wasn't looked at
    set(curl, CURLOPT_FRESH_CONNECT, anew);
    set(curl, CURLOPT_FORBID_REUSE, anew);
    const net::NoBrokenPipe guard;
    return libcurl().easy_perform(curl);
  }
};

Downloader::Downloader(Connecting connecting) : parts_(std::make_unique<Parts>(std::move(connecting))) {
  parts_->prepare();
}

Downloader::~Downloader() = default;

Got Downloader::get(const Get& request) {
  CURL* curl = parts_->handle.get();
  Transfer transfer{request, curl, parts_->connecting, parts_->proxies};
  const CURLcode code = parts_->perform(transfer);
  if (transfer.thrown) std::rethrow_exception(transfer.thrown);
  Got& got = transfer.got;
  libcurl().easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &got.head.status);
  if (code != CURLE_OK) tell_failure(transfer, code);
  const char* redirect = nullptr;
  if (libcurl().easy_getinfo(curl, CURLINFO_REDIRECT_URL, &redirect) == CURLE_OK && redirect) got.redirect = redirect;
  curl_off_t asked = 0;
  libcurl().easy_getinfo(curl, CURLINFO_RETRY_AFTER, &asked);  // RFC 9110, section 10.2.3
  got.retry_after = std::max<curl_off_t>(asked, 0);
  return std::move(got);
}

}  // namespace rg
