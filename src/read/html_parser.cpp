// SPDX-License-Identifier: Apache-2.0
#include "src/read/html_parser.hpp"

#include <libxml/HTMLparser.h>

#include <exception>
#include <memory>
#include <new>

#include "src/text/ascii.hpp"
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

/// Bytes until behind `closing`; all where it is missing.
std::size_t until_behind(std::string_view page, std::string_view closing) {
  const std::size_t found = find_any_case(page, closing);
  return found == std::string_view::npos ? page.size() : found + closing.size();
}

/// Bytes of a declaration. One of a document type may have others in brackets, which are short.
std::size_t declaration_size(std::string_view page) {
  constexpr std::size_t longest_subset = 4096;
  const std::size_t end = until_behind(page, ">");
  if (lower(page.substr(0, 9)) != "<!doctype" || page.substr(0, end).find('[') == std::string_view::npos) return end;
  const std::string_view head = page.substr(0, longest_subset);
  for (std::size_t at = head.find(']'); at != std::string_view::npos; at = head.find(']', at + 1)) {
    const std::size_t next = head.find_first_not_of(" \t\r\n\f", at + 1);
    if (next != std::string_view::npos && head[next] == '>') return next + 1;
  }
  return end;
}

/// Bytes of the scripts, styles and comments that the page begins with, in which nothing is markup; 0 for others.
std::size_t raw_size(std::string_view page) {
  if (page.starts_with("<!--")) return until_behind(page, "-->");
  const std::string name = lower(page.substr(0, 7));
  if (name == "<script") return until_behind(page, "</script");
  return name.starts_with("<style") ? until_behind(page, "</style") : 0;
}

/// Without `<!DOCTYPE …>`, `<![if …]>` and the like, which libxml2 takes for text where it doesn't expect them.
/// Scripts and comments stay, with all that looks like markup in them.
std::string without_declarations(std::string_view page) {
  std::string out;
  while (!page.empty()) {
    const std::size_t before = std::min(page.find('<'), page.size());
    out += page.substr(0, before);
    page.remove_prefix(before);
    std::size_t kept = raw_size(page);
    if (kept == 0 && page.starts_with("<!")) {
      page.remove_prefix(declaration_size(page));
      continue;
    }
    if (kept == 0) kept = std::min<std::size_t>(1, page.size());
    out += page.substr(0, kept);
    page.remove_prefix(kept);
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
