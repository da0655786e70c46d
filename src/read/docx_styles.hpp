// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>

namespace rg::docx {

/// What of the look of characters tells how to read them.
struct Look {
  std::optional<bool> hidden, superscript, bold;
  std::optional<int> rise, size;  ///< half-points

  /// This one, with what `nearer` says put over it.
  Look under(const Look& nearer) const;
  /// Superscript, or raised by hand and smaller than the text around, of `around` half-points.
  bool is_raised(int around) const;
};

Look look_of(pugi::xml_node run_properties);

enum class Purpose : std::uint8_t { text, heading, contents };

struct Style {
  Look look;
  std::optional<int> list, level;  ///< w:numId and w:ilvl
  std::string list_from;           ///< the style that says which list
  std::optional<int> outline;      ///< 0 to 8; 9 is text
  Purpose named = Purpose::text;   ///< what its name says it is for
};

/// The styles of a document, each with what it takes over from those that it is based on.
class Styles {
 public:
  explicit Styles(pugi::xml_node root);
  /// The default style of paragraphs where there is none of that id.
  const Style& paragraph(std::string_view id) const;
  const Look& character(std::string_view id) const;
  /// The list that a style of lists stands for.
  std::optional<int> list_of(std::string_view id) const;

 private:
  Style resolved(std::string_view id) const;
  std::unordered_map<std::string_view, pugi::xml_node> nodes_;
  mutable std::unordered_map<std::string, Style> known_;  ///< filled as styles are asked for
  Look defaults_;
  std::string default_paragraph_;
};

}  // namespace rg::docx
