// SPDX-License-Identifier: Apache-2.0
#include "src/layout/layout.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <mutex>

#include "src/layout/front.hpp"
#include "src/layout/language.hpp"
#include "src/layout/places.hpp"
#include "src/layout/symbol.hpp"
#include "src/text/unicode.hpp"

namespace rg {
namespace {

using layout::Row;

constexpr std::size_t cover_rows = 15;  // the symbol stands at the head of the cover

/// The first symbol that stands alone on one of the rows, or behind `United Nations` on one of the first five.
std::string printed_symbol(const std::vector<Row>& rows, std::size_t from, std::size_t to,
                           const std::vector<std::string>& prefixes) {
  for (std::size_t i = from; i < std::min(to, rows.size()); ++i) {
    const Row& row = rows[i];
    if (row.said == Said::furniture && to < rows.size()) ++to;  // menus stand above the cover
    if (row.width > 60) continue;
    const std::size_t at = row.text.find_last_of(" \t") + 1;
    const Symbol symbol = read_symbol(row.text, at, prefixes);
    if ((at == 0 || i < 5) && symbol.length > 0 && symbol.length == row.text.size() - at) return symbol.text;
  }
  return {};
}

/// By the cover, else by the file's name, else by the heads of pages.
std::string symbol_of(const std::vector<Row>& rows, std::string_view stem, const std::vector<std::string>& prefixes) {
  if (std::string cover = printed_symbol(rows, 0, cover_rows, prefixes); !cover.empty()) return cover;
  if (std::string name = symbol_of_stem(stem, prefixes); !name.empty()) return name;
  return printed_symbol(rows, cover_rows, rows.size(), prefixes);
}

std::string stem_of(const std::string& path) {
  std::string stem = std::filesystem::path(path).stem().string();
  return stem.empty() || stem == "-" ? "stdin" : stem;
}

/// The symbol on the front page is no page header: it says which document this is.
void keep_symbol(layout::Rows& rows, const layout::FrontEnd& front, const std::vector<std::string>& prefixes) {
  const auto begin = rows.rows.begin(), end = begin + static_cast<std::ptrdiff_t>(front.rows);
  const auto is_text = [](const Row& row) { return row.role == layout::Role::text; };
  if (!front.found || std::none_of(begin, end, is_text)) return;
  const auto symbol = std::find_if(begin, end, [&](const Row& row) {
    return row.said == Said::nothing && row.reason == "page header" &&
           read_symbol(row.text, 0, prefixes).length == row.text.size();
  });
  if (symbol == end) return;
  symbol->role = layout::Role::text;
  symbol->reason = {};
}

void take(Document& document, layout::FrontMatter front) {
  document.title = std::move(front.title);
  document.date = std::move(front.date);
  document.session = std::move(front.session);
  document.agenda_items = std::move(front.agenda_items);
}

}  // namespace

/// A report needs the wording of one language: compiling the patterns of all takes longer than laying it out.
struct Layout::Parts {
  struct Language {
    std::once_flag once, front_once;
    std::shared_ptr<const layout::Wording> wording;
    std::unique_ptr<const layout::FrontReader> front;
  };

  explicit Parts(const Schema& s) : schema(s), languages_told(s) {
    const NodeType* type = schema.node_type("Document");
    if (type) prefixes = type->prefixes;
    if (type) kinds = type->kinds;
  }

  const Language& language(std::string_view code) {
    const std::size_t index = language_index(code) % language_count;
    Language& out = by_language[index];
    std::call_once(out.once, [&] { out.wording = layout::wording_of(schema, languages[index]); });
    return out;
  }

  const layout::FrontReader& front_of(std::string_view code) {
    const std::size_t index = language_index(code) % language_count;
    Language& out = by_language[index];
    language(code);
    std::call_once(out.front_once,
                   [&] { out.front = std::make_unique<layout::FrontReader>(schema, languages[index], out.wording); });
    return *out.front;
  }

  const Schema& schema;
  std::vector<std::string> prefixes;
  std::map<std::string, std::string> kinds;
  layout::Languages languages_told;
  std::array<Language, language_count> by_language;
};

Layout::Layout(const Schema& schema) : parts_(std::make_unique<Parts>(schema)) {}
Layout::~Layout() = default;

void Layout::check() const {
  for (const std::string_view code : languages) parts_->front_of(code);
}

namespace {

std::string_view text_of_front(const Document& document) {
  const auto front = std::find_if(document.places.begin(), document.places.end(),
                                  [](const Place& place) { return place.kind == PlaceKind::front; });
  return front == document.places.end() ? std::string_view{} : front->text;
}

}  // namespace

Document Layout::operator()(const Text& text, const std::string& symbol) const { return lay_out(text, symbol, true); }

Document Layout::places_of(const Text& text, const std::string& symbol) const { return lay_out(text, symbol, false); }

Document Layout::lay_out(const Text& text, const std::string& symbol, bool with_front_page) const {
  layout::Rows rows = layout::rows_of(text);
  const std::vector<std::string>& prefixes = parts_->prefixes;
  Document document;
  document.path = text.path;
  document.lines = rows.rows.size();
  document.language = parts_->languages_told.of(rows.rows);
  const layout::Wording& wording = *parts_->language(document.language).wording;
  layout::mark_furniture(rows, wording, prefixes);
  layout::mark_paragraphs(rows, wording);
  layout::mark_footnotes(rows, wording);
  const layout::FrontEnd front = layout::end_of_front(rows, wording);
  keep_symbol(rows, front, prefixes);
  const layout::NotePlaces heading_notes = layout::fill_places(document, rows, wording);
  const bool has_front = !document.places.empty() && document.places.front().kind == PlaceKind::front;
  layout::order_notes(document.places, heading_notes);

  const std::string stem = valid_utf8(stem_of(text.path));
  document.symbol = symbol.empty() ? symbol_of(rows.rows, stem, prefixes) : valid_utf8(symbol);
  document.key = document.symbol.empty() ? stem : key_of_symbol(document.symbol);
  if (!with_front_page) return document;
  document.kinds = kinds_of(document.symbol, parts_->kinds);
  take(document, parts_->front_of(document.language).read(rows, front.rows, has_front));
  if (!document.date.empty()) document.year = static_cast<std::uint32_t>(std::stoul(document.date.substr(0, 4)));
  else document.year = year_of(document.symbol, text_of_front(document));
  return document;
}

}  // namespace rg
