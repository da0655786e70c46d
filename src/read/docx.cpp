// SPDX-License-Identifier: Apache-2.0
#include "src/read/docx.hpp"

#include <algorithm>
#include <utility>

#include "src/read/docx_body.hpp"
#include "src/read/docx_parts.hpp"
#include "src/read/docx_xml.hpp"
#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

namespace rg {
namespace {

using docx::Block;

/// Text longer than this is no line of a cover.
constexpr std::size_t longest_on_cover = 150;

bool begins_raised(std::string_view text) {
  for (std::uint32_t digit = 0; digit < 10; ++digit)
    if (text.starts_with(read::superscript(digit))) return true;
  return false;
}

bool begins_with_number(std::string_view text) { return !text.empty() && text[0] >= '0' && text[0] <= '9'; }

/// `I.`, `A.`, `1.`, `一、`: the beginning of a heading that is numbered.
bool has_label(const Block& block) {
  const std::string_view text = block.lines.empty() ? std::string_view() : block.lines.front();
  const std::size_t end = std::min(text.find_first_of(".) "), text.find("、"));
  return block.labelled || (end != std::string_view::npos && count_code_points(text.substr(0, end)) <= 4 &&
                            (text[end] != ' ' || end == 0));
}

bool is_content(const Block& block) {
  if (block.said == Said::row || block.said == Said::columns) return true;
  if (block.said != Said::nothing || block.lines.empty()) return false;
  return (has_label(block) && begins_with_number(block.lines.front())) ||
         count_code_points(block.lines.front()) > longest_on_cover;
}

/// Titles are set in styles of headings too. Before the text begins, headings are those right above it that have a
/// number, or a style that comes again further down; the others belong to the cover.
void take_titles_for_text(std::vector<Block>& blocks) {
  const auto content = std::find_if(blocks.begin(), blocks.end(), is_content);
  bool above = true;
  for (auto block = content; block != blocks.begin();) {
    --block;
    if (block->said != Said::heading) {
      above = above && block->said == Said::furniture;
      continue;
    }
    const bool again = std::any_of(content, blocks.end(), [&](const Block& later) {
      return later.said == Said::heading && later.style == block->style;
    });
    if (!above || !(has_label(*block) || again)) block->said = Said::nothing;
  }
}

/// What stands at the head of the first page only is text: some templates have the masthead there. What stands at the
/// head of every page is not.
std::vector<Block> headers(const docx::Parts& parts, docx::Body& body) {
  const pugi::xml_node root = docx::child(parts.document(), "body");
  pugi::xml_node section;
  for (const pugi::xml_node block : root.children()) {
    section = docx::local_name(block.name()) == "sectPr" ? block : docx::child(docx::child(block, "pPr"), "sectPr");
    if (section) break;
  }
  std::vector<Block> out;
  const bool has_first = docx::on(section, "titlePg").value_or(false);
  for (const pugi::xml_node reference : section.children()) {
    if (docx::local_name(reference.name()) != "headerReference") continue;
    const std::string_view type = docx::attribute(reference, "type");
    if (type == "even" || (type == "first" && !has_first)) continue;
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
  take_titles_for_text(text);
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
