// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

namespace rg {

/// Who asks: a bearer token, or else a user with a password. No message holds any of it.
struct Login {
  std::string user, password, token;
};

struct HttpLimits {
  unsigned seconds = 60;  ///< for a request and its answer
  unsigned tries = 6;     ///< a request in all, with waits of 0.5, 1, 2 … seconds between them
};

struct HttpAnswer {
  long status = 0;  ///< 0: there was none
  std::string body;
  std::string wrong = {}, advice = {};  ///< why there was none, and what to do
  bool hopeless = false;                ///< there will be none either when it is asked again
  std::string content_type = {};        ///< as the server says
  bool busy() const { return (status == 0 && !hopeless) || status == 429 || status >= 500; }
};

struct HttpRequest {
  std::string url, body, content_type, accept = "application/json";
  /// Of an answer with status 2xx: whether all of it is there. A connection that breaks between the lines of a head
  /// looks like one that is over.
  bool (*is_whole)(const HttpAnswer&) = nullptr;
  /// Of an answer that isn't busy(): whether the same request may do better later.
  bool (*is_passing)(const HttpAnswer&) = nullptr;
  enum class Method { post, put, head } method = Method::post;
};

/// Throws Usage unless the text is an address of http or https without user, password, question and fragment; gives it
/// back without slashes at its end.
std::string checked_url(const std::string& text);

/// Percent-encodes what is no part of a path's segment (RFC 3986, section 2.3).
std::string url_segment(const std::string& text);

/// A connection that stays open between requests. Certificates are checked, redirections not followed, and no answer of
/// more than 16 MB is taken.
class Http {
 public:
  Http(Login login, HttpLimits limits);
  ~Http();
  HttpAnswer post(const HttpRequest& request);
  /// Until there is an answer that isn't busy(), or the tries are over. What is sent must do no harm when it is done
  /// twice, since an answer may be lost.
  HttpAnswer post_again(const HttpRequest& request);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace rg
