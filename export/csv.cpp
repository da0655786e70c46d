// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "export/csv_field.hpp"
#include "export/plain_tables.hpp"

// CSV for spreadsheets. Lines end with CRLF, as RFC 4180 has it: Excel, LibreOffice, pandas, DuckDB and csvkit take
// that and LF alike, but readers that keep to the letter take this alone. The mark of byte order is for Excel, which
// takes a file that is opened by a double click for one in the system's old encoding without it; pandas, DuckDB and
// csvkit skip it. For lines that `cut` and `grep` can work with, and for lists that stay lists, there is the TSV.
namespace rg {
namespace {

/// Cells that begin so are formulas to a spreadsheet; the wide forms too, to one that is set to Chinese or Japanese.
/// https://owasp.org/www-community/attacks/CSV_Injection
bool is_formula(std::string_view text) {
  for (const std::string_view begin : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"})
    if (text.starts_with(begin)) return true;
  return false;
}

/// Nothing in a text cell is run: an apostrophe stands before what might be, and before a text's own one, so that
/// whoever takes one apostrophe off a cell that begins with one has the text again. NUL, which ends a text for many
/// readers, is left out.
std::size_t put_text(Buffer& out, std::string_view text) {
  std::string without;
  const auto nuls = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\0'));
  if (nuls > 0) {
    std::copy_if(text.begin(), text.end(), std::back_inserter(without), [](char c) { return c != '\0'; });
    text = without;
  }
  put_csv_field(out, text, is_formula(text) || text.starts_with('\'') ? "'" : "");
  return nuls;
}

/// For people to read: with ` | ` between the items.
std::size_t put_list(Buffer& out, std::span<const std::string_view> items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) (text += i > 0 ? " | " : "") += items[i];
  return put_text(out, text);
}

constexpr CellStyle csv{".csv", "\xEF\xBB\xBF", ',', "\r\n", put_text, put_list};

class CsvWriter final : public Writer {
 public:
  ExportReport write(const Graph& graph, Files& files, const ExportOptions& options) const override {
    return write_plain_tables(graph, files, options, csv);
  }
};

}  // namespace

std::unique_ptr<Writer> make_csv() { return std::make_unique<CsvWriter>(); }

}  // namespace rg
