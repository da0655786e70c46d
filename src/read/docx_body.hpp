// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "src/read/docx_flow.hpp"
#include "src/read/docx_notes.hpp"
#include "src/read/docx_numbering.hpp"
#include "src/read/docx_parts.hpp"
#include "src/read/docx_styles.hpp"

namespace rg::docx {

/// Walks through a document and its notes, in reading order, since numbers go on from one to the next.
/// All functions throw Problem for what nests too deeply, and for documents that hold others.
class Body {
 public:
  Body(const Parts& parts, const std::string& path);

  /// The text of the document.
  std::vector<Block> story(pugi::xml_node root);
  /// … of a header or a note, where tables are plain text, and which has no notes of its own.
  std::vector<Block> aside(pugi::xml_node root);
  /// The paragraphs of a note, the first time that it is asked for.
  std::vector<Block> note(const NoteUse& use);
  std::size_t dropped() const { return dropped_; }

 private:
  /// A field, whose instruction and result stand one after the other among the text: 17.16.18.
  struct Field {
    std::string instruction;
    bool has_result = false, is_contents = false;
  };
  /// What holds for the text of a paragraph.
  struct Setting {
    Look look;
    int size = 0;  ///< of the paragraph's own characters
  };

  std::vector<Block> flow_of(pugi::xml_node parent);
  void blocks(pugi::xml_node parent, Flow& flow);
  void paragraph(pugi::xml_node node, Flow& flow);
  void finish(Inline& text, pugi::xml_node properties, std::vector<Block>& out);
  Block finished(Inline& text, pugi::xml_node properties);
  void text(pugi::xml_node parent, const Setting& setting, Inline& out);
  void element(pugi::xml_node node, const Setting& setting, Inline& out);
  void run(pugi::xml_node node, const Setting& setting, Inline& out);
  void reference(pugi::xml_node node, Notes& notes, const Setting& setting, Inline& out);
  void box(pugi::xml_node node, const Setting& setting, Inline& out);
  void field_char(pugi::xml_node node);
  void end_paragraph_of_fields();
  bool is_shown(const Setting& setting) const;
  void add(std::string_view text, const Setting& setting, Inline& out);

  struct Row;
  void table(pugi::xml_node node, Flow& flow);
  void collect_rows(pugi::xml_node parent, std::vector<Row>& out);
  void collect_cells(pugi::xml_node parent, Row& out);
  void read_cells(Row& row);
  static bool only_arranges(pugi::xml_node table, const std::vector<Row>& rows, bool begins_document);
  Block row_block(Row& row, Said said) const;
  [[noreturn]] void refuse(const std::string& what) const;

  std::string path_;
  Styles styles_;
  Numbering numbering_;
  Notes footnotes_, endnotes_;
  std::vector<Field> fields_;
  std::uint32_t tables_ = 0;
  int depth_ = 0;
  bool in_aside_ = false, in_table_ = false;
  std::size_t dropped_ = 0;
};

}  // namespace rg::docx
