// SPDX-License-Identifier: Apache-2.0
#include "src/read/docx_parts.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <utility>

#include "src/read/archive.hpp"
#include "src/read/docx_xml.hpp"
#include "src/text/problem.hpp"

namespace rg::docx {
namespace {

/// 64 MB of XML are some 4,000 pages.
constexpr std::uint64_t largest_part = 64ULL << 20, largest_whole = 128ULL << 20;

/// Parts that are read, by the type of the relationship that leads to them.
constexpr std::array<std::string_view, 6> wanted{"styles", "numbering", "settings", "footnotes", "endnotes", "header"};

using Members = std::unordered_map<std::string, std::string>;

/// Part names are ASCII, and equal whatever their case: part 2, 6.3.5. Some programs write `\` for `/`.
std::string part_name(std::string_view name) {
  std::string out(name.substr(name.starts_with('/') ? 1 : 0));
  for (char& c : out) {
    if (c == '\\') c = '/';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

Members members(std::string_view zip, const std::string& path,
                const std::function<bool(const std::string&)>& is_wanted) {
  ArchiveLimits limits;
  limits.member = largest_part;
  limits.all = largest_whole;
  Archive archive(zip, path, limits);
  Members out;
  while (const auto member = archive.next()) {
    std::string name = part_name(member->name);
    if (!is_wanted(name)) continue;
    if (!member->refused.empty())
      throw Problem({path, 0, 0}, "holds " + member->name + ", which " + member->refused, "save it anew in Word");
    out.emplace(std::move(name), archive.read());
  }
  return out;
}

/// `xml` goes on as the text of the tree.
void parse(std::string& xml, pugi::xml_document& out, const std::string& path, const std::string& name,
           std::ptrdiff_t& nodes_left) {
  const auto refuse = [&](const std::string& what) {
    throw Problem({path, 0, 0}, "its part " + name + ' ' + what, "save it anew in Word");
  };
  nodes_left -= std::count_if(xml.begin(), xml.end(), [](char c) { return c == '<' || c == '='; });
  if (nodes_left < 0) refuse("has too many elements");
  constexpr unsigned options = pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_doctype;
  const pugi::xml_parse_result result = out.load_buffer_inplace(xml.data(), xml.size(), options);
  if (!result)
    refuse("is no XML (" + std::string(result.description()) + " at byte " + std::to_string(result.offset) + ")");
  for (const pugi::xml_node node : out.children())  // part 2, 6.2.5: no document type
    if (node.type() == pugi::node_doctype) refuse("has a document type, which Word never writes");
}

std::string folder_of(const std::string& part) { return part.substr(0, part.rfind('/') + 1); }

std::string relationships_of(const std::string& part) {
  const std::string folder = folder_of(part);
  return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

/// A target as the name of a part, without `.` and `..`.
std::string resolved(const std::string& folder, std::string_view target) {
  const std::string whole = target.starts_with('/') ? part_name(target) : folder + part_name(target);
  std::vector<std::string_view> steps;
  for (std::size_t at = 0; at < whole.size();) {
    const std::size_t end = std::min(whole.find('/', at), whole.size());
    const std::string_view step = std::string_view(whole).substr(at, end - at);
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
    at = end + 1;
  }
  std::string out;
  for (const std::string_view step : steps) out += (out.empty() ? "" : "/") + std::string(step);
  return out;
}

std::vector<Relationship> relationships(Members& all, const std::string& part, const std::string& path,
                                        std::ptrdiff_t& nodes_left) {
  std::vector<Relationship> out;
  const std::string name = relationships_of(part);
  const auto found = all.find(name);
  if (found == all.end()) return out;
  pugi::xml_document xml;
  parse(found->second, xml, path, name, nodes_left);
  for (const pugi::xml_node node : xml.document_element().children()) {
    if (attribute(node, "TargetMode") == "External") continue;
    const std::string_view type = attribute(node, "Type");
    out.push_back({std::string(attribute(node, "Id")), std::string(type.substr(type.rfind('/') + 1)),
                   resolved(folder_of(part), attribute(node, "Target"))});
  }
  return out;
}

std::string main_part(Members& all, const std::string& path, std::ptrdiff_t& nodes_left) {
  for (const Relationship& related : relationships(all, "", path, nodes_left))
    if (related.type == "officeDocument") return related.target;
  throw Problem({path, 0, 0}, "is a ZIP archive that holds no Word document", "unpack it, or name another file");
}

[[noreturn]] void refuse_root(const std::string& path, std::string_view root) {
  const std::string what = root == "workbook"       ? "is a spreadsheet"
                           : root == "presentation" ? "is a presentation"
                                                    : "is no Word document";
  throw Problem({path, 0, 0}, what, "save it as a PDF or a .docx file");
}

}  // namespace

Parts::Parts(std::string_view zip, const std::string& path) : path_(path) {
  Members refs = members(zip, path, [](const std::string& name) { return name.ends_with(".rels"); });
  document_ = main_part(refs, path, nodes_left_);
  related_ = relationships(refs, document_, path, nodes_left_);
  std::erase_if(related_, [](const Relationship& related) {
    return std::find(wanted.begin(), wanted.end(), related.type) == wanted.end();
  });
  std::set<std::string_view> names{document_};
  for (const Relationship& related : related_) names.insert(related.target);
  for (auto& [name, xml] : members(zip, path, [&](const std::string& member) { return names.contains(member); }))
    parts_[name].xml = std::move(xml);
  if (!parts_.contains(document_))
    throw Problem({path, 0, 0}, "is broken (its part " + document_ + " is missing)", "get it again, or save it anew");
  const std::string_view root = local_name(document().name());
  if (root != "document" || !child(document(), "body")) refuse_root(path, root);
}

pugi::xml_node Parts::root(const std::string& name) const {
  const auto found = parts_.find(name);
  if (found == parts_.end()) return {};
  Part& part = found->second;
  if (!part.is_parsed) parse(part.xml, part.tree, path_, name, nodes_left_);
  part.is_parsed = true;
  return part.tree.document_element();
}

pugi::xml_node Parts::of_type(std::string_view type) const {
  for (const Relationship& related : related_)
    if (related.type == type) return root(related.target);
  return {};
}

pugi::xml_node Parts::of_id(std::string_view id) const {
  for (const Relationship& related : related_)
    if (related.id == id) return root(related.target);
  return {};
}

}  // namespace rg::docx
