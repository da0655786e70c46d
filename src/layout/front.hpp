// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "src/layout/calendar.hpp"
#include "src/layout/ordinals.hpp"
#include "src/layout/wording.hpp"

/// What the front page of a document says of it.
namespace rg::layout {

struct FrontMatter {
  std::string title;
  std::string date;                       ///< of distribution, ISO 8601; empty where none is printed
  std::string session;                    ///< `50`, `S-30` of a special one, `ES-11` of an emergency special one
  std::vector<std::string> agenda_items;  ///< `2`, `72(b)`
};

/// A line of the front page.
struct FrontLine {
  const Row* row = nullptr;
  std::string folded;
};

using FrontPatterns = std::vector<std::unique_ptr<RE2>>;

/// `wording/<language>/front.toml`.
struct FrontWording {
  Calendar calendar;
  FrontPatterns distribution, original, emergency_sessions, special_sessions, sessions, agenda, authors, reporters,
      titles;
  Phrases not_titles;
  std::vector<std::string> open_words;
};

/// Reads the front pages of one language.
class FrontReader {
 public:
  /// Throws Problem where the wording files are wrong.
  FrontReader(const Schema& schema, std::string_view language, std::shared_ptr<const Wording> wording);
  /// Of the rows before `end`. A page of a document without numbered paragraphs has no title that can be told from
  /// text.
  FrontMatter read(const Rows& rows, std::size_t end, bool has_title) const;

 private:
  std::string date_of(const std::vector<FrontLine>& lines) const;
  std::string day_in(std::string_view line) const;

  std::shared_ptr<const Wording> layout_;
  FrontWording wording_;
  Calendar english_;  ///< fronts in other languages have English dates too
  Ordinals ordinals_, english_ordinals_;
};

/// How many rows come before the summary, the first heading and the first paragraph; the first forty where none of
/// these is near.
struct FrontEnd {
  std::size_t rows = 0;
  bool found = false;
};
FrontEnd end_of_front(const Rows& rows, const Wording& wording);

/// The index of the first line that one of the patterns matches from its beginning, and the first group; lines.size()
/// where none does.
struct FoundLine {
  std::size_t index = 0;
  std::string group;
};
FoundLine first_match(const std::vector<FrontLine>& lines, const FrontPatterns& patterns);
bool matches(const FrontLine& line, const FrontPatterns& patterns);

/// The title: what is printed below the agenda items and their titles, and above who wrote the document. `below` is the
/// number of lines down to the agenda item, the session or the language of the original.
std::string title_of(const std::vector<FrontLine>& lines, std::size_t below, bool has_agenda, const Setting& setting,
                     const FrontWording& wording, const Wording& layout);

}  // namespace rg::layout
