// SPDX-License-Identifier: Apache-2.0
#include "src/read/docx_body.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "src/read/docx_depth.hpp"
#include "src/read/docx_xml.hpp"
#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

namespace rg::docx {
namespace {

/// Headings are no longer than this; longer ones are paragraphs in a style that has an outline level too.
constexpr std::size_t longest_heading = 300, longest_sentence = 120;
/// Fields in one another that are kept in mind: real ones nest some five deep, and the outermost of so many lacks its
/// end.
constexpr std::size_t most_fields = 50;

/// The character that w:sym names: the bullets, ticks and boxes of fonts of signs; none for others of those.
std::string symbol(pugi::xml_node node) {
  const std::string_view hex = attribute(node, "char"), font = attribute(node, "font");
  std::uint32_t code = 0;
  std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
  std::string out;
  if (code >= 0xF000 && code <= 0xF0FF) code -= 0xF000;  // 17.3.3.30: fonts of signs are shifted there
  if (font == "Symbol" || font.starts_with("Wingdings")) {
    if (code == 0xFC) return "✓";
    if (code == 0xA8 || code == 0x6F) return "☐";
    if (code == 0xFE) return "☑";
    return code == 0xB7 || code == 0xA7 || code == 0x6C || code == 0x6E || code == 0x9F || code == 0xD8 ? "•" : "";
  }
  const bool is_private = code >= 0xE000 && code < 0xF900, is_surrogate = code >= 0xD800 && code < 0xE000;
  if (code >= 0x20 && code < 0x110000 && !is_private && !is_surrogate) append(out, static_cast<char32_t>(code));
  return out;
}

/// 17.3.3.31: without this word, XML's own white space at the ends is no part of the text.
std::string_view text_of(pugi::xml_node node) {
  const std::string_view text = node.text().get();
  if (attribute(node, "space") == "preserve") return text;
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? "" : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool is_heading(const Style& style, pugi::xml_node properties, const Block& block) {
  constexpr int text_level = 9;
  const int own = number(properties, "outlineLvl").value_or(style.outline.value_or(-1));
  if (own == text_level || (own < 0 && style.named != Purpose::heading)) return false;
  std::size_t length = 0;
  for (const std::string& line : block.lines) length += count_code_points(line);
  const std::string& last = block.lines.back();
  if (!last.ends_with('.') && !last.ends_with(';') && !last.ends_with("。")) return length <= longest_heading;
  const char first = block.lines.front().front();
  return length <= longest_sentence && !(first >= '0' && first <= '9');  // `12. The Council met.`
}

/// The end of a paragraph is deleted, moved away or hidden, so that the next one goes on in it.
bool end_is_gone(pugi::xml_node properties) {
  const pugi::xml_node mark = child(properties, "rPr");
  return child(mark, "del") || child(mark, "moveFrom") || on(mark, "vanish").value_or(false);
}

}  // namespace

Body::Body(const Parts& parts, const std::string& path)
    : path_(path),
      styles_(parts.of_type("styles")),
      numbering_(parts.of_type("numbering"), styles_),
      footnotes_(parts, false),
      endnotes_(parts, true) {}

void Body::refuse(const std::string& what) const {
  throw Problem({path_, 0, 0}, what, "open it in Word and save it as a PDF or anew as a .docx file");
}

std::vector<Block> Body::story(pugi::xml_node root) {
  std::vector<Block> out = flow_of(root);
  fields_.clear();
  return out;
}

std::vector<Block> Body::aside(pugi::xml_node root) {
  const bool in_aside = std::exchange(in_aside_, true), in_table = std::exchange(in_table_, true);
  std::vector<Field> fields = std::exchange(fields_, {});
  std::vector<Block> out = story(root);
  fields_ = std::move(fields);
  in_aside_ = in_aside;
  in_table_ = in_table;
  return out;
}

std::vector<Block> Body::flow_of(pugi::xml_node parent) {
  Flow flow;
  blocks(parent, flow);
  finish(flow.pending, {}, flow.blocks);
  return std::move(flow.blocks);
}

std::vector<Block> Body::note(const NoteUse& use) { return aside((use.endnote ? endnotes_ : footnotes_).take(use.id)); }

void Body::blocks(pugi::xml_node parent, Flow& flow) {
  const Depth deeper(depth_, path_);
  const auto block = [&](pugi::xml_node node) {
    switch (tag_of(node)) {
      case Tag::p: return paragraph(node, flow);
      case Tag::tbl: return table(node, flow);
      case Tag::alt_chunk: refuse("holds a document of another format (altChunk)");
      case Tag::sub_document: refuse("is a master document, whose parts are other files");
      case Tag::alternate: return blocks(chosen(node), flow);
      case Tag::skipped: return;
      default: return blocks(node, flow);
    }
  };
  for (const pugi::xml_node node : parent.children()) block(node);
}

void Body::paragraph(pugi::xml_node node, Flow& flow) {
  const pugi::xml_node properties = child(node, "pPr");
  const Style& style = styles_.paragraph(value(properties, "pStyle"));
  text(node, {style.look, style.look.size.value_or(0)}, flow.pending);
  end_paragraph_of_fields();
  if (!end_is_gone(properties)) finish(flow.pending, properties, flow.blocks);
  if (const pugi::xml_node section = child(properties, "sectPr"); section && !in_aside_) {
    footnotes_.end_section(section);
    endnotes_.end_section(section);
  }
}

void Body::finish(Inline& text, pugi::xml_node properties, std::vector<Block>& out) {
  Block block = finished(text, properties);
  if (!block.lines.empty() || !block.notes.empty()) out.push_back(std::move(block));
  dropped_ += text.dropped();
  for (Block& box : text.boxes) out.push_back(std::move(box));
  text = {};
}

Block Body::finished(Inline& text, pugi::xml_node properties) {
  Block out;
  const std::string_view style_id = value(properties, "pStyle");
  const Style& style = styles_.paragraph(style_id);
  out.lines = text.take_lines();
  out.bold = text.bold;
  out.notes = std::move(text.notes);
  const pugi::xml_node own = child(properties, "numPr");
  const auto list = number(own, "numId");
  const auto level = number(own, "ilvl");
  const int id = list.value_or(style.list.value_or(0));
  const std::string label =
      id == 0 ? "" : numbering_.label(id, level ? level : style.level, style_id, list ? "" : style.list_from);
  if (out.lines.empty()) return out;
  if (!label.empty()) {
    Inline labelled;
    labelled.add(label + out.lines.front());
    out.lines.front() = labelled.take_lines().front();
  }
  if (is_heading(style, properties, out)) out.said = Said::heading;
  if (text.in_contents || style.named == Purpose::contents) {
    out.said = Said::furniture;
    out.reason = "contents";
  }
  return out;
}

bool Body::is_shown(const Setting& setting) const {
  return !setting.look.hidden.value_or(false) &&
         std::all_of(fields_.begin(), fields_.end(), [](const Field& field) { return field.has_result; });
}

void Body::add(std::string_view text, const Setting& setting, Inline& out) {
  if (text.empty() || !is_shown(setting)) return;
  out.in_contents = out.in_contents ||
                    std::any_of(fields_.begin(), fields_.end(), [](const Field& field) { return field.is_contents; });
  out.bold = out.bold && setting.look.bold.value_or(false);
  out.add(text, setting.look.is_raised(setting.size));
}

void Body::text(pugi::xml_node parent, const Setting& setting, Inline& out) {
  const Depth deeper(depth_, path_);
  for (const pugi::xml_node node : parent.children())
    if (node.type() == pugi::node_element) element(node, setting, out);
}

void Body::element(pugi::xml_node node, const Setting& setting, Inline& out) {
  switch (tag_of(node)) {
    case Tag::t: return add(text_of(node), setting, out);
    case Tag::r: return run(node, setting, out);
    case Tag::tab: return add(" ", setting, out);
    case Tag::br:
      if (attribute(node, "type") == "page") footnotes_.end_page();
      [[fallthrough]];
    case Tag::cr:
      if (is_shown(setting)) out.end_line();
      return;
    case Tag::page_break: return footnotes_.end_page();
    case Tag::no_break_hyphen: return add("-", setting, out);
    case Tag::sym: return add(symbol(node), setting, out);
    case Tag::field_char: return field_char(node);
    case Tag::instruction:
      if (!fields_.empty() && !fields_.back().has_result) fields_.back().instruction += node.text().get();
      return;
    case Tag::footnote_reference: return reference(node, footnotes_, setting, out);
    case Tag::endnote_reference: return reference(node, endnotes_, setting, out);
    case Tag::text_box: return box(node, setting, out);
    case Tag::alternate: return text(chosen(node), setting, out);
    case Tag::fraction:
      if (!child(node, "den")) return text(node, setting, out);  // of another vocabulary
      text(child(node, "num"), setting, out);
      add("/", setting, out);
      return text(child(node, "den"), setting, out);
    case Tag::alt_chunk: refuse("holds a document of another format (altChunk)");
    case Tag::sub_document: refuse("is a master document, whose parts are other files");
    case Tag::skipped: return;
    default: return text(node, setting, out);
  }
}

void Body::run(pugi::xml_node node, const Setting& setting, Inline& out) {
  const pugi::xml_node properties = child(node, "rPr");
  if (!properties) return text(node, setting, out);
  Setting own = setting;
  if (const std::string_view style = value(properties, "rStyle"); !style.empty())
    own.look = own.look.under(styles_.character(style));
  own.look = own.look.under(look_of(properties));
  text(node, own, out);
}

void Body::reference(pugi::xml_node node, Notes& notes, const Setting& setting, Inline& out) {
  if (in_aside_ || !is_shown(setting)) return;
  out.add(notes.next(node));
}

void Body::box(pugi::xml_node node, const Setting& setting, Inline& out) {
  if (!is_shown(setting)) return;
  for (Block& block : flow_of(node)) out.boxes.push_back(std::move(block));
}

void Body::field_char(pugi::xml_node node) {
  const std::string_view type = attribute(node, "fldCharType");
  if (type == "begin") {
    if (fields_.size() == most_fields) fields_.erase(fields_.begin());
    fields_.emplace_back();
  }
  if (fields_.empty()) return;
  if (type == "separate") {
    fields_.back().has_result = true;
    fields_.back().is_contents = trim(fields_.back().instruction).starts_with("TOC");
  }
  if (type == "end") fields_.pop_back();
}

/// Word closes what isn't closed: an instruction doesn't go on over paragraphs, and must not hide the rest of the text.
void Body::end_paragraph_of_fields() {
  std::erase_if(fields_, [](const Field& field) { return !field.has_result; });
}

}  // namespace rg::docx
