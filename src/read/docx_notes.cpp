// SPDX-License-Identifier: Apache-2.0
#include "src/read/docx_notes.hpp"

#include "src/read/docx_xml.hpp"

namespace rg::docx {

void Notes::put_over(pugi::xml_node properties, Counting& out) {
  if (const auto start = number(properties, "numStart"); start && *start >= 0)
    out.start = static_cast<std::uint32_t>(*start);
  if (const std::string_view restart = value(properties, "numRestart"); !restart.empty()) out.restart = restart;
}

Notes::Notes(const Parts& parts, bool endnotes) : endnotes_(endnotes) {
  for (const pugi::xml_node note : parts.of_type(endnotes ? "endnotes" : "footnotes").children()) {
    const std::string_view type = attribute(note, "type");
    if (type.empty() || type == "normal") nodes_.emplace(attribute(note, "id"), note);
  }
  const char* const properties = endnotes ? "endnotePr" : "footnotePr";
  Counting usual;
  put_over(child(parts.of_type("settings"), properties), usual);
  // The properties of a section stand in its last paragraph, and those of the last one at the end of the text.
  if (!nodes_.empty()) {
    const pugi::xml_node body = child(parts.document(), "body");
    for (const pugi::xml_node block : body.children()) {
      const pugi::xml_node section =
          local_name(block.name()) == "sectPr" ? block : child(child(block, "pPr"), "sectPr");
      if (!section) continue;
      sections_.push_back(usual);
      put_over(child(section, properties), sections_.back());
    }
  }
  if (sections_.empty()) sections_.push_back(usual);
}

NoteUse Notes::next(pugi::xml_node reference) {
  NoteUse out{endnotes_, std::string(attribute(reference, "id")), 0};
  if (is_true(attribute(reference, "customMarkFollows"))) return out;
  last_ = begun_ ? last_ + 1 : counting().start;
  begun_ = true;
  out.number = last_;
  return out;
}

void Notes::end_section() {
  ++section_;
  if (counting().restart == "eachSect") begun_ = false;
}

void Notes::end_page() {
  if (counting().restart == "eachPage") begun_ = false;
}

pugi::xml_node Notes::take(const std::string& id) {
  const auto found = nodes_.find(id);
  if (found == nodes_.end()) return {};
  const pugi::xml_node out = found->second;
  nodes_.erase(found);
  return out;
}

}  // namespace rg::docx
