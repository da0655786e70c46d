// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rg::read {

/// The attributes of an element, as the parser has them: names and values by turns, at the end a null.
class Attributes {
 public:
  explicit Attributes(const unsigned char* const* pairs) : pairs_(pairs) {}
  /// Calls `found(name, value)` for each.
  template <class Found>
  void each(Found found) const {
    for (const unsigned char* const* pair = pairs_; pair && *pair; pair += 2)
      found(reinterpret_cast<const char*>(pair[0]), pair[1] ? reinterpret_cast<const char*>(pair[1]) : "");
  }

 private:
  const unsigned char* const* pairs_;
};

/// What a page is told to, in its order. Each start has its end, whatever the page lacks.
class PageListener {
 public:
  virtual ~PageListener() = default;
  virtual void start(std::string_view element, const Attributes& attributes) = 0;
  virtual void end() = 0;
  virtual void text(std::string_view utf8) = 0;
};

/// Parses a page in UTF-8, without NUL, by libxml2. Nothing is fetched and no entity of the page's own is known.
/// Throws Problem for elements nested too deeply.
void parse_html(std::string_view utf8, const std::string& path, PageListener& listener);

}  // namespace rg::read
