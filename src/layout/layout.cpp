// SPDX-License-Identifier: Apache-2.0
#include "src/layout/layout.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

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

/// `50/4. Title` of a resolution, else the last line of the front page that isn't the author's.
std::string title_of(const Document& document) {
  for (const Place& place : document.places) {
    if (place.kind != PlaceKind::front) continue;
    std::string title;
    for (std::string_view rest = place.text; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = trim(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const std::size_t dot = line.find(". ");
      if (line.find('/') < dot && dot < 12 && is_digit(static_cast<unsigned char>(line.front())))
        return std::string(trim(line.substr(dot + 2)));
      const bool authors = line.ends_with("的报告") && !title.empty();
      if (!authors && !line.empty()) title = line;
    }
    return title;
  }
  return {};
}

}  // namespace

struct Layout::Parts {
  std::vector<std::string> prefixes;
  std::array<std::shared_ptr<const layout::Wording>, language_count> wordings;
  std::optional<layout::Languages> languages;
};

Layout::Layout(const Schema& schema) : parts_(std::make_unique<Parts>()) {
  if (const NodeType* type = schema.node_type("Document")) parts_->prefixes = type->prefixes;
  for (std::size_t i = 0; i < language_count; ++i) parts_->wordings[i] = layout::wording_of(schema, languages[i]);
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
  const layout::Wording& wording = *parts_->wordings[language_index(document.language) % language_count];
  layout::mark_furniture(rows, wording, prefixes);
  layout::mark_paragraphs(rows, wording);
  layout::mark_footnotes(rows, wording);
  layout::fill_places(document, rows, wording);
  layout::order_notes(document.places);

  const std::string stem = valid_utf8(stem_of(text.path));
  document.symbol = symbol.empty() ? symbol_of(rows.rows, stem, prefixes) : valid_utf8(symbol);
  document.key = document.symbol.empty() ? stem : key_of_symbol(document.symbol);
  document.title = title_of(document);
  const bool has_front = !document.places.empty() && document.places.front().kind == PlaceKind::front;
  document.year = year_of(document.symbol, has_front ? document.places.front().text : std::string_view{});
  return document;
}

}  // namespace rg
