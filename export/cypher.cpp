// SPDX-License-Identifier: Apache-2.0
#include <unicode/uchar.h>

#include "export/buffer.hpp"
#include "export/neo4j.hpp"
#include "src/text/unicode.hpp"

// A file for cypher-shell: constraints, then batches of `:param rows => […];` (a command of cypher-shell and of Neo4j
// Browser, which must be one line) each with the statement that merges them.
namespace rg {
namespace {

constexpr std::size_t most_rows = 500, most_bytes = 256 << 10;

void put_escape(std::string& out, unsigned unit) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[(unit >> shift) & 15];
}

/// What can be seen, and means nothing to Cypher or to a terminal: letters, digits, marks and signs of all scripts. Of
/// ASCII only what no program that cuts a file into statements could mistake.
bool is_plain(char32_t c) {
  if (c < 0x80)
    return std::string_view("\"'`\\;${}<>#&|*%!?=+~^@[]").find(static_cast<char>(c)) == std::string_view::npos &&
           c >= 0x20 && c != 0x7F;
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_SURROGATE:
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_SPACE_SEPARATOR: return false;
    default: return true;
  }
}

/// Literals, as they stand in a file for cypher-shell.
class Literals {
 public:
  std::string text;

  /// Neo4j 5 turns \uXXXX into the character before it looks for the end of a string, later versions after: so a quote
  /// and a backslash are escaped by a backslash, which both know, and all else by \uXXXX. cypher-shell leaves \u0000 as
  /// it is.
  void put(std::string_view string) {
    text += '\'';
    char32_t before = 0;
    for (std::size_t at = 0; at < string.size();) {
      const std::size_t start = at;
      const char32_t c = next_code_point(string, at);
      // `\\u0041` must not be taken for an escape, nor `//` for a comment
      const bool apart = (before == U'\\' && c == U'u') || (before == U'/' && c == U'/');
      if (c == 0) {
        text += "\\uFFFD";
        ++dropped;
      } else if (c == U'\'' || c == U'\\') {
        (text += '\\') += static_cast<char>(c);
      } else if (is_plain(c) && !apart) {
        text += string.substr(start, at - start);
      } else if (c < 0x10000) {
        put_escape(text, c);
      } else {
        put_escape(text, U16_LEAD(c));
        put_escape(text, U16_TRAIL(c));
      }
      before = c;
    }
    text += '\'';
  }

  void put(const Value& value) {
    if (const auto* string = std::get_if<std::string_view>(&value)) put(*string);
    else if (const auto* whole = std::get_if<std::int64_t>(&value)) text += std::to_string(*whole);
    else if (const auto* real = std::get_if<double>(&value)) put_real(text, *real);
    else {
      text += '[';
      for (const std::string_view item : std::get<std::span<const std::string_view>>(value)) {
        if (text.back() != '[') text += ", ";
        put(item);
      }
      text += ']';
    }
  }

  std::size_t dropped = 0;
};

class CypherFile final : public Neo4jRows {
 public:
  explicit CypherFile(std::ostream& out) : out_(out) {}

  ExportReport write(const Graph& graph, const ExportOptions& options) {
    out_ << "// rightsgraph " << graph.schema().version() << ", schema " << graph.schema().hash() << "\n";
    for (const std::string& constraint : neo4j_constraints(graph, options)) out_ << constraint << ";\n";
    each_row(graph, options, *this);
    finish_batch();
    out_.flush();
    return {batch_.dropped};
  }

  void begin(const std::string& statement) override {
    finish_batch();
    statement_ = statement;
  }

  void row(const Neo4jRow& row) override {
    batch_.text += count_ == 0 ? "{" : ", {";
    for (const auto& [name, text] : {std::pair("id", row.id), std::pair("source", row.source),
                                     std::pair("target", row.target), std::pair("document", row.document)}) {
      if (text.data() == nullptr) continue;
      (batch_.text += name) += ": ";
      batch_.put(text);
      batch_.text += ", ";
    }
    batch_.text += "properties: {";
    for (const Field& field : row.properties) {
      ((batch_.text += &field == row.properties.data() ? "" : ", ") += cypher_name(field.name)) += ": ";
      batch_.put(field.value);
    }
    batch_.text += "}}";
    if (++count_ == most_rows || batch_.text.size() > most_bytes) finish_batch();
  }

 private:
  void finish_batch() {
    if (count_ > 0) out_ << ":param rows => [" << batch_.text << "];\n" << statement_ << ";\n";
    batch_.text.clear();
    count_ = 0;
  }

  Buffer out_;
  std::string statement_;
  Literals batch_;
  std::size_t count_ = 0;
};

class CypherWriter final : public FileWriter {
 public:
  ExportReport write(const Graph& graph, std::ostream& out, const ExportOptions& options) const override {
    return CypherFile(out).write(graph, options);
  }
};

}  // namespace

std::unique_ptr<Writer> make_cypher() { return std::make_unique<CypherWriter>(); }

}  // namespace rg
