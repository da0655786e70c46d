// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/read/html_page.hpp"

namespace rg::read {

/// Word draws bullets as letters of other fonts.
enum class Font : std::uint8_t { letters, symbols, typewriter };
Font font_of(std::string_view style, Font outside);
/// Is it a bullet, where it begins a line?
bool is_bullet(std::string_view text, Font font);

/// The text of the line that is being read, white space collapsed as browsers do
/// (https://www.w3.org/TR/css-text-3/#white-space-phase-1), with what may be markers in it.
class PageRun {
 public:
  void add(std::string_view utf8, bool in_link);
  /// As it is, but for line ends, of which there are none.
  void add_preformatted(std::string_view utf8);
  void add_space() { pending_ = pending_ == Pending::none ? Pending::space : pending_; }

  bool empty() const { return text_.empty(); }
  std::string_view text() const { return text_; }
  std::size_t size() const { return text_.size(); }
  std::size_t in_links() const { return in_links_; }

  /// The text from byte `from` on stood raised, or linked to `target`.
  void raise(std::size_t from);
  void link(std::size_t from, std::string target);

  /// Text and marks, and a bullet as the label; the run is empty then.
  PageLine take();

 private:
  enum class Pending : std::uint8_t { none, space, line_end };
  void put_pending(std::string_view next);
  /// Without the spaces at its ends.
  void narrow(std::size_t& begin, std::size_t& end) const;

  std::string text_;
  std::vector<PageMark> marks_;
  std::size_t in_links_ = 0;
  Pending pending_ = Pending::none;
};

}  // namespace rg::read
