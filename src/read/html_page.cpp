// SPDX-License-Identifier: Apache-2.0
#include "src/read/html_page.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "src/read/html_elements.hpp"
#include "src/read/html_lists.hpp"
#include "src/read/html_open_tables.hpp"
#include "src/read/html_parser.hpp"
#include "src/read/html_run.hpp"
#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

namespace rg::read {
namespace {

constexpr std::size_t most_lines = 2'000'000;  // a report of 1,000 pages has 40,000

/// The part behind `#`, its %XX undone.
std::string fragment_of(std::string_view href) {
  const std::size_t hash = href.find('#');
  if (hash == std::string_view::npos) return {};
  std::string out;
  for (std::size_t at = hash + 1; at < href.size(); ++at) {
    unsigned byte = 0;
    if (href[at] == '%' && at + 2 < href.size() &&
        std::from_chars(href.data() + at + 1, href.data() + at + 3, byte, 16).ptr == href.data() + at + 3) {
      out += static_cast<char>(byte);
      at += 2;
    } else {
      out += href[at];
    }
  }
  return out;
}

/// What holds for the text inside an element, and no longer behind it.
struct Inside {
  std::uint32_t region = 0, notes = no_index;
  std::uint8_t heading = 0;
  bool hidden = false, preformatted = false, in_link = false, in_main = false, in_article = false, in_section = false,
       in_table_head = false;
  Font font = Font::letters;
};

/// References such as `&#146;` mean windows-1252: https://html.spec.whatwg.org/#numeric-character-reference-end-state
std::string_view meant_by(std::string_view text) {
  static constexpr std::array<std::string_view, 32> meant{"€", "",  "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š",
                                                          "‹", "Œ", "",  "Ž", "",  "",  "‘", "’", "“", "”", "•",
                                                          "–", "—", "˜", "™", "š", "›", "œ", "",  "ž", "Ÿ"};
  if (text.size() != 2 || text[0] != '\xC2' || text[1] > '\x9F') return text;
  return meant[static_cast<unsigned char>(text[1]) - 0x80U];
}

struct Open {
  Element element = Element::flowing;
  Inside outside;
  bool is_block = false, raises = false, floats = false;
  std::uint32_t line = 0;  ///< the line in which it began
  std::size_t at = 0;      ///< … and where in it
  CellPlace cell;
  std::string target;
};

class Collector : public PageListener {
 public:
  Collector(Page& page, const std::string& path) : page_(page), path_(path) {}

  void start(std::string_view name, const Attributes& given) override {
    Open& open = open_.emplace_back();
    open.outside = now_;
    if (now_.hidden) return;
    const ElementAttributes attributes(given);
    const bool is_frame = name == "html" || name == "body";
    open.element = attributes.role == "main" ? Element::main : element_of(name);
    now_.hidden = open.element == Element::hidden || (!is_frame && attributes.is_hidden(!is_block(open.element)));
    if (now_.hidden) return;
    if (open.element == Element::control && now_.heading > 0) open.element = Element::flowing;  // one that unfolds
    const bool inside_content = now_.in_main || now_.in_article || now_.in_section;
    const PageRegion region = is_frame ? PageRegion{} : region_of(open.element, attributes, inside_content);
    open.is_block = is_block(open.element) || region.sureness != Sureness::content;
    if (open.is_block) end_block();
    enter(region);
    if (!is_frame) note_names(open, attributes);
    open.raises = open.element == Element::raised || attributes.is_raised();
    if (!attributes.style.empty()) now_.font = font_of(attributes.style, now_.font);
    open.floats = !attributes.style.empty() && attributes.styled("float") == "left";
    open.line = line();
    open.at = run_.size();
    begin(open, name, attributes);
  }

  void end() override {
    const Open open = std::move(open_.back());
    open_.pop_back();
    if (!now_.hidden) finish(open);
    now_ = open.outside;
  }

  void text(std::string_view utf8) override {
    if (now_.hidden) return;
    utf8 = meant_by(utf8);
    if (run_.empty() && is_bullet(utf8, now_.font)) return run_.add("• ", now_.in_link);
    if (!now_.preformatted) return run_.add(utf8, now_.in_link);
    while (!utf8.empty()) {
      const std::size_t end = std::min(utf8.find('\n'), utf8.size());
      run_.add_preformatted(utf8.substr(0, end));
      if (end < utf8.size()) break_line();
      utf8.remove_prefix(std::min(end + 1, utf8.size()));
    }
  }

  void close() { end_block(); }

 private:
  std::uint32_t line() const { return static_cast<std::uint32_t>(page_.lines.size()); }

