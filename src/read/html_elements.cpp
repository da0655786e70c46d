// SPDX-License-Identifier: Apache-2.0
#include "src/read/html_elements.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "src/text/ascii.hpp"
#include "src/text/unicode.hpp"

namespace rg::read {
namespace {

using enum Element;

constexpr std::array<std::pair<std::string_view, Element>, 88> elements{{{"a", link},
                                                                         {"address", block},
                                                                         {"applet", hidden},
                                                                         {"article", article},
                                                                         {"aside", aside},
                                                                         {"audio", hidden},
                                                                         {"blockquote", block},
                                                                         {"body", block},
                                                                         {"br", line_break},
                                                                         {"button", control},
                                                                         {"canvas", hidden},
                                                                         {"caption", caption},
                                                                         {"center", block},
                                                                         {"col", hidden},
                                                                         {"colgroup", hidden},
                                                                         {"datalist", hidden},
                                                                         {"dd", block},
                                                                         {"del", hidden},
                                                                         {"details", block},
                                                                         {"dialog", navigation},
                                                                         {"dir", list},
                                                                         {"div", block},
                                                                         {"dl", block},
                                                                         {"dt", block},
                                                                         {"embed", hidden},
                                                                         {"fieldset", block},
                                                                         {"figcaption", block},
                                                                         {"figure", block},
                                                                         {"footer", page_foot},
                                                                         {"form", form},
                                                                         {"frame", hidden},
                                                                         {"h1", heading},
                                                                         {"h2", heading},
                                                                         {"h3", heading},
                                                                         {"h4", heading},
                                                                         {"h5", heading},
                                                                         {"h6", heading},
                                                                         {"head", block},
                                                                         {"header", page_head},
                                                                         {"hgroup", block},
                                                                         {"hr", block},
                                                                         {"html", block},
                                                                         {"iframe", hidden},
                                                                         {"img", hidden},
                                                                         {"input", hidden},
                                                                         {"legend", block},
                                                                         {"li", item},
                                                                         {"link", hidden},
                                                                         {"listing", preformatted},
                                                                         {"main", main},
                                                                         {"map", hidden},
                                                                         {"menu", list},
                                                                         {"meta", hidden},
                                                                         {"nav", navigation},
                                                                         {"noframes", hidden},
                                                                         {"noscript", hidden},
                                                                         {"object", hidden},
                                                                         {"ol", ordered_list},
                                                                         {"optgroup", control},
                                                                         {"option", control},
                                                                         {"p", block},
                                                                         {"plaintext", preformatted},
                                                                         {"pre", preformatted},
                                                                         {"progress", hidden},
                                                                         {"rp", hidden},
                                                                         {"rt", hidden},
                                                                         {"rtc", hidden},
                                                                         {"script", hidden},
                                                                         {"search", form},
                                                                         {"section", section},
                                                                         {"select", control},
                                                                         {"style", hidden},
                                                                         {"summary", block},
                                                                         {"sup", raised},
                                                                         {"svg", hidden},
                                                                         {"table", table},
                                                                         {"tbody", block},
                                                                         {"td", cell},
                                                                         {"template", hidden},
                                                                         {"textarea", hidden},
                                                                         {"tfoot", block},
                                                                         {"th", head_cell},
                                                                         {"thead", table_head},
                                                                         {"title", hidden},
                                                                         {"tr", row},
                                                                         {"ul", list},
                                                                         {"video", hidden},
                                                                         {"xmp", preformatted}}};
static_assert(std::is_sorted(elements.begin(), elements.end()));

bool has_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == word) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

constexpr std::array<std::string_view, 6> for_screen_readers{"visually-hidden",    "visuallyhidden",    "sr-only",
                                                             "screen-reader-text", "element-invisible", "show-for-sr"};

bool is_note_class(std::string_view css_class) {
  const std::string classes = lower(css_class);
  static constexpr std::array<std::string_view, 14> words{
      "msofootnotetext", "msoendnotetext", "footnotes", "endnotes", "footnote-text", "endnote-text", "footnotetext",
      "references",      "reflist",        "footnote",  "endnote",  "sdfootnote",    "sdendnote",    "notes"};
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return has_word(classes, word); });
}

}  // namespace

