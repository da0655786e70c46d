// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/mentions/mentions.hpp"
#include "src/mentions/wording.hpp"

namespace rg::mentions {

/// Finds resolutions and document symbols; one report long, since a resolution cited once in full may be cited later by
/// its number alone.
class CitationFinder {
 public:
  CitationFinder(const Schema& schema, const Wording& wording, const Document& document);

  /// Symbols: `A/HRC/50/51`, `A/HRC/38/26 和 27`, `S/RES/1244(1999)`.
  std::vector<Mention> symbols(const Squeezed& text) const;

  /// `同上`: the document cited last before it. `symbols` are those of the place.
  std::vector<Mention> dittos(const Squeezed& text, const std::vector<Mention>& symbols, const Place& place);

  /// Numbers: `第48/141号决议`, `第60/251和65/281号决议`. `names` are the mentions of the place; `marker_names` those
  /// of the sentence that a footnote hangs on, where the place is a footnote.
  std::vector<Mention> numbers(const Squeezed& text, const std::vector<Mention>& names,
                               const std::vector<std::string>& marker_owners, const std::string& para,
                               std::vector<Remark>& remarks);

  /// Bodies that adopt resolutions, in the sentence of the text that ends at or holds byte `at`, last first.
  std::vector<std::string> owners_around(const Squeezed& text, const std::vector<Mention>& names, std::size_t at) const;

  /// Gives `理事会` and other names that bodies share the id of the one meant.
  void settle_shared_names(const Squeezed& text, std::vector<Mention>& names);

 private:
  struct Number {
    Range range;       ///< with what stands before it
    std::string text;  ///< `48/141`, `1244(1999)`
  };
  std::optional<Mention> next_in_series(std::string_view text, std::size_t at, const std::string& symbol) const;
  std::vector<Number> list_before(std::string_view text, std::size_t end) const;
  const Mention* owner_between(std::string_view text, const std::vector<Mention>& names, Range range) const;
  std::string settle_owner(const Number& number, std::string_view text, const std::string& named,
                           const std::vector<std::string>& marker_owners, const std::string& para,
                           std::vector<Remark>& remarks);
  static std::string_view numbering_of(std::string_view number);
  bool may_own(const std::string& owner, const std::string& number) const;
  std::string id_of(const std::string& owner, const std::string& number) const;
  Range sentence(std::string_view text, std::size_t at) const;

  const Schema& schema_;
  const Wording& wording_;
  const std::vector<std::string>& prefixes_;
  std::string issuer_;                        ///< the body that issued the report, by its symbol
  std::map<std::string, std::string> known_;  ///< number → owner, as the report has cited it in full
  struct LastSymbol {
    std::uint32_t where = 0;  ///< section of the text, or number of the footnote
    std::string type, id;
  };
  LastSymbol in_text_, in_notes_;
  std::map<std::string, std::string> last_shared_;  ///< shared name → id last named in full
};

}  // namespace rg::mentions
