// SPDX-License-Identifier: Apache-2.0
#include "src/fetch/fetch.hpp"

#include <algorithm>
#include <iostream>

#include "src/commands/fetch_progress.hpp"
#include "src/commands/fetching.hpp"
#include "src/commands/output.hpp"
#include "src/commands/pipeline.hpp"
#include "src/commands/table.hpp"
#include "src/fetch/symbols.hpp"
#include "src/read/inputs.hpp"
#include "src/text/unicode.hpp"

namespace rg {
namespace {

std::string title_of(const Wanted& wanted) { return wanted.symbol + " (" + wanted.language + ")"; }

Symbols symbols_of(const Options& options, const Schema& schema) {
  const std::vector<std::string> prefixes = symbol_prefixes(schema);
  Symbols out;
  add_symbols(options.inputs, prefixes, out);
  if (!options.from.empty())
    add_symbol_list(read_bytes(options.from), options.from == "-" ? "standard input" : options.from, prefixes, out);
  return out;
}

/// What became of all of them.
struct Tally {
  std::size_t fetched = 0, there = 0, kept = 0, missed = 0;

  void add(const Fetched& one) {
    if (one.path.empty()) ++missed;
    else if (one.outcome == FetchOutcome::kept) ++kept;
    else ++(one.outcome == FetchOutcome::fetched ? fetched : there);
  }
  std::size_t files() const { return fetched + there + kept; }
  std::string text() const {
    std::string out;
    for (const auto& [count, what] : {std::pair(fetched, " fetched"), std::pair(there, " unchanged"),
                                      std::pair(kept, " kept as they were"), std::pair(missed, " not there")})
      if (count > 0) out += (out.empty() ? "" : ", ") + std::to_string(count) + what;
    return out;
  }
};

void add_row(Table& table, const Fetched& one) {
  const auto text_or_none = [](const std::string& text) {
    return text.empty() ? Cell(std::monostate()) : Cell(valid_utf8(text));
  };
  table.rows.push_back(
      {{one.wanted.symbol, one.wanted.language, std::string(name_of(one.outcome)), text_or_none(one.path),
        one.path.empty() ? Cell(std::monostate()) : Cell(static_cast<std::int64_t>(one.bytes)),
        text_or_none(one.problem)},
       {}});
}

int run(const Options& options) {
  if (options.inputs.empty() && options.from.empty()) throw Usage("no SYMBOL given, and no list of them with --from");
  const Schema schema = schema_of(options);
  const std::vector<std::string> languages = languages_to_fetch(options);
  FetchSettings settings = fetch_settings(options, schema);
  const Symbols symbols = symbols_of(options, schema);
  std::vector<Wanted> wanted;
  for (const std::string& symbol : symbols.symbols)
    for (const std::string& language : languages) wanted.push_back({symbol, language});
  for (const std::string& line : symbols.refused) tell(line);

  FetchProgress progress(wanted.size(), options.quiet);
  settings.progress = [&](const Wanted& one, std::uint64_t bytes, std::uint64_t all) {
    progress.show(title_of(one), bytes, all);
  };
  Tally tally;
  Table table;
  table.columns = {"symbol", "lang", "outcome", "file", "bytes", "problem"};
  const auto use = [&](const Fetched& one) {
    progress.done(title_of(one.wanted));
    tally.add(one);
    if (options.json) return add_row(table, one);
    progress.make_room([&] {
      if (!one.problem.empty()) tell(one.problem);
      if (!one.path.empty()) print(one.path + "\n");
    });
  };
  if (!wanted.empty()) {
    Fetcher fetcher(settings);
    fetch_all(fetcher, wanted, use);
  }
  progress.make_room([&] {
    if (options.json) print(print_table(table, options));
    if (!options.quiet && !wanted.empty()) std::cerr << tally.text() << " → " << settings.folder << "\n";
  });
  const bool all_there = tally.missed == 0 && symbols.refused.empty();
  return all_there ? 0 : tally.files() > 0 ? 3 : 2;
}

}  // namespace

Verb fetch_verb() {
  return {
      "fetch",
      "Get reports by their symbols",
      "Asks the documents service of the United Nations for each SYMBOL, such as A/HRC/50/51, and prints the path of "
      "each file that is there then, so that `rightsgraph build $(rightsgraph fetch --from list.txt) -o out` builds a "
      "graph of a list. A file that is there already is only fetched again when it has changed; a download that broke "
      "off goes on where it ended. What a server sends instead of a document (an empty answer, a web page, a "
      "challenge page) is told in one line and not kept. At most two files come at a time. Proxies are those of "
      "http_proxy, https_proxy and no_proxy, certificates those of CURL_CA_BUNDLE or SSL_CERT_FILE, as curl has them.",
      {{"SYMBOL", "SYMBOL", "document symbols", false, nullptr, &Options::inputs},
       {"--from", "FILE", "a list of symbols, one a line; # begins a comment; - is standard input", false,
        &Options::from},
       option::fetch_language,
       {"--format", "TYPE", "pdf or docx, the other one where there is none; pdf without it", false, &Options::format},
       {"-o,--output", "DIR", "folder for the files; ~/.cache/rightsgraph, or the one in XDG_CACHE_HOME, without it",
        false, &Options::output},
       option::base_url,
       {"--pause", "SECONDS", "between the beginnings of two requests to one server; 1 without it", false, nullptr,
        nullptr, nullptr, nullptr, 1, 1024, &Options::pause},
       {"--tries", "N", "how often a request is sent in all before it gives up; 6 without it", false, nullptr, nullptr,
        &Options::tries, nullptr, 1, 100},
       {"--seconds", "N", "how long a server may be silent, or slower than 1 kB a second; 60 without it", false,
        nullptr, nullptr, &Options::seconds, nullptr, 1, 86'400},
       {"--max-mb", "N", "the largest file that is taken, in MB; 200 without it", false, nullptr, nullptr,
        &Options::max_mb, nullptr, 1, 100'000},
       {"--proxy", "URL", "the proxy to go through, and not the one of the environment", false, &Options::proxy},
       {"--cacert", "FILE", "certificates to check servers by, and not those of the environment or the system", false,
        &Options::cacert},
       option::schema,
       {"--json", "", "what became of each document, as JSON and not as paths", false, nullptr, nullptr, nullptr,
        &Options::json},
       option::quiet,
       option::force},
      run};
}

}  // namespace rg
