// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/ask.hpp"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "graph/store/tables.hpp"

namespace rg {
namespace {

/// The sentence around a span of code points, by Unicode's rules (UAX 29), which know the marks of all six languages.
Span sentence_around(std::string_view text, Span span) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) return span;
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  breaks->setText(units);
  const auto unit = [&](std::uint32_t point) { return units.moveIndex32(0, static_cast<std::int32_t>(point)); };
  const auto point = [&](std::int32_t at) { return static_cast<std::uint32_t>(units.countChar32(0, at)); };
  const std::int32_t begin = unit(span.begin), end = std::max(begin, unit(span.end) - 1);
  const std::int32_t first = breaks->isBoundary(begin) ? begin : breaks->preceding(begin),
                     last = breaks->following(end);
  return {point(first),
          last == icu::BreakIterator::DONE ? static_cast<std::uint32_t>(units.countChar32()) : point(last)};
}

}  // namespace

Named named_of(SQLite::Statement& row) {
  return {row.getColumn(0).getInt64(), row.getColumn(1), row.getColumn(2), row.getColumn(3)};
}

Named node_of_number(Database& store, std::int64_t number) {
  Named out;
  store.each(
      "SELECT number, id, type, name FROM node WHERE number = ?", [&](SQLite::Statement& row) { out = named_of(row); },
      number);
  return out;
}

Quote quote_of(Database& store, const Passing& passing) {
  Quote out;
  out.span = passing.span;
  out.status = passing.status;
  out.rule = passing.rule;
  out.correction = passing.correction;
  store.each(
      "SELECT d.doc, d.year, p.para, p.page, p.text FROM place p JOIN document d ON d.number = p.number >> 20 "
      "WHERE p.number = ?",
      [&](SQLite::Statement& row) {
        out.doc = row.getColumn(0).getString();
        out.year = static_cast<std::uint32_t>(row.getColumn(1).getInt64());
        out.para = row.getColumn(2).getString();
        out.page = static_cast<std::uint32_t>(row.getColumn(3).getInt64());
        const std::string text = row.getColumn(4).getString();
        const Span sentence = sentence_around(text, passing.span);
        out.words = slice(text, passing.span);
        out.before = slice(text, {sentence.begin, passing.span.begin});
        out.after = slice(text, {passing.span.end, sentence.end});
      },
      passing.place);
  return out;
}

std::size_t report_count(Database& store) {
  return static_cast<std::size_t>(*store.number("SELECT count(*) FROM document WHERE node IS NOT NULL"));
}

}  // namespace rg
