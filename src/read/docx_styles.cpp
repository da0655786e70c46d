// SPDX-License-Identifier: Apache-2.0
#include "src/read/docx_styles.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "src/read/docx_xml.hpp"

namespace rg::docx {
namespace {

/// Longest chain of styles that are based on one another; it may be a circle.
constexpr std::size_t longest_chain = 64;
constexpr int usual_size = 20;  ///< half-points, where a document doesn't say: ECMA-376, part 1, 17.3.2.38

/// A name without what programs and people write differently: `_ H _ M_ Ch_G` as `hmchg`, `heading 1` as `heading1`.
std::string bare(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == ' ' || c == '_' || c == '-' || c == '/') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

bool is_number_behind(std::string_view text, std::string_view beginning) {
  return text.size() > beginning.size() && text.starts_with(beginning) &&
         text.find_first_not_of("0123456789", beginning.size()) == std::string_view::npos;
}

/// The templates of the UN's editors, Geneva's and New York's: `_ H __M_G`, `_ H _Ch_G`, `_ H _1_G`, `_ H _2/3_G`,
/// `H4`, `HCh`.
bool is_un_heading(std::string_view bare_name) {
  if (bare_name.ends_with('g')) bare_name.remove_suffix(1);
  static constexpr std::array<std::string_view, 10> names{"hm",  "hch", "hmch", "h1", "h2",
                                                          "h23", "h3",  "h4",   "h5", "h56"};
  return std::find(names.begin(), names.end(), bare_name) != names.end();
}

Purpose purpose_of(std::string_view name) {
  const std::string bare_name = bare(name);
  if (is_number_behind(bare_name, "toc") || bare_name == "tocheading" || is_number_behind(bare_name, "contents"))
    return Purpose::contents;
  for (const std::string_view heading : {"heading", "标题", "標題", "titre", "título", "titulo", "заголовок"})
    if (is_number_behind(bare_name, heading)) return Purpose::heading;
  return is_un_heading(bare_name) ? Purpose::heading : Purpose::text;
}

void read_list(pugi::xml_node properties, const std::string& id, Style& out) {
  const pugi::xml_node list = child(properties, "numPr");
  if (const auto level = number(list, "ilvl")) out.level = level;
  if (const auto found = number(list, "numId")) {
    out.list = found;
    out.list_from = id;
  }
}

void put_over(pugi::xml_node style, Style& out) {
  const pugi::xml_node properties = child(style, "pPr");
  out.look = out.look.under(look_of(child(style, "rPr")));
  read_list(properties, std::string(attribute(style, "styleId")), out);
  if (const auto outline = number(properties, "outlineLvl")) out.outline = outline;
  if (const Purpose purpose = purpose_of(value(style, "name")); purpose != Purpose::text) out.named = purpose;
}

}  // namespace

Look Look::under(const Look& nearer) const {
  Look out = *this;
  if (nearer.hidden) out.hidden = nearer.hidden;
  if (nearer.superscript) out.superscript = nearer.superscript;
  if (nearer.bold) out.bold = nearer.bold;
  if (nearer.rise) out.rise = nearer.rise;
  if (nearer.size) out.size = nearer.size;
  return out;
}

bool Look::is_raised(int around) const {
  return superscript.value_or(false) || (rise.value_or(0) > 0 && size.value_or(around) < around);
}

Look look_of(pugi::xml_node run_properties) {
  Look out;
  if (!run_properties) return out;
  out.hidden = on(run_properties, "vanish");
  out.bold = on(run_properties, "b");
  out.rise = number(run_properties, "position");
  out.size = number(run_properties, "sz");
  if (const auto align = value(run_properties, "vertAlign"); !align.empty()) out.superscript = align == "superscript";
  return out;
}

Styles::Styles(pugi::xml_node root) {
  defaults_.size = usual_size;
  defaults_ = defaults_.under(look_of(child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")));
  for (const pugi::xml_node style : root.children()) {
    if (local_name(style.name()) != "style") continue;
    const std::string_view id = attribute(style, "styleId");
    nodes_.emplace(id, style);
    if (attribute(style, "type") == "paragraph" && is_true(attribute(style, "default"))) default_paragraph_ = id;
  }
}

Style Styles::resolved(std::string_view id) const {
  std::vector<pugi::xml_node> chain;
  for (auto found = nodes_.find(id); found != nodes_.end() && chain.size() < longest_chain;
       found = nodes_.find(value(found->second, "basedOn")))
    chain.push_back(found->second);
  Style out;
  for (auto style = chain.rbegin(); style != chain.rend(); ++style) put_over(*style, out);
  return out;
}

const Style& Styles::paragraph(std::string_view id) const {
  const std::string_view used = nodes_.contains(id) ? id : default_paragraph_;
  const auto [entry, is_new] = known_.try_emplace("p" + std::string(used));
  if (is_new) {
    entry->second = resolved(used);
    entry->second.look = defaults_.under(entry->second.look);
  }
  return entry->second;
}

const Look& Styles::character(std::string_view id) const {
  const auto [entry, is_new] = known_.try_emplace("c" + std::string(id));
  if (is_new && !id.empty()) entry->second = resolved(id);
  return entry->second.look;
}

std::optional<int> Styles::list_of(std::string_view id) const { return resolved(id).list; }

}  // namespace rg::docx