Element element_of(std::string_view name) {
  const auto* found = std::lower_bound(elements.begin(), elements.end(), name,
                                       [](const auto& row, std::string_view wanted) { return row.first < wanted; });
  return found != elements.end() && found->first == name ? found->second : flowing;
}

ElementAttributes::ElementAttributes(const Attributes& attributes) {
  attributes.each([this](std::string_view attribute, std::string_view content) {
    if (attribute == "id") id = content;
    else if (attribute == "name") name = content;
    else if (attribute == "title") title = content;
    else if (attribute == "class") css_class = content;
    else if (attribute == "style") style = lower(content);
    else if (attribute == "href") href = content;
    else if (attribute == "role") role = content;
    else if (attribute == "epub:type") epub_type = content;
    else if (attribute == "start") start = content;
    else if (attribute == "type") type = content;
    else if (attribute == "value") value = content;
    else if (attribute == "colspan") columns = content;
    else if (attribute == "rowspan") rows = content;
    else if (attribute == "border") border = content;
    else if (attribute == "reversed") reversed = true;
    else if (attribute == "hidden") hidden = true;
    else if (attribute == "aria-hidden") unspoken = content == "true";
  });
}

std::string_view ElementAttributes::styled(std::string_view property) const {
  for (std::size_t at = style.find(property); at != std::string::npos; at = style.find(property, at + 1)) {
    if (at > 0 && style[at - 1] != ';' && style[at - 1] != ' ') continue;
    const std::string_view rest = trim(std::string_view(style).substr(at + property.size()));
    if (rest.starts_with(':')) return trim(rest.substr(1, rest.find(';') - 1));
  }
  return {};
}

bool ElementAttributes::is_hidden(bool in_line) const {
  if (hidden || (unspoken && in_line) || has_word(css_class, "MsoCommentReference")) return true;
  if (!style.empty() && (styled("display").starts_with("none") || styled("visibility").starts_with("hidden") ||
                         styled("mso-hide") == "all" || styled("mso-element").starts_with("comment")))
    return true;
  // For screen readers only: says what the eye sees anyway
  return std::any_of(for_screen_readers.begin(), for_screen_readers.end(),
                     [&](std::string_view word) { return has_word(css_class, word); });
}

bool ElementAttributes::is_raised() const {
  return (!style.empty() && styled("vertical-align").starts_with("super")) ||
         has_word(css_class, "MsoFootnoteReference") || has_word(css_class, "MsoEndnoteReference");
}

bool is_note_id(std::string_view id) {
  static constexpr std::array<std::string_view, 4> lists{"footnotes", "endnotes", "footnote", "endnote"};
  static constexpr std::array<std::string_view, 10> stems{"ftn",        "edn",       "fn",   "footnote", "endnote",
                                                          "sdfootnote", "sdendnote", "cite", "note",     "en"};
  std::string name = lower(id);
  if (name.starts_with('_')) name.erase(0, 1);
  if (name.find("ref") != std::string::npos || name.ends_with("anc")) return false;  // those are the markers
  const std::string_view stem = std::string_view(name).substr(0, name.find_first_not_of("abcdefghijklmnopqrstuvwxyz"));
  if (stem == name) return std::find(lists.begin(), lists.end(), name) != lists.end();
  return name.find_first_of("0123456789") != std::string::npos &&
         std::find(stems.begin(), stems.end(), stem) != stems.end();
}

bool is_note_part(const ElementAttributes& attributes) {
  for (const std::string_view role : {"doc-footnote", "doc-endnotes", "doc-endnote", "footnote", "footnotes", "endnote",
                                      "endnotes", "rearnote", "rearnotes", "note"})
    if (has_word(attributes.role, role) || has_word(attributes.epub_type, role)) return true;
  return (!attributes.id.empty() && is_note_id(attributes.id)) ||
         (!attributes.name.empty() && is_note_id(attributes.name)) ||
         (!attributes.css_class.empty() && is_note_class(attributes.css_class));
}

}  // namespace rg::read
