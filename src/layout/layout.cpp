// SPDX-License-Identifier: Apache-2.0
#include "src/layout/layout.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>

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
void keep_symbol(layout::Rows& rows, const layout::FrontEnd& front) {
  const auto begin = rows.rows.begin(), end = begin + static_cast<std::ptrdiff_t>(front.rows);
  const auto is_text = [](const Row& row) { return row.role == layout::Role::text; };
  if (!front.found || std::none_of(begin, end, is_text)) return;
  const auto symbol = std::find_if(begin, end, [](const Row& row) { return row.reason == "page header"; });
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

struct Layout::Parts {
  std::vector<std::string> prefixes;
  std::map<std::string, std::string> kinds;
  std::array<std::shared_ptr<const layout::Wording>, language_count> wordings;
  std::optional<layout::Languages> languages;
  std::array<std::unique_ptr<const layout::FrontReader>, language_count> fronts;
};

Layout::Layout(const Schema& schema) : parts_(std::make_unique<Parts>()) {
  if (const NodeType* type = schema.node_type("Document")) {
    parts_->prefixes = type->prefixes;
    parts_->kinds = type->kinds;
  }
  for (std::size_t i = 0; i < language_count; ++i) {
    parts_->wordings[i] = layout::wording_of(schema, languages[i]);
    parts_->fronts[i] = std::make_unique<layout::FrontReader>(schema, languages[i], parts_->wordings[i]);
  }
  parts_->languages.emplace(parts_->wordings);
}

Layout::~Layout() = default;

Document Layout::operator()(const Text& text, const std::string& symbol) const {
  layout::Rows rows = layout::rows_of(text);
  const std::vector<std::string>& prefixes = parts_->prefixes;
  Document document;
  document.path = text.path;
  document.lines = rows.rows.size();
  document.language = parts_->languages->of(rows.rows);
  const std::size_t language = language_index(document.language) % language_count;
  const layout::Wording& wording = *parts_->wordings[language];
  layout::mark_furniture(rows, wording, prefixes);
  layout::mark_paragraphs(rows, wording);
  layout::mark_footnotes(rows, wording);
  const layout::FrontEnd front = layout::end_of_front(rows, wording);
  keep_symbol(rows, front);
  layout::fill_places(document, rows, wording);
  layout::order_notes(document.places);

  const std::string stem = valid_utf8(stem_of(text.path));
  document.symbol = symbol.empty() ? symbol_of(rows.rows, stem, prefixes) : valid_utf8(symbol);
  document.key = document.symbol.empty() ? stem : key_of_symbol(document.symbol);
  const bool has_front = !document.places.empty() && document.places.front().kind == PlaceKind::front;
  document.kinds = kinds_of(document.symbol, parts_->kinds);
  take(document, parts_->fronts[language]->read(rows, front.rows, has_front));
  if (!document.date.empty()) document.year = static_cast<std::uint32_t>(std::stoul(document.date.substr(0, 4)));
  else document.year = year_of(document.symbol, has_front ? document.places.front().text : std::string_view{});
  return document;
}

}  // namespace rg
