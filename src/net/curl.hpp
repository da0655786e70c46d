// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <curl/curl.h>

namespace rg {

/// The functions of libcurl, which is looked for when it is first needed: it brings 25 libraries, and loading those
/// took every run of the program 3 ms, whatever it was asked for (2.1 ms became 5.4).
struct Curl {
  decltype(&::curl_global_init) global_init;
  decltype(&::curl_free) free;
  decltype(&::curl_slist_append) slist_append;
  decltype(&::curl_slist_free_all) slist_free_all;
  decltype(&::curl_easy_init) easy_init;
  decltype(&::curl_easy_cleanup) easy_cleanup;
  decltype(&::curl_easy_setopt) easy_setopt;
  decltype(&::curl_easy_perform) easy_perform;
  decltype(&::curl_easy_getinfo) easy_getinfo;
  decltype(&::curl_easy_strerror) easy_strerror;
  decltype(&::curl_easy_escape) easy_escape;
  decltype(&::curl_url) url;
  decltype(&::curl_url_set) url_set;
  decltype(&::curl_url_get) url_get;
  decltype(&::curl_url_cleanup) url_cleanup;
};

/// Throws Problem where there is none.
const Curl& libcurl();

}  // namespace rg
