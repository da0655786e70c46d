// SPDX-License-Identifier: Apache-2.0
#include "src/fetch/environment.hpp"

#include <cstdlib>

#include "src/text/problem.hpp"

namespace rg {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

}  // namespace

std::string cache_folder() {
  const std::string cache = variable("XDG_CACHE_HOME"), home = variable("HOME");
  if (cache.starts_with("/")) return cache + "/rightsgraph";  // the specification ignores other paths
  if (home.empty()) throw Problem({"HOME", 0, 0}, "is not set, so there is no folder for files", "name one with -o");
  return home + "/.cache/rightsgraph";
}

Connecting with_environment(Connecting given) {
  for (const char* name : {"CURL_CA_BUNDLE", "SSL_CERT_FILE"})
    if (given.ca_file.empty()) given.ca_file = variable(name);
  if (given.ca_folder.empty()) given.ca_folder = variable("SSL_CERT_DIR");
  return given;
}

}  // namespace rg
