// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
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

  // All that follow throw Problem for a part that is no XML or too large.
  /// The root element of the document itself.
  pugi::xml_node document() const { return root(document_); }
  /// The root element of the part that the document refers to by type; none where there is none.
  pugi::xml_node of_type(std::string_view type) const;
  /// … by id.
  pugi::xml_node of_id(std::string_view id) const;

 private:
  /// Elements and attributes that are left of those a document may have, in all parts that are asked for. Each takes
  /// up to 130 bytes in memory, and the 64 MB of the largest part have some 5 million.
  static constexpr std::ptrdiff_t most_nodes = 8'000'000;
  struct Part {
    std::string xml;  ///< what the tree points into, once it is parsed
    pugi::xml_document tree;
    bool is_parsed = false;
  };
  pugi::xml_node root(const std::string& name) const;

  std::string path_;
  std::string document_;
  std::vector<Relationship> related_;
  mutable std::unordered_map<std::string, Part> parts_;  ///< parsed as they are asked for
  mutable std::ptrdiff_t nodes_left_ = most_nodes;
};

}  // namespace rg::docx
