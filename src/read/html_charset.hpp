// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "src/read/encoding.hpp"

namespace rg::read {

/// ICU's name of the encoding that the page's own head names, by the labels of
/// https://encoding.spec.whatwg.org/#names-and-labels; empty where it names none that is known.
std::string declared_charset(std::string_view page);

/// Decodes by `encoding`, else by a byte order mark, else as UTF-8 where it is that, else by what the page says where
/// its bytes can be that, else by what its text looks like. Throws Problem.
Decoded decode_page(std::string_view page, const std::string& path, const std::string& encoding);

}  // namespace rg::read
