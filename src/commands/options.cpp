// SPDX-License-Identifier: Apache-2.0
#include "src/commands/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "src/schema/schema.hpp"
#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

namespace rg {
namespace {

void declare(CLI::App& app, const Option& option, Options& values) {
  CLI::Option* made = nullptr;
  const std::string flags(option.flags), help(option.help);
  if (option.flag) made = app.add_flag(flags, values.*option.flag, help);
  else if (option.number)
    made = app.add_option(flags, values.*option.number, help)->check(CLI::Range(option.least, option.most));
  else if (option.seconds) made = app.add_option(flags, values.*option.seconds, help)->check(CLI::Range(0.0, 3600.0));
  else if (option.list) made = app.add_option(flags, values.*option.list, help)->allow_extra_args(flags[0] != '-');
  else made = app.add_option(flags, values.*option.text, help);
  if (option.required) made->required();
  if (option.text || option.list)  // as an unset variable of a script is; no option means anything by it
    made->check([](const std::string& value) { return std::string(value.empty() ? "must not be empty" : ""); });
  if (!option.argument.empty()) made->type_name(flags[0] == '-' ? std::string(option.argument) : "");
}

std::string version() {
  const Schema schema = Schema::built_in();
  return "rightsgraph " + schema.version() + " (schema " + schema.hash() + ")\n";
}

/// The manual page of a verb, in Markdown; docs/commands/ holds what this prints.
std::string manual(const Verb& verb) {
  std::string out = "# rightsgraph " + std::string(verb.name) + "\n" + std::string(verb.summary) + ".\n\n" +
                    std::string(verb.description) + "\n\n";
  out += "| option | meaning |\n| --- | --- |\n";
  for (const Option& option : verb.options) {
    std::string flags(option.flags);
    std::replace(flags.begin(), flags.end(), ',', ' ');
    const bool positional = flags[0] != '-';
    const std::string argument = option.argument.empty() ? "" : " " + std::string(option.argument);
    out += "| `" + flags +
           (!positional   ? argument
            : option.list ? "…"
                          : "") +
           "` | " + std::string(option.help) + " |\n";
  }
  return out + "\nExit status: 0 all done; 1 wrong usage; 2 nothing done; 3 done, but some inputs were refused.\n";
}

const Verb& verb_named(std::string_view name) {
  std::vector<std::string> names;
  for (const Verb& verb : verbs()) {
    if (verb.name == name) return verb;
    names.emplace_back(verb.name);
  }
  throw Usage("no verb `" + std::string(name) + "`" + perhaps(name, names));
}

}  // namespace

std::string perhaps(std::string_view name, const std::vector<std::string>& known) {
  const auto far = [&](const std::string& each) { return edit_distance(name, each); };
  const auto nearest = std::min_element(known.begin(), known.end(),
                                        [&](const std::string& a, const std::string& b) { return far(a) < far(b); });
  return nearest != known.end() && far(*nearest) < 3 ? ", perhaps `" + *nearest + "`" : "";
}

std::span<const Verb> verbs() {
  static const std::array table{build_verb(),    show_verb(),  links_verb(),   path_verb(),  common_verb(),
                                timeline_verb(), top_verb(),   search_verb(),  query_verb(), diff_verb(),
                                export_verb(),   load_verb(),  correct_verb(), fetch_verb(), text_verb(),
                                extract_verb(),  merge_verb(), ledger_verb(),  schema_verb()};
  return table;
}

Command parse(int argc, const char* const* argv) {
  Command out;
  CLI::App app(
      "Reads United Nations human-rights reports and builds a knowledge graph in which every edge quotes its "
      "paragraph.",
      "rightsgraph");
  bool show_version = false;
  std::string page;
  app.add_flag("--version", show_version, "print the versions of program and schema");
  app.add_option("--manual", page, "print the manual page of a verb")->type_name("VERB");
  app.require_subcommand(0, 1);
  for (const Verb& verb : verbs()) {
    CLI::App* sub = app.add_subcommand(std::string(verb.name), std::string(verb.summary));
    sub->footer(std::string(verb.description));
    for (const Option& option : verb.options) declare(*sub, option, out.options);
    sub->final_callback([&out, &verb] { out.verb = &verb; });
  }
  if (argc > 1 && argv[1][0] != '-') verb_named(argv[1]);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    out.print = app.help();
    return out;
  } catch (const CLI::ParseError& error) {
    throw Usage(error.what());
  }
  if (show_version) out.print = version();
  else if (!page.empty()) out.print = manual(verb_named(page));
  else if (!out.verb) throw Usage("no verb given");
  return out;
}

}  // namespace rg
