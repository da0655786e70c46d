// SPDX-License-Identifier: Apache-2.0
#include "src/read/html_parser.hpp"

#include <libxml/HTMLparser.h>

#include <exception>
#include <memory>
#include <new>

#include "src/text/problem.hpp"

namespace rg::read {
namespace {

/// Pages without end tags nest thousands of elements.
constexpr std::size_t deepest = 200'000;
/// libxml2 looks through all open elements for each end tag that has no start.
constexpr std::size_t most_looked_through = 2'000'000'000;

struct Parse {
  PageListener& listener;
  htmlParserCtxtPtr context = nullptr;
  std::size_t depth = 0, looked_through = 0;
  bool too_deep = false;
  std::exception_ptr failed = nullptr;

  /// No exception may pass through C.
  template <class Step>
  void guard(Step step) {
    if (failed || too_deep) return;
    try {
      step();
    } catch (...) {
      failed = std::current_exception();
      xmlStopParser(context);
    }
  }

  void give_up() {
    too_deep = true;
    xmlStopParser(context);
  }
};

std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

extern "C" void html_start(void* user, const xmlChar* name, const xmlChar** attributes) {
  auto& parse = *static_cast<Parse*>(user);
  if (++parse.depth > deepest) return parse.give_up();
  parse.guard([&] { parse.listener.start(view(name), Attributes(attributes)); });
}

extern "C" void html_end(void* user, const xmlChar*) {
  auto& parse = *static_cast<Parse*>(user);
  --parse.depth;
  parse.guard([&] { parse.listener.end(); });
}

extern "C" void html_text(void* user, const xmlChar* text, int length) {
  auto& parse = *static_cast<Parse*>(user);
  parse.guard([&] { parse.listener.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)}); });
}

extern "C" void html_error(void* user, const char*, ...) {
  auto& parse = *static_cast<Parse*>(user);
  parse.looked_through += parse.depth;
  if (parse.looked_through > most_looked_through && !parse.too_deep) parse.give_up();
}

xmlSAXHandler handler() {
  xmlSAXHandler out{};
  out.startElement = html_start;
  out.endElement = html_end;
  out.characters = html_text;
  out.ignorableWhitespace = html_text;
  out.error = html_error;
  out.initialized = 1;
  return out;
}

bool is_doctype(std::string_view text) { return text.size() > 2 && (text[2] == 'D' || text[2] == 'd'); }

/// Without `<!DOCTYPE …>`, `<![if …]>` and the like, which libxml2 takes for text where it doesn't expect them.
/// Comments stay, with all that looks like markup in them.
std::string without_declarations(std::string_view page) {
  std::string out;
  while (!page.empty()) {
    const std::size_t start = std::min(page.find("<!"), page.size());
    out += page.substr(0, start);
    page.remove_prefix(start);
    const bool is_comment = page.starts_with("<!--");
    std::string_view closing = is_comment ? "-->" : ">";
    if (page.substr(0, page.find('>')).find('[') != std::string_view::npos && is_doctype(page)) closing = "]>";
    const std::size_t found = page.find(closing);
    const std::size_t end = found == std::string_view::npos ? page.size() : found + closing.size();
    if (is_comment) out += page.substr(0, end);
    page.remove_prefix(end);
  }
  return out;
}

}  // namespace

void parse_html(std::string_view utf8, const std::string& path, PageListener& listener) {
  static const bool ready = (xmlInitParser(), true);  // not safe in several threads at once
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> context(ready ? htmlNewParserCtxt() : nullptr,
                                                                               &htmlFreeParserCtxt);
  if (!context) throw std::bad_alloc();
  Parse parse{listener, context.get()};
  *context->sax = handler();
  context->userData = &parse;
  constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_NODEFDTD |
                          HTML_PARSE_IGNORE_ENC;  // what the page says of its charset has been heard
  const std::string page = without_declarations(utf8);
  htmlCtxtReadMemory(context.get(), page.data(), static_cast<int>(page.size()), nullptr, "UTF-8", options);
  if (parse.failed) std::rethrow_exception(parse.failed);
  if (parse.too_deep)
    throw Problem({path, 0, 0}, "has elements nested too deeply (more than " + std::to_string(deepest) + ")",
                  "save the page's text as a .txt file");
}

}  // namespace rg::read
