// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace rg {

/// Who asks: a bearer token, or else a user with a password. No message holds any of it.
struct Login {
  std::string user, password, token;
};

struct HttpLimits {
  unsigned seconds = 60;  ///< for a request and its answer
  unsigned tries = 6;     ///< a request in all, with the waits of wait_after() between them
};

struct HttpAnswer {
  long status = 0;  ///< 0: there was none
  std::string body;
  std::string wrong = {}, advice = {};  ///< why there was none, and what to do
  bool hopeless = false;                ///< there will be none either when it is asked again
  std::string content_type = {};        ///< as the server says
  /// No answer, or one that says that a later one may be another.
  bool busy() const;
};

struct HttpRequest {
  std::string url, body, content_type, accept = "application/json";
  /// Whether the same request may do better later; HttpAnswer::busy() where there is none.
  std::function<bool(const HttpAnswer&)> may_pass = {};
  enum class Method { post, put, head } method = Method::post;
};

struct Waits {
  std::chrono::milliseconds first{500}, longest{30'000};
};

/// How long to wait after so many tries: 0.5, 1, 2 … seconds, as long as the server asks for, and half a minute at
/// most, or as `waits` has it.
std::chrono::milliseconds wait_after(unsigned tries, std::int64_t asked_seconds, const Waits& waits = {});

/// A connection that stays open between requests. Certificates are checked, redirections not followed, and no answer of
/// more than 16 MB is taken.
class Http {
 public:
  Http(Login login, HttpLimits limits);
  ~Http();
  HttpAnswer post(const HttpRequest& request);
  /// Until there is an answer that can't get better, or the tries are over. What is sent must do no harm when it is
  /// done twice, since an answer may be lost.
  HttpAnswer post_again(const HttpRequest& request);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace rg
