// SPDX-License-Identifier: Apache-2.0
#include "src/commands/fetching.hpp"

#include <algorithm>
#include <cmath>

#include "src/commands/output.hpp"
#include "src/fetch/environment.hpp"
#include "src/net/url.hpp"
#include "src/read/inputs.hpp"

namespace rg {

std::vector<std::string> symbol_prefixes(const Schema& schema) {
  const NodeType* type = schema.node_type("Document");
  return type ? type->prefixes : std::vector<std::string>{};
}

std::vector<std::string> languages_to_fetch(const Options& options) {
  const std::string list = options.language.empty() ? "zh" : options.language;
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    const std::string language = list.substr(at, end - at);
    if (language_index(language) == language_count)
      throw Usage("no language `" + language + "`; there is zh, en, fr, es, ru, ar");
    if (std::find(out.begin(), out.end(), language) == out.end()) out.push_back(language);
    at = end + 1;
  }
  return out;
}

FetchSettings fetch_settings(const Options& options, const Schema& schema) {
  FetchSettings out;
  if (options.format != "pdf" && options.format != "docx") throw Usage("--format is pdf or docx");
  if (std::isnan(options.pause)) throw Usage("--pause is a number of seconds");
  if (!options.cacert.empty()) read_bytes(options.cacert);  // to say so before anything is asked for
  out.folder = options.output.empty() ? cache_folder() : options.output;
  out.base_url = checked_url(options.base_url);
  out.type = options.format;
  out.pause = std::chrono::milliseconds(static_cast<std::int64_t>(options.pause * 1000));
  out.tries = options.tries;
  out.most_bytes = std::uint64_t{options.max_mb} << 20;
  out.force = options.force;
  out.connecting =
      with_environment({"rightsgraph/" + schema.version(), options.proxy, options.cacert, {}, options.seconds});
  out.waiting = [folder = out.folder] { tell(folder + ": another run is fetching into it; waiting"); };
  return out;
}

FetchedInputs with_fetched(const Options& options, const Schema& schema) {
  const std::vector<std::string> prefixes = symbol_prefixes(schema);
  if (std::none_of(options.inputs.begin(), options.inputs.end(),
                   [&](const std::string& argument) { return is_symbol_to_fetch(argument, prefixes); }))
    return {options.inputs, {}};
  Options asked = options;
  asked.output.clear();  // that of the verb
  FetchSettings settings = fetch_settings(asked, schema);
  settings.ask_again = false;
  if (!options.quiet) tell("fetching what is named by symbol and not in " + settings.folder);
  return fetch_inputs(options.inputs, languages_to_fetch(options), prefixes, settings);
}

}  // namespace rg
