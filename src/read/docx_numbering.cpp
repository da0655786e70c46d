// SPDX-License-Identifier: Apache-2.0
#include "src/read/docx_numbering.hpp"

#include <algorithm>

#include "src/read/docx_numerals.hpp"
#include "src/read/docx_xml.hpp"

namespace rg::docx {
namespace {

/// Bytes of a level's text that are read: Word takes no more than 255 characters, and real ones have ten.
constexpr std::size_t longest_text = 256;
constexpr int longest_links = 8;  ///< styles of lists that stand for one another; they may be a circle

std::optional<std::size_t> level_index(std::optional<int> level, std::size_t levels) {
  if (!level || *level < 0) return std::nullopt;
  return std::min(static_cast<std::size_t>(*level), levels - 1);
}

}  // namespace

Numbering::Numbering(pugi::xml_node root, const Styles& styles) : styles_(styles) {
  for (const pugi::xml_node node : root.children()) {
    const std::string_view name = local_name(node.name());
    if (name == "abstractNum") plan_nodes_.emplace(number(attribute(node, "abstractNumId")).value_or(-1), node);
    if (name == "num") list_nodes_.emplace(number(attribute(node, "numId")).value_or(-1), node);
  }
}

Numbering::Level Numbering::level_of(pugi::xml_node node) {
  Level out;
  out.start = number(node, "start").value_or(0);
  out.restart = number(node, "lvlRestart");
  pugi::xml_node format = child(node, "numFmt");
  if (!format)  // Word's newer formats stand in an alternative, with one that all programs know
    format = child(child(child(node, "AlternateContent"), "Fallback"), "numFmt");
  if (const std::string_view name = attribute(format, "val"); !name.empty()) out.format = name;
  out.text = value(node, "lvlText").substr(0, longest_text);
  out.style = value(node, "pStyle");
  if (value(node, "suff") == "nothing") out.behind.clear();
  out.decimal_only = on(node, "isLgl").value_or(false);
  out.hidden = look_of(child(node, "rPr")).hidden.value_or(false);
  if (child(node, "lvlPicBulletId")) out.format = "bullet";
  return out;
}

const Numbering::Plan* Numbering::plan(int id) {
  if (const auto known = plans_.find(id); known != plans_.end()) return &known->second;
  const auto node = plan_nodes_.find(id);
  if (node == plan_nodes_.end()) return nullptr;
  Plan& out = plans_[id];
  for (const pugi::xml_node level : node->second.children())
    if (local_name(level.name()) == "lvl")
      if (const auto at = level_index(number(attribute(level, "ilvl")), levels)) out.level[*at] = level_of(level);
  return &out;
}

const Numbering::List* Numbering::list(int id) {
  if (const auto known = lists_.find(id); known != lists_.end()) return &known->second;
  const auto node = list_nodes_.find(id);
  if (node == list_nodes_.end()) return nullptr;
  List& out = lists_[id];
  out.plan_id = plan_of(node->second);
  out.plan = plan(out.plan_id);
  for (const pugi::xml_node over : node->second.children()) {
    if (local_name(over.name()) != "lvlOverride") continue;
    const auto at = level_index(number(attribute(over, "ilvl")), levels);
    if (!at) continue;
    if (const auto start = number(over, "startOverride")) out.starts[*at] = *start;
    if (const pugi::xml_node level = child(over, "lvl")) out.levels[*at] = level_of(level);
  }
  return &out;
}

/// The plan of a list, or the one that its own stands for.
int Numbering::plan_of(pugi::xml_node list) const {
  int id = number(list, "abstractNumId").value_or(-1);
  for (int links = 0; links < longest_links; ++links) {
    const auto plan = plan_nodes_.find(id);
    if (plan == plan_nodes_.end()) break;
    const std::string_view style = value(plan->second, "numStyleLink");
    if (style.empty()) break;
    const auto linked = list_nodes_.find(styles_.list_of(style).value_or(-1));
    if (linked == list_nodes_.end()) break;
    id = number(linked->second, "abstractNumId").value_or(-1);
  }
  return id;
}

const Numbering::Level& Numbering::level_at(const List& list, std::size_t level) {
  const auto own = list.levels.find(level);
  return own != list.levels.end() ? own->second : list.plan->level[level];
}

std::uint32_t Numbering::start_of(const List& list, std::size_t level) {
  const auto own = list.starts.find(level);
  return static_cast<std::uint32_t>(std::max(own != list.starts.end() ? own->second : level_at(list, level).start, 0));
}

std::size_t Numbering::level_for(const List& list, std::optional<int> level, std::string_view style,
                                 std::string_view list_from) {
  for (const std::string_view owner : {style, list_from})
    for (std::size_t i = 0; i < levels && !owner.empty() && !list_from.empty(); ++i)
      if (level_at(list, i).style == owner) return i;
  return level_index(level, levels).value_or(0);
}

void Numbering::count(int id, const List& list, std::size_t level, Counts& counts) {
  const bool begins = list.starts.contains(level) && begun_.emplace(id, level).second;
  if (begins || !counts[level]) counts[level] = start_of(list, level);
  else ++*counts[level];
  for (std::size_t above = 0; above < level; ++above)
    if (!counts[above]) counts[above] = start_of(list, above);
  for (std::size_t below = level + 1; below < levels; ++below)
    if (static_cast<int>(level) < level_at(list, below).restart.value_or(static_cast<int>(below)))
      counts[below].reset();
}

std::string Numbering::shown(const List& list, std::size_t level, const Counts& counts) {
  const Level& own = level_at(list, level);
  if (own.hidden) return {};
  if (own.format == "bullet") return "• ";
  std::string out;
  for (std::size_t i = 0; i < own.text.size(); ++i) {
    const char digit = i + 1 < own.text.size() ? own.text[i + 1] : '\0';
    if (own.text[i] != '%' || digit < '1' || digit > '9') {
      out += own.text[i];
      continue;
    }
    const std::size_t of = static_cast<std::size_t>(*(&own.text[++i]) - '1');
    const std::string& format = level_at(list, of).format;
    out += numeral(counts[of].value_or(start_of(list, of)), own.decimal_only && format != "none" ? "decimal" : format);
  }
  return out.empty() ? out : out + own.behind;
}

std::string Numbering::label(int id, std::optional<int> level, std::string_view style, std::string_view list_from) {
  const List* found = list(id);
  if (!found || !found->plan) return {};
  const std::size_t at = level_for(*found, level, style, list_from);
  Counts& counts = counts_[found->plan_id];
  count(id, *found, at, counts);
  return shown(*found, at, counts);
}

}  // namespace rg::docx
