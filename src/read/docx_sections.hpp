// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>
#include <vector>

namespace rg::docx {

/// The properties of a document's sections, in the order of the text: those of a section stand in its last paragraph,
/// and those of the last one at the end of the text (ECMA-376, part 1, 17.6.17 and 17.6.18). Not those of paragraphs in
/// tables and boxes, where no section ends.
std::vector<pugi::xml_node> sections(pugi::xml_node body);

}  // namespace rg::docx
