// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "export/load/target.hpp"
#include "src/commands/graph_input.hpp"
#include "src/commands/output.hpp"
#include "src/net/url.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

const Target& target_of(const Options& options) {
  if (const Target* found = find_target(options.name)) return *found;
  std::string all;
  for (const Target& target : targets()) (all += all.empty() ? "" : ", ") += target.name;
  throw Usage("no target `" + options.name + "`; there is " + all);
}

std::string variable(const Target& target, const char* end) {
  const std::string name = std::string(target.environment) + end;
  const char* value = std::getenv(name.c_str());
  std::string out = value ? value : "";
  // A line end of a file that the variable was read from would begin a line of the request's head
  if (std::any_of(out.begin(), out.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }))
    throw Usage(name + " holds a line end or another control character; take it out");
  return out;
}

LoadOptions load_options(const Options& options, const Target& target) {
  LoadOptions out;
  out.url = checked_url(options.second);
  out.database = options.database;
  out.graph = options.graph;
  out.replace = options.replace;
  out.login = {variable(target, "_USER"), variable(target, "_PASSWORD"), variable(target, "_TOKEN")};
  out.limits = {options.seconds, options.tries};
  out.writing = export_options(options);
  const bool shown = !options.quiet && isatty(STDERR_FILENO) == 1;
  out.progress = [shown](const std::string& text) {
    if (shown) std::cerr << "\r\033[K" << text << std::flush;
  };
  return out;
}

int run(const Options& options) {
  const Target& target = target_of(options);
  const LoadOptions load = load_options(options, target);
  if (!load.graph.empty() && target.name != "sparql") throw Usage("--graph is of sparql alone");
  if (load.replace && !target.can_replace)
    throw Usage("--replace is not of " + std::string(target.name) + ", which " + std::string(target.again));
  const GraphInput input(options);
  std::string loaded;
  try {
    loaded = target.load(input.graph(), load);
  } catch (const Problem&) {
    load.progress("");
    throw;
  }
  load.progress("");
  if (!options.quiet) tell(loaded);
  return 0;
}

std::vector<Option> options_of_load() {
  std::vector<Option> out{
      {"DB", "DB", "store, folder of a build, or facts as JSON lines", true, &Options::db},
      {"TARGET", "TARGET", "one of the targets named above", true, &Options::name},
      {"URL", "URL", "its address, http or https", true, &Options::second},
      {"--database", "NAME", "the database there; the target's own default without it", false, &Options::database},
      {"--graph", "IRI", "of sparql: the named graph to add to; the default graph without it", false, &Options::graph},
      {"--replace", "", "of sparql: take away first all that the graph there holds", false, nullptr, nullptr, nullptr,
       &Options::replace}};
  for (const Option& option : choosing_options()) out.push_back(option);
  out.push_back({"--seconds", "N", "how long a request may take; 60 without it", false, nullptr, nullptr,
                 &Options::seconds, nullptr, 1, 86'400});
  out.push_back({"--tries", "N", "how often a request is sent in all before it gives up; 6 without it", false, nullptr,
                 nullptr, &Options::tries, nullptr, 1, 100});
  out.push_back(option::quiet);
  return out;
}

/// For --help and the manual: the table of targets, as far as it is for people.
std::string_view description() {
  static const std::string text = [] {
    std::string out = "TARGET is ";
    for (const Target& target : targets()) {
      const std::string environment(target.environment);
      out += std::string(target.name) + " (URL is the " + std::string(target.holds) +
             "; login by the environment: " + environment + "_USER and " + environment + "_PASSWORD, or " +
             environment + "_TOKEN), ";
    }
    out.replace(out.size() - 2, 2, ". Loading twice changes nothing more. ");
    for (const Target& target : targets()) ((out += target.name) += " ") += std::string(target.again) + ". ";
    return out +
           "Without --replace, what is no longer in the graph is not taken away. After a broken connection or a busy "
           "server a request is sent again, with growing waits.";
  }();
  return text;
}

}  // namespace

Verb load_verb() { return {"load", "Send a graph to a running database", description(), options_of_load(), run}; }

}  // namespace rg
