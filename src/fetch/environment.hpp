// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "src/net/download.hpp"

namespace rg {

/// Where files that were fetched lie without -o: `$XDG_CACHE_HOME/rightsgraph`, or `~/.cache/rightsgraph`
/// (https://specifications.freedesktop.org/basedir-spec/latest). Throws Problem where there is no home.
std::string cache_folder();

/// The certificates that users of curl name: CURL_CA_BUNDLE, SSL_CERT_FILE, SSL_CERT_DIR
/// (https://curl.se/docs/sslcerts.html). What is given already stays. Proxies libcurl looks up by itself.
Connecting with_environment(Connecting given);

}  // namespace rg
