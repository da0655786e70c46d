// SPDX-License-Identifier: Apache-2.0
#include "export/gexf_attributes.hpp"

#include <algorithm>
#include <numeric>
#include <type_traits>

#include "export/xml.hpp"

namespace rg {
namespace {

/// Gephi's XML parser, Woodstox, gives up at an attribute of more than 524,288 characters of UTF-16.
constexpr std::size_t most_characters = 500'000;

/// Characters of UTF-16.
std::size_t utf16_length(std::string_view utf8) {
  const auto units = [](std::size_t sum, char c) {
    const auto byte = static_cast<unsigned char>(c);
    return sum + ((byte & 0xC0U) == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1);
  };
  return std::accumulate(utf8.begin(), utf8.end(), std::size_t{0}, units);
}

/// An item of a list with its quotes, comma and backslashes.
std::size_t length_of(std::string_view item) {
  const auto is_escaped = [](char c) { return c == '\\' || c == '"'; };
  return utf16_length(item) + 4 + static_cast<std::size_t>(std::count_if(item.begin(), item.end(), is_escaped));
}

/// Gephi finds columns by ids, whatever their case.
std::string lower_case(std::string_view name) {
  std::string out(name);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

const char* type_of(Kind kind) {
  switch (kind) {
    case Kind::whole: return "integer";
    case Kind::real: return "double";
    case Kind::list: return "liststring";
    case Kind::text: break;
  }
  return "string";
}

/// Writes the values of a row, and counts what is left out.
struct Values {
  Buffer& out;
  std::size_t dropped = 0;

  void put(std::string_view, std::monostate) {}

  void put(std::string_view key, std::string_view value) {
    if (value.size() > most_characters && utf16_length(value) > most_characters) {
      dropped += utf16_length(value);
      return;
    }
    begin(key);
    dropped += put_xml(out, value);
    out << "\"/>";
  }

  /// As Gephi's ArraysParser takes a list apart: in brackets and quotes, a backslash before quotes and backslashes.
  void put(std::string_view key, std::span<const std::string_view> items) {
    items = items.first(fitting(items));
    if (items.empty()) return;
    begin(key);
    const char* between = "[&quot;";
    for (const std::string_view item : items) {
      out << between;
      between = "&quot;, &quot;";
      put_item(item);
    }
    out << "&quot;]\"/>";
  }

  template <class Number>
    requires std::is_arithmetic_v<Number>
  void put(std::string_view key, Number value) {
    begin(key);
    out.number(value) << "\"/>";
  }

  void begin(std::string_view key) {
    out << "<attvalue for=\"";
    put_xml(out, key);
    out << "\" value=\"";
  }

  /// How many items an attribute has room for; the rest is counted.
  std::size_t fitting(std::span<const std::string_view> items) {
    std::size_t count = 0, length = 0;
    for (const std::string_view item : items) {
      length += length_of(item);
      if (length <= most_characters) ++count;
      else dropped += utf16_length(item);
    }
    return count;
  }

  void put_item(std::string_view item) {
    for (std::size_t at = 0; at < item.size();) {
      const std::size_t next = std::min(item.find_first_of("\\\"", at + 1), item.size());
      if (item[at] == '\\' || item[at] == '"') out << '\\';
      dropped += put_xml(out, item.substr(at, next - at));
      at = next;
    }
  }
};

}  // namespace

/// What bears the name of a column that Gephi makes itself, or of one before it, gets another.
GexfAttributes::GexfAttributes(const Rows& rows, const std::set<std::string_view>& with_a_place) {
  std::set<std::string> taken{"id", "label", "interval", "timeset"};
  std::set<std::size_t> elsewhere;
  for (const std::string_view name : with_a_place) elsewhere.insert(rows.column(name));
  for (std::size_t i = 0; i < rows.columns().size(); ++i) {
    if (elsewhere.count(i) > 0) continue;
    Column column = rows.columns()[i];
    while (!taken.insert(lower_case(column.name)).second) column.name.insert(0, "rg.");
    columns_.push_back(std::move(column));
    from_.push_back(i);
  }
}

std::size_t GexfAttributes::declare(Buffer& out, std::string_view of) const {
  std::size_t dropped = 0;
  out << "    <attributes class=\"" << of << "\" mode=\"static\">\n";
  for (const Column& column : columns_) {
    out << "      <attribute id=\"";
    dropped += put_xml(out, column.name);
    out << "\" title=\"";
    put_xml(out, column.name);
    out << "\" type=\"" << type_of(column.kind) << "\"/>\n";
  }
  out << "    </attributes>\n";
  return dropped;
}

std::size_t GexfAttributes::put(Buffer& out, std::span<const Value> row) const {
  Values values{out};
  out << "<attvalues>";
  for (std::size_t i = 0; i < columns_.size(); ++i)
    std::visit([&](const auto& value) { values.put(columns_[i].name, value); }, row[from_[i]]);
  out << "</attvalues>";
  return values.dropped;
}

}  // namespace rg
