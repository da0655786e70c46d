// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "src/mentions/mentions.hpp"

/// Text with its mentions folded: each one becomes one private-use character that tells its type, so that a rule is a
/// short pattern over types and function words. `人权高专办与开发署一道` is `⟦Office⟧与⟦Agency⟧一道`.
namespace rg {

constexpr std::size_t most_types = 256;

/// The character of a type: U+E000 and on, by the type's place in the list.
class FoldAlphabet {
 public:
  /// At most `most_types`.
  explicit FoldAlphabet(std::vector<std::string> types) : types_(std::move(types)) {}
  char32_t symbol(std::string_view type) const;  ///< 0 for a type that isn't in the list
  static bool is_symbol(char32_t c) { return c >= 0xE000 && c < 0xE000 + most_types; }

  /// What patterns are written with besides types.
  struct Notation {
    std::vector<std::string> between;            ///< what joins a list
    std::map<std::string, std::string> aliases;  ///< `Org` → `Office|Agency`
    std::string parts;  ///< pattern of what may stand behind an item of a list and is a part of it: 秘书处
    std::string gap = "[^，。；：]";  ///< a character of a region
  };
  /// A pattern with `⟦Type⟧`, `⟦Type+⟧` (a list, each perhaps with a bracket behind it; of two at least in the group
  /// `each`), `⟦Type*⟧` (a stretch of text that holds at least one) and `⟦Type:name⟧` (a named group, also with `+` or
  /// `*`) as RE2 takes it; `|` between types means any of them. Throws std::invalid_argument with what is wrong.
  std::string expand(std::string_view pattern, const Notation& notation) const;
  /// The characters of `Type|Type`, aliases resolved.
  std::u32string symbols(std::string_view types, const Notation& notation, int depth = 0) const;

 private:
  std::vector<std::string> types_;
};

class Folded {
 public:
  struct Part {
    Range range;              ///< in the squeezed text
    std::size_t mention = 0;  ///< index into the mentions given, or npos for plain text
  };
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  /// Folds bytes `range` of the text. Mentions come sorted and don't overlap; those of unknown type stay as text.
  /// What stands between two `marks` (“”, 《》) is left out, but for a mention that is all of it; so is a bracket with
  /// a short form behind its name.
  Folded(std::string_view text, Range range, const std::vector<Mention>& mentions, const FoldAlphabet& alphabet,
         const std::vector<std::string>& marks = {});

  const std::string& text() const { return text_; }
  /// A mention of the type of this character is folded in.
  bool holds(char32_t type) const { return types_.test(type & (most_types - 1)); }
  /// Bytes of the squeezed text behind bytes [begin, end) of the folded one.
  Range source(std::size_t begin, std::size_t end) const;
  /// Mentions folded in bytes [begin, end).
  std::vector<std::size_t> mentions(std::size_t begin, std::size_t end) const;

 private:
  std::string text_;
  std::bitset<most_types> types_;     ///< that are there, by their character
  std::vector<std::size_t> from_;     ///< by byte: where the character begins in the squeezed text
  std::vector<std::size_t> to_;       ///< by byte: where it ends there
  std::vector<std::size_t> mention_;  ///< by byte: mention or npos
};

}  // namespace rg
