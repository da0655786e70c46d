// SPDX-License-Identifier: Apache-2.0
#include "src/net/curl.hpp"

#include "src/text/shared_library.hpp"

namespace rg {
namespace {

Curl load() {
  const SharedLibrary library("libcurl.so.4", "libcurl4");
  Curl out{};
  library.find("curl_global_init", out.global_init);
  library.find("curl_free", out.free);
  library.find("curl_slist_append", out.slist_append);
  library.find("curl_slist_free_all", out.slist_free_all);
  library.find("curl_easy_init", out.easy_init);
  library.find("curl_easy_cleanup", out.easy_cleanup);
  library.find("curl_easy_setopt", out.easy_setopt);
  library.find("curl_easy_perform", out.easy_perform);
  library.find("curl_easy_getinfo", out.easy_getinfo);
  library.find("curl_easy_strerror", out.easy_strerror);
  library.find("curl_easy_escape", out.easy_escape);
  library.find("curl_url", out.url);
  library.find("curl_url_set", out.url_set);
  library.find("curl_url_get", out.url_get);
  library.find("curl_url_cleanup", out.url_cleanup);
  out.global_init(CURL_GLOBAL_DEFAULT);
  return out;
}

}  // namespace

const Curl& libcurl() {
  static const Curl functions = load();
  return functions;
}

}  // namespace rg
