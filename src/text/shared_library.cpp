// SPDX-License-Identifier: Apache-2.0
#include "src/text/shared_library.hpp"

#include <dlfcn.h>

#include <utility>

#include "src/text/problem.hpp"

namespace rg {

SharedLibrary::SharedLibrary(std::string file, std::string package)
    : file_(std::move(file)), package_(std::move(package)), library_(dlopen(file_.c_str(), RTLD_NOW | RTLD_LOCAL)) {
  if (!library_) throw Problem({file_, 0, 0}, "could not be loaded", "install the package " + package_);
}

void* SharedLibrary::symbol(const char* name) const {
  void* found = dlsym(library_, name);
  if (!found) throw Problem({file_, 0, 0}, std::string("has no ") + name, "install the package " + package_ + " again");
  return found;
}

}  // namespace rg
