// SPDX-License-Identifier: Apache-2.0
#include "src/read/docx_sections.hpp"

#include "src/read/docx_depth.hpp"
#include "src/read/docx_xml.hpp"

namespace rg::docx {
namespace {

/// What is deeper than text may be is refused when the text is read.
void collect(pugi::xml_node parent, int depth, std::vector<pugi::xml_node>& out) {
  if (depth >= deepest) return;
  for (const pugi::xml_node node : parent.children()) {
    switch (tag_of(node)) {
      case Tag::p:
        if (const pugi::xml_node section = child(child(node, "pPr"), "sectPr")) out.push_back(section);
        break;
      case Tag::tbl:
      case Tag::skipped: break;
      case Tag::alternate: collect(chosen(node), depth + 1, out); break;
      default: collect(node, depth + 1, out);
    }
  }
}

}  // namespace

std::vector<pugi::xml_node> sections(pugi::xml_node body) {
  std::vector<pugi::xml_node> out;
  collect(body, 0, out);
  if (const pugi::xml_node last = child(body, "sectPr")) out.push_back(last);
  return out;
}

}  // namespace rg::docx
