// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace rg {

/// A library that is loaded when it is first needed, since loading it costs each run time that few runs make use of.
/// It stays until the program ends.
class SharedLibrary {
 public:
  /// Throws Problem where it isn't there: `package` is what to install.
  SharedLibrary(std::string file, std::string package);

  template <class Function>
  void find(const char* name, Function& out) const {
    out = reinterpret_cast<Function>(symbol(name));
  }

 private:
  void* symbol(const char* name) const;
  std::string file_, package_;
  void* library_;
};

}  // namespace rg
