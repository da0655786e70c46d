// SPDX-License-Identifier: Apache-2.0
#include "src/read/docx.hpp"

#include <iterator>
#include <set>
#include <utility>

#include "src/read/docx_body.hpp"
#include "src/read/docx_parts.hpp"
#include "src/read/docx_sections.hpp"
#include "src/read/docx_xml.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

using docx::Block;

bool begins_raised(std::string_view text) {
  for (std::uint32_t digit = 0; digit < 10; ++digit)
    if (text.starts_with(read::superscript(digit))) return true;
  return false;
}

/// What stands at the head of the first page only is text: some templates have the masthead there. What stands at the
/// head of every page is not.
std::vector<Block> headers(const docx::Parts& parts, docx::Body& body) {
  const std::vector<pugi::xml_node> sections = docx::sections(docx::child(parts.document(), "body"));
  const pugi::xml_node section = sections.empty() ? pugi::xml_node() : sections.front();
  std::vector<Block> out;
  std::set<std::string_view> seen;  // one of a type: 17.10.5
  const bool has_first = docx::on(section, "titlePg").value_or(false);
  for (const pugi::xml_node reference : section.children()) {
    if (docx::local_name(reference.name()) != "headerReference") continue;
    const std::string_view type = docx::attribute(reference, "type");
    if (type == "even" || (type == "first" && !has_first) || !seen.insert(type == "first" ? type : "default").second)
      continue;
    for (Block& block : body.aside(parts.of_id(docx::attribute(reference, "id")))) {
      if (type != "first") {
        block.said = Said::furniture;
        block.reason = "page header";
      }
      out.push_back(std::move(block));
    }
  }
  return out;
}

class LineMaker {
 public:
  LineMaker(Text& out, docx::Body& body) : out_(out), body_(body) {}

  void add(Block& block) {
    if (!block.lines.empty() && !out_.lines.empty()) put({}, {});
    for (std::string& line : block.lines) put(std::move(line), block);
    for (const docx::NoteUse& use : block.notes) add_note(use);
  }

 private:
  void put(std::string text, const Block& block) {
    out_.lines.push_back({std::move(text), static_cast<std::uint32_t>(out_.lines.size() + 1), 0, block.said,
                          block.reason, block.table, block.cells});
  }

  /// A note with a mark of its author's own has it as its first word. It is known for a note by a number; `*` is not
  /// told from text.
  void add_note(const docx::NoteUse& use) {
    std::vector<Block> blocks = body_.note(use);
    if (blocks.empty() || blocks.front().lines.empty()) return;
    std::string& first = blocks.front().lines.front();
    if (use.number > 0) first = read::superscript(use.number) + ' ' + first;
    for (Block& block : blocks) {
      Block note;
      note.said = begins_raised(first) ? Said::note : Said::nothing;
      for (const std::string& line : block.lines) put(line, note);
    }
  }

  Text& out_;
  docx::Body& body_;
};

}  // namespace

Text read_docx(std::string_view bytes, const std::string& path) {
  const docx::Parts parts(bytes, path);
  docx::Body body(parts, path);
  std::vector<Block> blocks = headers(parts, body);
  std::vector<Block> text = body.story(docx::child(parts.document(), "body"));
  std::move(text.begin(), text.end(), std::back_inserter(blocks));
  Text out;
  out.path = path;
  LineMaker lines(out, body);
  for (Block& block : blocks) lines.add(block);
  if (out.lines.empty()) throw Problem({path, 0, 0}, "holds no text", "look whether its pages are pictures");
  out.dropped_characters = body.dropped();
  return out;
}

}  // namespace rg
