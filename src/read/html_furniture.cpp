// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "src/read/html_elements.hpp"

namespace rg::read {
namespace {

constexpr std::string_view navigation_reason = "navigation", cookie_reason = "cookie notice";

struct Role {
  std::string_view role;
  std::string_view reason;
};

/// Landmarks that are no content, and what opens over a page: https://www.w3.org/TR/wai-aria
constexpr std::array<Role, 12> furniture_roles{{{"navigation", navigation_reason},
                                                {"menu", navigation_reason},
                                                {"menubar", navigation_reason},
                                                {"tablist", navigation_reason},
                                                {"toolbar", navigation_reason},
                                                {"banner", "page header"},
                                                {"contentinfo", "page footer"},
                                                {"search", "form"},
                                                {"complementary", "aside"},
                                                {"dialog", "dialog"},
                                                {"alertdialog", "dialog"},
                                                {"alert", "dialog"}}};

struct Word {
  std::string_view word;
  Sureness sureness;
  std::string_view reason;
};

/// What makers of sites call the furniture of a page, in its ids and classes.
constexpr std::array<Word, 30> furniture_words{{{"cookie", Sureness::unless_most, cookie_reason},
                                                {"cookies", Sureness::unless_most, cookie_reason},
                                                {"cookiebot", Sureness::unless_most, cookie_reason},
                                                {"gdpr", Sureness::unless_most, cookie_reason},
                                                {"onetrust", Sureness::unless_most, cookie_reason},
                                                {"optanon", Sureness::unless_most, cookie_reason},
                                                {"didomi", Sureness::unless_most, cookie_reason},
                                                {"usercentrics", Sureness::unless_most, cookie_reason},
                                                {"breadcrumb", Sureness::if_links, navigation_reason},
                                                {"breadcrumbs", Sureness::if_links, navigation_reason},
                                                {"navbar", Sureness::if_links, navigation_reason},
                                                {"navigation", Sureness::if_links, navigation_reason},
                                                {"pager", Sureness::if_links, navigation_reason},
                                                {"pagination", Sureness::if_links, navigation_reason},
                                                {"skip", Sureness::if_links, navigation_reason},
                                                {"skiplink", Sureness::if_links, navigation_reason},
                                                {"switcher", Sureness::if_links, "languages"},
                                                {"share", Sureness::if_links, "sharing links"},
                                                {"sharing", Sureness::if_links, "sharing links"},
                                                {"social", Sureness::if_links, "sharing links"},
                                                {"addtoany", Sureness::if_links, "sharing links"},
                                                {"addthis", Sureness::if_links, "sharing links"},
                                                {"header", Sureness::if_all_links, "page header"},
                                                {"masthead", Sureness::if_all_links, "page header"},
                                                {"footer", Sureness::if_all_links, "page footer"},
                                                {"sidebar", Sureness::if_small, "aside"},
                                                {"newsletter", Sureness::if_small, "form"},
                                                {"popup", Sureness::if_small, "dialog"},
                                                {"modal", Sureness::if_small, "dialog"},
                                                {"noprint", Sureness::if_small, navigation_reason}}};

/// Are these the words of a notice of consent, and not of a section about informed consent?
bool asks_for_consent(std::string_view token) {
  if (token.find("consent") == std::string_view::npos) return false;
  for (const std::string_view word : {"banner", "dialog", "popup", "modal", "bar", "manager", "notice", "overlay"})
    if (token.find(word) != std::string_view::npos) return true;
  return false;
}

/// The words of ids and classes, in lower-case letters: `skip-link`, `skip_link`, `skipLink` and `SkipLink` have two.
template <class Found>
void each_word(std::string_view names, Found found) {
  std::string word;
  const auto close = [&] {
    if (!word.empty()) found(std::string_view(word));
    word.clear();
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    const char c = names[i];
    const bool is_upper = c >= 'A' && c <= 'Z', is_lower = c >= 'a' && c <= 'z';
    if (!is_upper && !is_lower) {
      close();
      continue;
    }
    if (is_upper && i > 0 && names[i - 1] >= 'a' && names[i - 1] <= 'z') close();
    word += is_upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  close();
}

PageRegion region_of_words(std::string_view names) {
  PageRegion out;
  if (asks_for_consent(names)) return {0, Sureness::unless_most, cookie_reason};
  each_word(names, [&](std::string_view word) {
    if (out.sureness != Sureness::content) return;
    const auto* found =
        std::find_if(furniture_words.begin(), furniture_words.end(), [&](const Word& row) { return row.word == word; });
    if (found != furniture_words.end()) out = {0, found->sureness, found->reason};
    else if (word.ends_with("nav") || word.ends_with("menu")) out = {0, Sureness::if_links, navigation_reason};
  });
  return out;
}

/// How many times the rest a part may hold and still be furniture.
constexpr std::size_t most_times_rest = 4;
constexpr std::size_t brief = 60;

bool is_furniture(const PageRegion& region, std::size_t rest) {
  const std::size_t text = region.text - region.links;  // menus are long, but they are links
  switch (region.sureness) {
    case Sureness::content: return false;
    case Sureness::sure: return true;
    case Sureness::unless_most: return text <= rest * most_times_rest;
    case Sureness::if_small: return text <= rest;
    case Sureness::if_links: return text <= rest && (text <= region.links || region.text <= brief);
    case Sureness::if_all_links: return text <= rest && text * 2 <= region.links;
  }
  return false;
}

/// By region: why it is furniture, empty where it isn't.
std::vector<std::string_view> furniture_regions(const std::vector<PageRegion>& regions) {
  std::size_t rest = 0;
  for (const PageRegion& region : regions)
    if (region.sureness == Sureness::content) rest += region.text - region.links;
  std::vector<std::string_view> out(regions.size());
  for (std::size_t i = 1; i < regions.size(); ++i) {
    const PageRegion& region = regions[i];
    out[i] = out[region.parent];
    if (!out[i].empty()) continue;
    if (is_furniture(region, rest)) out[i] = region.reason;
    else if (region.sureness != Sureness::content) rest += region.text - region.links;
  }
  return out;
}

}  // namespace

/// As Word and LibreOffice mark it.
bool is_contents(const ElementAttributes& attributes) {
  return attributes.css_class.starts_with("MsoToc") || attributes.id.starts_with("Table of Contents");
}

PageRegion region_of(Element element, const ElementAttributes& attributes, bool inside_content) {
  for (const Role& row : furniture_roles)
    if (attributes.role == row.role) return {0, Sureness::sure, row.reason};
  switch (element) {
    case Element::navigation: return {0, Sureness::sure, navigation_reason};
    case Element::page_head: return inside_content ? PageRegion{} : PageRegion{0, Sureness::if_small, "page header"};
    case Element::page_foot:
    case Element::aside:
      if (is_note_part(attributes)) return {};
      return {0, Sureness::if_small, element == Element::aside ? "aside" : "page footer"};
    case Element::form: return {0, Sureness::if_small, "form"};
    case Element::control: return {0, Sureness::sure, "form"};
    case Element::heading:
    case Element::main:
    case Element::article: return {};
    case Element::flowing:
    case Element::raised:
    case Element::link:  // into the text, if it is one that skips a menu
      return attributes.css_class.find("skip") != std::string_view::npos ? region_of_words(attributes.css_class)
                                                                         : PageRegion{};
    default: break;
  }
  if (is_note_part(attributes)) return {};
  if (is_contents(attributes)) return {0, Sureness::sure, "contents"};
  if (attributes.title == "header") return {0, Sureness::sure, "page header"};  // so LibreOffice marks running heads
  if (attributes.title == "footer") return {0, Sureness::sure, "page footer"};
  PageRegion by_id = region_of_words(attributes.id);
  if (by_id.sureness == Sureness::content) by_id = region_of_words(attributes.css_class);
  // A dialog that was open when the page was saved hides all the rest from screen readers
  if (by_id.sureness == Sureness::content && attributes.unspoken) return {0, Sureness::if_small, "hidden"};
  return by_id;
}

std::vector<std::string_view> furniture_of(const Page& page) {
  std::vector<std::string_view> regions = furniture_regions(page.regions);
  std::vector<std::string_view> out;
  std::size_t main = 0, article = 0, all = 0;
  for (const PageLine& line : page.lines) {
    out.push_back(regions[line.region]);
    if (!out.back().empty()) continue;
    all += line.text.size();
    if (line.in_main) main += line.text.size();
    if (line.in_article) article += line.text.size();
  }
  const bool by_main = main * 4 >= all && main > 0, by_article = !by_main && article * 2 >= all && article > 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const PageLine& line = page.lines[i];
    if (out[i].empty() && ((by_main && !line.in_main) || (by_article && !line.in_article))) out[i] = "outside the text";
  }
  return out;
}

}  // namespace rg::read
