// SPDX-License-Identifier: Apache-2.0
#include "src/read/text.hpp"

#include "src/read/characters.hpp"
#include "src/read/encoding.hpp"
#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

namespace rg {
namespace {

class LineMaker {
 public:
  explicit LineMaker(Text& out) : out_(out) {}

  void add(char32_t c) { characters_.add(c); }

  void end_line() { out_.lines.push_back({characters_.take(), ++number_, page_}); }

  void end_page() {
    if (!characters_.empty()) end_line();
    ++page_;
  }

  void finish(bool has_pages) {
    if (!characters_.empty()) end_line();
    if (!has_pages)
      for (Line& line : out_.lines) line.page = 0;
    out_.dropped_characters = characters_.dropped();
  }

 private:
  Text& out_;
  read::Characters characters_;
  std::uint32_t number_ = 0, page_ = 1;
};

}  // namespace

Text read_text(std::string_view bytes, const std::string& path, const std::string& encoding) {
  read::Decoded decoded = read::decode(bytes, path, encoding);
  Text out;
  out.path = path;
  out.encoding = std::move(decoded.encoding);
  LineMaker lines(out);
  const std::string_view text = decoded.utf8;
  if (trim(text).empty()) throw Problem({path, 0, 0}, "is empty", "give a file with text");
  bool has_pages = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == U'\r' && at < text.size() && text[at] == '\n') continue;
    if (c == U'\n' || c == U'\r' || c == U'\v' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      lines.end_line();
    } else if (c == U'\f') {
      has_pages = true;
      lines.end_page();
    } else {
      lines.add(c);
    }
  }
  lines.finish(has_pages);
  return out;
}

}  // namespace rg
