// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <csignal>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>

#include "src/net/curl.hpp"

/// What all requests have in common; for this folder alone, as <curl/curl.h> comes with it.
namespace rg::net {

using Handle = std::unique_ptr<CURL, void (*)(CURL*)>;

/// Speaks only http and https, follows no redirection by itself, and gives up connecting after a while.
Handle new_handle(unsigned seconds);

template <typename Value>
void set(CURL* handle, CURLoption option, Value value) {
  if (libcurl().easy_setopt(handle, option, value) != CURLE_OK)
    throw std::logic_error("libcurl doesn't know an option of requests");
}

/// While it lives, a write to a connection that the other side has closed doesn't end the program: TLS writes without
/// asking for that, and libcurl leaves the signal alone where it is told to use none.
class NoBrokenPipe {
 public:
  NoBrokenPipe();
  ~NoBrokenPipe();
  NoBrokenPipe(const NoBrokenPipe&) = delete;
  NoBrokenPipe& operator=(const NoBrokenPipe&) = delete;

 private:
  sigset_t before_;
  bool was_pending_;
};

/// Lines of a request's head.
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

struct Failure {
  std::string wrong, advice;
  bool hopeless = false;  ///< there will be no answer either when it is asked again
};

/// Why there was no answer; `seconds` is what the request was given.
Failure failure_of(CURLcode code, CURL* handle, unsigned seconds);

/// A status that says that a later answer may be another (RFC 9110, section 15).
bool is_busy(long status);

}  // namespace rg::net
