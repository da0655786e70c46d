// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "src/read/text.hpp"

namespace rg {

class PdfWorkers;

/// Reads a report in any format that it knows, by its bytes and not by its name. One serves all threads.
class Reader {
 public:
  Reader();
  ~Reader();
  /// `encoding` overrules what text and web pages say or look like. Throws Problem for what can't be read.
  Text operator()(std::string_view bytes, const std::string& path, const std::string& encoding) const;

 private:
  std::unique_ptr<PdfWorkers> pdf_;
};

}  // namespace rg
