// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "src/read/docx.hpp"
#include "src/text/problem.hpp"
#include "tests/read/packed.hpp"

/// Small Word documents, built from the XML that matters.
namespace rg::test {

inline const std::string word_types = R"(<?xml version="1.0" encoding="UTF-8"?><Types/>)";
inline const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

struct Word {
  std::string body;
  std::string styles = {}, numbering = {}, footnotes = {}, endnotes = {}, settings = {}, header = {}, first_header = {};

  static std::string part(const std::string& root, const std::string& content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:" + root +
           " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" + content + "</w:" + root + ">";
  }

  static std::string related(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + office + type + "\" Target=\"" + target + "\"/>";
  }

  Members parts() const {
    Members out{
        {"[Content_Types].xml", word_types},
        {"_rels/.rels", "<Relationships>" + related("r", "officeDocument", "word/document.xml") + "</Relationships>"},
        {"word/document.xml", part("document", "<w:body>" + body + "</w:body>")}};
    std::string relations;
    const auto add = [&](const std::string& id, const std::string& type, const std::string& root,
                         const std::string& xml) {
      if (xml.empty()) return;
      relations += related(id, type, id + ".xml");
      out.emplace_back("word/" + id + ".xml", part(root, xml));
    };
    add("styles", "styles", "styles", styles);
    add("numbering", "numbering", "numbering", numbering);
    add("footnotes", "footnotes", "footnotes", footnotes);
    add("endnotes", "endnotes", "endnotes", endnotes);
    add("settings", "settings", "settings", settings);
    add("header1", "header", "hdr", header);
    add("header2", "header", "hdr", first_header);
    out.emplace_back("word/_rels/document.xml.rels", "<Relationships>" + relations + "</Relationships>");
    return out;
  }
};

/// `<w:p>` with properties and the text of one run.
inline std::string p(const std::string& text, const std::string& properties = {}) {
  return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") +
         "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

/// `<w:r>` with properties.
inline std::string r(const std::string& text, const std::string& properties = {}) {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

/// A line a line that is not blank: `H ` before a heading, `N ` a note, `F(reason) ` furniture, `C ` heads of columns,
/// `R ` a row, whose cells are parted by ` | ` and their paragraphs by ` / `.
inline std::string shown(const Text& text) {
  std::string out;
  for (const Line& line : text.lines) {
    if (line.text.empty()) continue;
    switch (line.said) {
      case Said::heading: out += "H "; break;
      case Said::note: out += "N "; break;
      case Said::furniture: out += "F(" + std::string(line.reason) + ") "; break;
      case Said::columns: out += "C "; break;
      case Said::row: out += "R "; break;
      case Said::nothing: break;
    }
    for (std::size_t i = 0, cell = 1; i < line.text.size(); ++i) {
      if (line.text[i] != '\n') {
        out += line.text[i];
      } else if (cell < line.cells.size() && line.cells[cell] == i + 1) {
        out += " | ";
        ++cell;
      } else {
        out += " / ";
      }
    }
    out += '\n';
  }
  return out;
}

inline std::string read(const Members& parts) {
  try {
    return shown(read_docx(zipped(parts), "a.docx"));
  } catch (const Problem& problem) {
    return problem.what();
  }
}

inline std::string read(const Word& word) { return read(word.parts()); }
inline std::string read(const std::string& body) { return read(Word{body}); }

}  // namespace rg::test
