// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/read/text.hpp"
#include "src/schema/schema.hpp"

/// Lines → places.
namespace rg {

enum class PlaceKind { front, summary, preamble, paragraph, footnote, vote, body, row };

/// Where a footnote's marker stood; the marker itself is no part of the text.
struct NoteMarker {
  std::uint32_t at = 0;  ///< code points into the place's text
  std::uint32_t number = 0;
};

/// A cell of a table's row.
struct TableCell {
  std::string column;                ///< the head of its column; empty where there is none
  std::uint32_t begin = 0, end = 0;  ///< code points of the place's text
};

/// One numbered place of a report with its text, hard wraps undone.
struct Place {
  PlaceKind kind{};
  std::string key;            ///< `front summary pre p12 fn3 vote body`, and `t1.r5`: row 5 of the first table
  std::uint32_t number = 0;   ///< of a paragraph or footnote
  std::uint32_t page = 0;     ///< where it begins; 0 where the file marks no pages
  std::uint32_t section = 0;  ///< counts headings: places with the same number stand under the same heading
  std::string heading;        ///< the nearest heading above it
  std::string text;           ///< paragraphs inside it are separated by one line feed
  std::vector<NoteMarker> notes;
  std::vector<TableCell> cells;  ///< of a table's row, in order; empty ones are left out
};

/// A line that is in no place, and why.
struct DroppedLine {
  std::uint32_t number = 0;  ///< 1-based line of the file
  std::string_view reason;   ///< `heading`, `page header`, `page number`, `link`, `contents`, …
  std::string text;
};

struct Document {
  std::string path;
  std::string key;                        ///< `A-HRC-50-51`: the symbol with `-` for `/`, or the file's stem
  std::string symbol;                     ///< `A/HRC/50/51`; empty where none is known
  std::string title;                      ///< of the front page, or of the resolution
  std::string language;                   ///< ISO 639-1; empty where it is none of the six
  std::string date;                       ///< of distribution, ISO 8601; empty where the front page has none
  std::string session;                    ///< `50`, `S-30`, `ES-11`; empty where it isn't known
  std::vector<std::string> agenda_items;  ///< `2`, `72(b)`
  std::vector<std::string> kinds;         ///< `draft`, `addendum`, … as the symbol says
  std::uint32_t year = 0;                 ///< in which it came out; 0 where that isn't known
  std::vector<Place> places;
  std::vector<DroppedLine> dropped;
  std::size_t lines = 0;  ///< non-blank lines read
};

/// Lays reports out by the wording of a schema, which is read once: one serves all threads.
class Layout {
 public:
  /// The schema must outlive it.
  explicit Layout(const Schema& schema);
  explicit Layout(const Schema&& passing) = delete;
  ~Layout();
  /// Reads the wording of all languages, which is read as it is needed otherwise. Throws Problem where it is wrong.
  void check() const;
  /// `symbol` overrules what the front page and the file's name say.
  Document operator()(const Text& text, const std::string& symbol = {}) const;
  /// The places and the symbol alone, without title, date and the rest of the front page, which take longer to read
  /// than all places of a short report.
  Document places_of(const Text& text, const std::string& symbol = {}) const;

 private:
  struct Parts;
  Document lay_out(const Text& text, const std::string& symbol, bool with_front_page) const;
  std::unique_ptr<Parts> parts_;
};

/// The same for a single report.
inline Document lay_out(const Text& text, const Schema& schema, const std::string& symbol = {}) {
  return Layout(schema)(text, symbol);
}

/// The year of a report: what its symbol says (S/2022/1, and the session of A/77/1 within a year), else the first that
/// its front page names; 0 where neither does.
std::uint32_t year_of(std::string_view symbol, std::string_view front);

/// JSON lines, one a place: doc, para, page, text, and notes where there are any.
std::string to_json_lines(const Document& document);

}  // namespace rg
