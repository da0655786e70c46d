// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rg {

/// How servers are reached. What is empty is left to libcurl: the proxies of http_proxy, https_proxy and no_proxy, the
/// system's certificates.
struct Connecting {
  std::string user_agent, proxy, ca_file, ca_folder;
  /// A server may be silent so long, or slower than 1 kB a second; a body may come so much later than at 20 kB a
  /// second.
  unsigned seconds = 60;
};

struct ResponseHead {
  long status = 0;                            ///< 0: there was no answer
  std::map<std::string, std::string> fields;  ///< names in lower case; the last of several
  /// Empty where there is none.
  std::string field(const char* name) const;
};

struct Get {
  std::string url;
  std::vector<std::string> headers;  ///< lines of the request's head
  bool only_public = false;          ///< connects to no address that isn't of the internet at large; a proxy's may be
  /// Called with each piece of the body; false ends the transfer. Not called for a body of no bytes.
  std::function<bool(const ResponseHead& head, std::string_view bytes)> take;
};

struct Got {
  ResponseHead head;
  std::string redirect;                 ///< where the answer points to, as a whole address
  std::int64_t retry_after = 0;         ///< seconds that the server asks to wait; 0 where it doesn't
  std::string wrong = {}, advice = {};  ///< why there is no answer, or not its end; empty where it is whole
  bool hopeless = false;                ///< that won't get better when it is asked again
  bool stopped = false;                 ///< by `take`
  bool is_private = false;              ///< not connected, as Get::only_public has it
};

/// Asks for one file after the other. Certificates are checked, redirections not followed, and a head of an answer that
/// is longer than 256 kB is not read to its end.
class Downloader {
 public:
  explicit Downloader(Connecting connecting);
  ~Downloader();
  Got get(const Get& request);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace rg
