// SPDX-License-Identifier: Apache-2.0
#include "src/read/html_page.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "src/read/html_elements.hpp"
#include "src/read/html_lists.hpp"
#include "src/read/html_parser.hpp"
#include "src/read/html_run.hpp"
#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

namespace rg::read {
namespace {

constexpr std::size_t most_lines = 2'000'000;  // a report of 1,000 pages has 40,000

std::optional<std::int32_t> integer(std::string_view text) {
  std::int32_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end != text.data() ? std::optional(out) : std::nullopt;
}

/// How many columns or rows a cell takes: https://html.spec.whatwg.org/#dom-td-colspan
std::uint16_t span_of(std::string_view text) {
  return static_cast<std::uint16_t>(std::clamp(integer(text).value_or(1), 1, 1000));
}

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

enum class Font : std::uint8_t { letters, symbols, typewriter };

/// What holds for the text inside an element, and no longer behind it.
struct Inside {
  std::uint32_t region = 0, notes = no_index;
  std::uint8_t heading = 0;
  bool hidden = false, preformatted = false, in_link = false, in_main = false, in_article = false, in_section = false,
       in_table_head = false;
  Font font = Font::letters;
};

/// Word draws bullets as letters of other fonts …
Font font_of(std::string_view style, Font outside) {
  if (style.find("font") == std::string_view::npos) return outside;
  if (style.find("symbol") != std::string_view::npos || style.find("wingdings") != std::string_view::npos)
    return Font::symbols;
  return style.find("courier") != std::string_view::npos ? Font::typewriter : Font::letters;
}

bool is_bullet(std::string_view text, Font font) {
  text = trim(text);
  return (font == Font::symbols && !text.empty() && count_code_points(text) == 1) ||
         (font == Font::typewriter && text == "o");
}

/// … or as private characters, U+F000 to U+F0FF.
void mend_bullet(PageLine& line) {
  std::size_t end = 0;
  while (line.text.compare(end, 3, "\uF000") >= 0 && line.text.compare(end, 3, "\uF0FF") <= 0) end += 3;
  if (end == 0) return;
  end = std::min(line.text.find_first_not_of(' ', end), line.text.size());
  line.text.erase(0, end);
  line.label = "• ";
  std::erase_if(line.marks, [&](const PageMark& mark) { return mark.begin < end; });
  for (PageMark& mark : line.marks) {
    mark.begin -= end;
    mark.end -= end;
  }
}

struct Open {
  Element element = Element::flowing;
  Inside outside;
  bool is_block = false, raises = false, floats = false;
  std::uint32_t line = 0;  ///< the line in which it began
  std::size_t at = 0;      ///< … and where in it
  std::uint32_t table = no_index, row = 0, cell = 0;
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
    open.element = element_of(name);
    now_.hidden = open.element == Element::hidden || (!is_frame && attributes.is_hidden());
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
      case Element::table: return begin_table(open, attributes);
      case Element::caption:
        if (!tables_.empty()) table().has_caption = true;
        return;
      case Element::table_head:
        now_.in_table_head = true;
        if (!tables_.empty()) table().has_heads = true;
        return;
      case Element::row: return begin_row();
      case Element::cell:
      case Element::head_cell: return begin_cell(open, attributes);
      default: now_.preformatted = now_.preformatted || attributes.styled("white-space").starts_with("pre"); return;
    }
  }

  /// What holds the content is no furniture, whatever it is called.
  void begin_content(Element element) {
    (element == Element::main ? now_.in_main : now_.in_article) = true;
    for (std::uint32_t region = now_.region; region > 0; region = page_.regions[region].parent)
      if (page_.regions[region].sureness != Sureness::sure) page_.regions[region].sureness = Sureness::content;
  }

  PageTable& table() { return page_.tables[tables_.back()]; }

  void begin_table(Open& open, const ElementAttributes& attributes) {
    PageTable& table = page_.tables.emplace_back();
    table.begin = line();
    table.is_presentation = attributes.role == "presentation" || attributes.role == "none";
    table.has_border = !attributes.border.empty() && attributes.border != "0";
    if (!tables_.empty()) table.parent = tables_.back();
    open.table = static_cast<std::uint32_t>(page_.tables.size() - 1);
    tables_.push_back(open.table);
    now_.in_table_head = false;
  }

  void begin_row() {
    if (tables_.empty()) return;
    table().rows.emplace_back().head = now_.in_table_head;
  }

  void begin_cell(Open& open, const ElementAttributes& attributes) {
    if (tables_.empty()) return;
    PageTable& table = this->table();
    if (table.rows.empty()) begin_row();
    const bool head = open.element == Element::head_cell;
    table.has_heads = table.has_heads || head;
    table.has_border = table.has_border || attributes.styled("border").find("solid") != std::string_view::npos;
    open.table = tables_.back();
    open.row = static_cast<std::uint32_t>(table.rows.size() - 1);
    open.cell = static_cast<std::uint32_t>(table.rows.back().cells.size());
    table.rows.back().cells.push_back({line(), line(), span_of(attributes.columns), span_of(attributes.rows), head});
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
    if (open.table == no_index) return;
    if (open.element != Element::table) {
      page_.tables[open.table].rows[open.row].cells[open.cell].end = line();
    } else {
      page_.tables[open.table].end = line();
      tables_.pop_back();
    }
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
    mend_bullet(line);
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
  std::vector<std::uint32_t> tables_;  ///< open ones
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