  void enter(PageRegion region) {
    if (region.sureness == Sureness::content) return;
    region.parent = now_.region;
    now_.region = static_cast<std::uint32_t>(page_.regions.size());
    page_.regions.push_back(region);
  }

  void note_names(const Open& open, const ElementAttributes& attributes) {
    if (!attributes.id.empty()) page_.ids.try_emplace(std::string(attributes.id), line());
    if (!attributes.name.empty() && open.element == Element::link)
      page_.ids.try_emplace(std::string(attributes.name), line());
    if (now_.notes != no_index || !open.is_block || open.element == Element::heading || !is_note_part(attributes))
      return;
    now_.notes = static_cast<std::uint32_t>(page_.notes.size());
    page_.notes.push_back({line(), line()});
  }

  void begin(Open& open, std::string_view name, const ElementAttributes& attributes) {
    switch (open.element) {
      case Element::line_break: return break_line();
      case Element::heading: now_.heading = static_cast<std::uint8_t>(name[1] - '0'); return;
      case Element::preformatted: now_.preformatted = true; return;
      case Element::link:
        open.target = fragment_of(attributes.href);
        now_.in_link = now_.in_link || !attributes.href.empty();
        return;
      case Element::ordered_list:
      case Element::list: return lists_.open(open.element == Element::ordered_list, attributes);
      case Element::item: return lists_.begin_item(attributes);
      case Element::main:
      case Element::article: return begin_content(open.element);
      case Element::section: now_.in_section = true; return;
      case Element::table: now_.in_table_head = false; return tables_.open(attributes, line());
      case Element::caption: return tables_.add_caption();
      case Element::table_head: now_.in_table_head = true; return tables_.add_heads();
      case Element::row: return tables_.begin_row(now_.in_table_head);
      case Element::cell:
      case Element::head_cell:
        open.cell = tables_.begin_cell(attributes, open.element == Element::head_cell, line());
        return;
      default: now_.preformatted = now_.preformatted || attributes.styled("white-space").starts_with("pre"); return;
    }
  }

  /// What holds the content is no furniture, whatever it is called.
  void begin_content(Element element) {
    (element == Element::main ? now_.in_main : now_.in_article) = true;
    for (std::uint32_t i = now_.region; i > 0 && !page_.regions[i].holds_content; i = page_.regions[i].parent) {
      PageRegion& region = page_.regions[i];
      region.holds_content = true;  // and so do those around it
      if (region.sureness != Sureness::sure) region.sureness = Sureness::content;
    }
  }

  void finish(const Open& open) {
    const bool same_line = open.line == line();
    if (open.raises && same_line) run_.raise(open.at);
    if (open.element == Element::link && same_line) run_.link(open.at, open.target);
    if (open.floats && !open.is_block) {
      std::size_t bytes = 0;
      if (open.at == 0 && label_number(run_.text(), bytes) > 0) lists_.end_item();  // shows the label itself
      run_.add_space();
    }
    if (open.is_block) end_block();
    if (now_.notes != open.outside.notes) page_.notes[now_.notes].end = line();
    if (open.element == Element::item) lists_.end_item();
    if (open.element == Element::ordered_list || open.element == Element::list) lists_.close(page_.lines);
    if (open.element == Element::table) tables_.close(line());
    tables_.end_cell(open.cell, line());
  }

  void break_line() {
    if (run_.empty()) ++block_;
    end_line();
  }

  void end_block() {
    end_line();
    ++block_;
  }

  void end_line() {
    const std::size_t in_links = run_.in_links();
    PageLine line = run_.take();
    if (line.text.empty()) return;
    if (page_.lines.size() == most_lines)
      throw Problem({path_, 0, 0}, "has more than " + std::to_string(most_lines) + " lines", "split it");
    line.block = block_;
    line.region = now_.region;
    line.notes = now_.notes;
    line.heading = now_.heading;
    line.in_main = now_.in_main;
    line.in_article = now_.in_article;
    lists_.label(line, this->line());
    PageRegion& region = page_.regions[now_.region];
    region.text += line.text.size();
    region.links += std::min(in_links, line.text.size());
    page_.lines.push_back(std::move(line));
  }

  Page& page_;
  const std::string& path_;
  std::vector<Open> open_;
  Inside now_;
  PageRun run_;
  OpenLists lists_;
  OpenTables tables_{page_.tables};
  std::uint32_t block_ = 0;
};

}  // namespace

Page collect_page(std::string_view utf8, const std::string& path) {
  Page page;
  Collector collector(page, path);
  parse_html(utf8, path, collector);
  collector.close();
  return page;
}

}  // namespace rg::read
