// SPDX-License-Identifier: Apache-2.0
#include "src/read/docx_notes.hpp"

#include "src/read/docx_sections.hpp"
#include "src/read/docx_xml.hpp"

namespace rg::docx {

void Notes::put_over(pugi::xml_node properties, Counting& out) {
  if (const auto start = number(properties, "numStart"); start && *start >= 0)
    out.start = static_cast<std::uint32_t>(*start);
  if (const std::string_view restart = value(properties, "numRestart"); !restart.empty()) out.restart = restart;
}

Notes::Notes(const Parts& parts, bool endnotes)
    : endnotes_(endnotes), properties_(endnotes ? "endnotePr" : "footnotePr") {
  for (const pugi::xml_node note : parts.of_type(endnotes ? "endnotes" : "footnotes").children()) {
    const std::string_view type = attribute(note, "type");
    if (type.empty() || type == "normal") nodes_.emplace(attribute(note, "id"), note);
  }
  put_over(child(parts.of_type("settings"), properties_), usual_);
  if (!nodes_.empty()) sections_ = sections(child(parts.document(), "body"));
  begin_section();
}

void Notes::begin_section() {
  counting_ = usual_;
  if (section_ < sections_.size()) put_over(child(sections_[section_], properties_), counting_);
}

NoteUse Notes::next(pugi::xml_node reference) {
  NoteUse out{endnotes_, std::string(attribute(reference, "id")), 0};
  if (is_true(attribute(reference, "customMarkFollows"))) return out;
  last_ = begun_ ? last_ + 1 : counting_.start;
  begun_ = true;
  out.number = last_;
  return out;
}

void Notes::end_section(pugi::xml_node section) {
  if (section_ >= sections_.size() || sections_[section_] != section) return;
  ++section_;
  begin_section();
  if (counting_.restart == "eachSect") begun_ = false;
}

void Notes::end_page() {
  if (counting_.restart == "eachPage") begun_ = false;
}

pugi::xml_node Notes::take(const std::string& id) {
  const auto found = nodes_.find(id);
  if (found == nodes_.end()) return {};
  const pugi::xml_node out = found->second;
  nodes_.erase(found);
  return out;
}

}  // namespace rg::docx
