// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "src/layout/layout.hpp"
#include "src/ledger/ledger.hpp"
#include "src/mentions/squeezed.hpp"
#include "src/schema/schema.hpp"

/// Who is named in a place.
namespace rg {

/// Bytes [begin, end) of a place's squeezed text.
struct Range {
  std::size_t begin = 0, end = 0;
  auto operator<=>(const Range&) const = default;
};

struct Mention {
  Range range;
  std::string type, id;
  bool nested = false;  ///< inside another mention, such as the country in an office's name
  auto operator<=>(const Mention&) const = default;
};

struct PlaceMentions {
  Squeezed text;
  std::vector<Mention> mentions;  ///< by where they begin, the longer first
};

struct Mentions {
  std::vector<PlaceMentions> places;  ///< one for each place of the document
  std::vector<Remark> remarks;
};

/// Acronyms in Latin capitals that are no name's and that no bracket behind a name defines, with how often they stand
/// in the report. Parts of symbols and links don't count.
std::map<std::string, std::size_t> undefined_abbreviations(const Mentions& mentions);

/// Everything that finds names; made once from a schema, then only read.
class MentionFinder {
 public:
  /// Throws Problem where the wording files are wrong.
  explicit MentionFinder(const Schema& schema);
  ~MentionFinder();
  Mentions find(const Document& document) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace rg
