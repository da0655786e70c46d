// SPDX-License-Identifier: Apache-2.0
#include "src/net/curl.hpp"

#include <dlfcn.h>

#include "src/text/problem.hpp"

namespace rg {
namespace {

constexpr const char* file = "libcurl.so.4";

template <class Function>
void find(void* library, const char* name, Function& out) {
  out = reinterpret_cast<Function>(dlsym(library, name));
  if (!out) throw Problem({file, 0, 0}, std::string("has no ") + name, "install the package libcurl4 again");
}

Curl load() {
  void* library = dlopen(file, RTLD_NOW | RTLD_LOCAL);  // stays until the program ends
  if (!library) throw Problem({file, 0, 0}, "could not be loaded", "install the package libcurl4");
  Curl out{};
  find(library, "curl_global_init", out.global_init);
  find(library, "curl_free", out.free);
  find(library, "curl_slist_append", out.slist_append);
  find(library, "curl_slist_free_all", out.slist_free_all);
  find(library, "curl_easy_init", out.easy_init);
  find(library, "curl_easy_cleanup", out.easy_cleanup);
  find(library, "curl_easy_setopt", out.easy_setopt);
  find(library, "curl_easy_perform", out.easy_perform);
  find(library, "curl_easy_getinfo", out.easy_getinfo);
  find(library, "curl_easy_strerror", out.easy_strerror);
  find(library, "curl_easy_escape", out.easy_escape);
  find(library, "curl_url", out.url);
  find(library, "curl_url_set", out.url_set);
  find(library, "curl_url_get", out.url_get);
  find(library, "curl_url_cleanup", out.url_cleanup);
  out.global_init(CURL_GLOBAL_DEFAULT);
  return out;
}

}  // namespace

const Curl& libcurl() {
  static const Curl functions = load();
  return functions;
}

}  // namespace rg
