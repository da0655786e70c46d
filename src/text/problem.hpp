// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace rg {

/// Where something is wrong: a file, and a 1-based line and column (in code points); 0 where it has none.
struct Location {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
};

/// Bad input. what() is one line, `FILE:LINE:COLUMN: what is wrong; what to do`.
struct Problem : std::runtime_error {
  Problem(const Location& where, const std::string& wrong, const std::string& advice)
      : std::runtime_error(text(where) + ": " + wrong + "; " + advice) {}

 private:
  static std::string text(const Location& where) {
    std::string out = where.file;
    for (const std::size_t number : {where.line, where.column})
      if (number > 0) out += ':' + std::to_string(number);
    return out;
  }
};

/// The command line is wrong; what() says how.
struct Usage : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace rg
