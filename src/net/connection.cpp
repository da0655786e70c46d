// SPDX-License-Identifier: Apache-2.0
#include "src/net/connection.hpp"

#include <algorithm>

namespace rg::net {
namespace {

constexpr unsigned most_seconds_to_connect = 10;

unsigned seconds_to_connect(unsigned seconds) { return std::min(seconds, most_seconds_to_connect); }

bool was_connected(CURL* handle) {
  curl_off_t microseconds = 0;
  libcurl().easy_getinfo(handle, CURLINFO_PRETRANSFER_TIME_T, &microseconds);
  return microseconds > 0;
}

/// Says goodbye to servers, which may have gone.
void close_handle(CURL* handle) {
  const NoBrokenPipe guard;
  libcurl().easy_cleanup(handle);
}

Failure too_slow(CURL* handle, unsigned seconds) {
  if (!was_connected(handle))
    return {"no connection in " + std::to_string(seconds_to_connect(seconds)) + " seconds",
            "check the address, and what stands between here and the server"};
  return {"no answer in " + std::to_string(seconds) + " seconds",
          "check the server, or give it more time with --seconds"};
}

}  // namespace

NoBrokenPipe::NoBrokenPipe() {
  sigset_t pipe, pending;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  sigpending(&pending);
  was_pending_ = sigismember(&pending, SIGPIPE) == 1;
  pthread_sigmask(SIG_BLOCK, &pipe, &before_);
}

NoBrokenPipe::~NoBrokenPipe() {
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  const timespec at_once{};
  if (!was_pending_) sigtimedwait(&pipe, nullptr, &at_once);  // takes what has come meanwhile
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

Handle new_handle(unsigned seconds) {
  Handle out(libcurl().easy_init(), close_handle);
  if (!out) throw std::bad_alloc();
  set(out.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  set(out.get(), CURLOPT_FOLLOWLOCATION, 0L);
  set(out.get(), CURLOPT_NOSIGNAL, 1L);
  set(out.get(), CURLOPT_CONNECTTIMEOUT, static_cast<long>(seconds_to_connect(seconds)));
  return out;
}

Failure failure_of(CURLcode code, CURL* handle, unsigned seconds) {
  const std::string reason = libcurl().easy_strerror(code);
  switch (code) {
    case CURLE_COULDNT_CONNECT: return {"nothing answers there", "check the address, and that the server runs"};
    case CURLE_COULDNT_RESOLVE_HOST: return {"there is no server of this name", "check the address"};
    case CURLE_COULDNT_RESOLVE_PROXY: return {"there is no proxy of the name that is set", "check the proxy's address"};
    case CURLE_OPERATION_TIMEDOUT: return too_slow(handle, seconds);
    case CURLE_PEER_FAILED_VERIFICATION:
      return {"the server's certificate is refused (" + reason + ")", "check the address and the certificate", true};
    case CURLE_SSL_CACERT_BADFILE:
      return {"the file of certificates can't be read", "check --cacert, CURL_CA_BUNDLE and SSL_CERT_FILE", true};
    default: return {"the connection failed (" + reason + ")", "check the server and the network"};
  }
}

bool is_busy(long status) {
  switch (status) {
    case 408:
    case 429:
    case 500:
    case 502:
    case 503:
    case 504: return true;
    default: return false;
  }
}

}  // namespace rg::net
