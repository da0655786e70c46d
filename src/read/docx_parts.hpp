// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The parts of a Word document, a ZIP archive of XML files (Open Packaging Conventions, ECMA-376, part 2).
namespace rg::docx {

/// What one part refers to by id.
struct Relationship {
  std::string id;
  std::string type;    ///< the last word of its URI: `styles`, `footnotes`, `header`
  std::string target;  ///< the name of a part, as Parts has it
};

class Parts {
 public:
  /// Throws Problem for what is broken, encrypted, too large or no Word document.
  Parts(std::string_view zip, const std::string& path);

  /// The root element of the document itself.
  pugi::xml_node document() const { return root(document_); }
  /// The root element of the part that the document refers to by type; none where there is none.
  pugi::xml_node of_type(std::string_view type) const;
  /// … by id.
  pugi::xml_node of_id(std::string_view id) const;

 private:
  pugi::xml_node root(const std::string& name) const;
  std::string document_;
  std::vector<Relationship> related_;
  std::unordered_map<std::string, std::unique_ptr<pugi::xml_document>> parts_;
};

}  // namespace rg::docx
