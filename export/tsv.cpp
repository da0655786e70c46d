// SPDX-License-Identifier: Apache-2.0
#include "export/json_stream.hpp"
#include "export/plain_tables.hpp"

// TSV for programs: a line is a row and a tab ends a cell, whatever is in them, so that `cut`, DuckDB, pandas and
// pyarrow need no quoting. Text has \t, \n, \r and \\ for what would break that, as PostgreSQL's COPY does; a list is a
// JSON array, in which JSON's own escapes do the same, since its items may hold any separator.
namespace rg {
namespace {

std::string_view escape(char c) {
  switch (c) {
    case '\t': return "\\t";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\\': return "\\\\";
    default: return {};  // NUL, which ends a text for many readers
  }
}

std::size_t put_text(Buffer& out, std::string_view text) {
  constexpr std::string_view special("\t\n\r\\\0", 5);
  std::size_t dropped = 0;
  for (std::size_t at; (at = text.find_first_of(special)) != std::string_view::npos; text.remove_prefix(at + 1)) {
    out << text.substr(0, at) << escape(text[at]);
    dropped += text[at] == '\0';
  }
  out << text;
  return dropped;
}

std::size_t put_list(Buffer& out, std::span<const std::string_view> items) {
  JsonStream stream(out);
  Json json(stream);
  put_json(json, items);
  return 0;
}

constexpr CellStyle tsv{".tsv", "", '\t', "\n", put_text, put_list};

class TsvWriter final : public Writer {
 public:
  ExportReport write(const Graph& graph, Files& files, const ExportOptions& options) const override {
    return write_plain_tables(graph, files, options, tsv);
  }
};

}  // namespace

std::unique_ptr<Writer> make_tsv() { return std::make_unique<TsvWriter>(); }

}  // namespace rg
