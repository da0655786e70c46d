// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "src/read/text.hpp"

namespace rg {

/// A web page, or a document saved as one: a line a paragraph of its main content. Its charset is `encoding` where that
/// is given, else as the page says, else as it looks. Throws Problem for what has no text.
Text read_html(std::string_view bytes, const std::string& path, const std::string& encoding = {});

}  // namespace rg
