// SPDX-License-Identifier: Apache-2.0
#include "src/commands/table.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "src/text/unicode.hpp"

namespace rg {
namespace {

std::string text_of(const Cell& cell) {
  if (std::holds_alternative<std::monostate>(cell)) return {};
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.6g", std::get<double>(cell));
  return buffer;
}

/// For machines: all digits that the number needs.
std::string exact(const Cell& cell) {
  const auto* real = std::get_if<double>(&cell);
  if (!real) return text_of(cell);
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, *real).ptr};
}

bool is_control(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_CONTROL_CHAR || c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

/// Columns on a terminal: UAX 11, marks that combine take none.
std::size_t width_of(std::string_view text) {
  std::size_t out = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, at));
    const auto type = u_charType(c);
    const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) continue;
    out += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
  }
  return out;
}

/// Cut to what a terminal's line can hold; the whole stands in JSON and CSV.
std::string shortened(std::string text) {
  constexpr std::size_t widest = 64;
  if (width_of(text) <= widest) return text;
  std::size_t at = 0;
  for (std::size_t width = 0; at < text.size();) {
    std::size_t end = at;
    next_code_point(text, end);
    width += width_of(std::string_view(text).substr(at, end - at));
    if (width >= widest) break;
    at = end;
  }
  return text.substr(0, at) + "…";
}

std::string quoted(const Quote& quote) {
  std::string out = where(quote) + (quote.page > 0 ? " (page " + std::to_string(quote.page) + ")" : "") + ": " +
                    plain(trim(quote.before)) + "【" + plain(quote.words) + "】" + plain(trim(quote.after));
  if (quote.status != "stated") out += "  [" + quote.status + "]";
  if (!quote.correction.empty()) out += "  [correction: " + plain(quote.correction) + "]";
  return out;
}

std::string for_people(const Table& table, bool quotes) {
  std::vector<std::string> head;
  std::vector<std::size_t> widths;
  for (const std::string& column : table.columns) {
    head.push_back(plain(column));
    widths.push_back(width_of(head.back()));
  }
  std::vector<std::vector<std::string>> cells;
  for (const TableRow& row : table.rows) {
    std::vector<std::string>& line = cells.emplace_back();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      line.push_back(shortened(plain(text_of(row.cells[i]))));
      widths[i] = std::max(widths[i], width_of(line.back()));
    }
  }
  const auto put_line = [&](const std::vector<std::string>& line, const TableRow* row, std::string& out) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const std::string gap(widths[i] - width_of(line[i]), ' ');
      const bool right = row && !std::holds_alternative<std::string>(row->cells[i]);
      text += (i == 0 ? "" : "  ") + (right ? gap + line[i] : line[i] + gap);
    }
    out += text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
  };
  std::string out;
  for (const std::string& line : table.heading) out += plain(line) + "\n";
  if (!table.rows.empty()) put_line(head, nullptr, out);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    put_line(cells[i], &table.rows[i], out);
    for (const Quote& quote : table.rows[i].quotes)
      if (quotes) out += "    " + quoted(quote) + "\n";
  }
  for (const std::string& line : table.notes) out += plain(line) + "\n";
  return out;
}

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Json& json, std::string_view text) { json.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }

void put(Json& json, const char* key, std::string_view text) {
  json.Key(key);
  put(json, text);
}

void put(Json& json, const Quote& quote) {
  json.StartObject();
  put(json, "doc", quote.doc);
  put(json, "para", quote.para);
  if (quote.page > 0) {
    json.Key("page");
    json.Uint(quote.page);
  }
  json.Key("span");
  json.StartArray();
  json.Uint(quote.span.begin);
  json.Uint(quote.span.end);
  json.EndArray();
  put(json, "quote", quote.words);
  put(json, "before", quote.before);
  put(json, "after", quote.after);
  if (!quote.rule.empty()) put(json, "status", quote.status);
  if (!quote.rule.empty()) put(json, "rule", quote.rule);
  if (!quote.correction.empty()) put(json, "correction", quote.correction);
  json.EndObject();
}

void put_cell(Json& json, const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) json.Int64(*number);
  else if (const auto* real = std::get_if<double>(&cell)) json.Double(*real);
  else if (std::holds_alternative<std::monostate>(cell)) json.Null();
  else put(json, std::get<std::string>(cell));
}

std::string as_json(const Table& table) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.StartObject();
  json.Key("rows");
  json.StartArray();
  for (const TableRow& row : table.rows) {
    json.StartObject();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      json.Key(table.columns[i].c_str());
      put_cell(json, row.cells[i]);
    }
    if (!row.quotes.empty()) {
      json.Key("evidence");
      json.StartArray();
      for (const Quote& quote : row.quotes) put(json, quote);
      json.EndArray();
    }
    json.EndObject();
  }
  json.EndArray();
  json.Key("notes");
  json.StartArray();
  for (const std::string& note : table.notes) put(json, note);
  json.EndArray();
  json.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

/// RFC 4180. What a spreadsheet would take for a formula gets an apostrophe before it.
std::string field(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) text.insert(0, "'");
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2) text.insert(at, "\"");
  return "\"" + text + "\"";
}

/// Columns of a passage in CSV; those that the table has anyway are left out.
using QuoteField = std::pair<const char*, std::string (*)(const Quote&)>;
constexpr QuoteField quote_fields[] = {
    {"doc", [](const Quote& quote) { return quote.doc; }},
    {"para", [](const Quote& quote) { return quote.para; }},
    {"page", [](const Quote& quote) { return quote.page > 0 ? std::to_string(quote.page) : std::string(); }},
    {"begin", [](const Quote& quote) { return std::to_string(quote.span.begin); }},
    {"end", [](const Quote& quote) { return std::to_string(quote.span.end); }},
    {"quote", [](const Quote& quote) { return quote.words; }},
    {"sentence", [](const Quote& quote) { return quote.before + quote.words + quote.after; }}};

std::string csv_field(const Cell& cell) {
  return std::holds_alternative<std::string>(cell) ? field(text_of(cell)) : exact(cell);
}

std::string as_csv(const Table& table, bool quotes) {
  std::string out;
  std::vector<std::string> head;
  std::vector<QuoteField> extra;
  const auto put_line = [&](const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) out += (i == 0 ? "" : ",") + fields[i];
    out += "\r\n";
  };
  for (const std::string& column : table.columns) head.push_back(field(column));
  for (const QuoteField& each : quote_fields)
    if (quotes && std::find(table.columns.begin(), table.columns.end(), each.first) == table.columns.end()) {
      extra.push_back(each);
      head.emplace_back(each.first);
    }
  put_line(head);
  for (const TableRow& row : table.rows) {
    std::vector<std::string> fields;
    for (const Cell& cell : row.cells) fields.push_back(csv_field(cell));
    if (!quotes || row.quotes.empty()) {
      fields.resize(head.size());
      put_line(fields);
      continue;
    }
    for (const Quote& quote : row.quotes) {
      std::vector<std::string> line = fields;
      for (const QuoteField& each : extra) line.push_back(field(each.second(quote)));
      put_line(line);
    }
  }
  return out;
}

}  // namespace

std::string plain(std::string_view given) {
  const std::string text = valid_utf8(given);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (c == U'\n') out += ' ';
    else if (is_control(c)) out += "\uFFFD";
    else out.append(text, start, at - start);
  }
  return out;
}

std::string where(const Quote& quote) { return quote.doc + " " + quote.para; }

std::string print_table(const Table& table, const Options& options) {
  if (options.json) return as_json(table);
  return options.csv ? as_csv(table, options.quotes) : for_people(table, options.quotes);
}

}  // namespace rg
