// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rg {

/// Values of all options of all verbs; a verb reads those that it declares.
struct Options {
  std::vector<std::string> inputs;
  std::string output;
  std::vector<std::string> remove;
  std::vector<std::string> node_types;
  std::string schema;  ///< folder; empty for the schema that the program carries
  std::string encoding;
  std::string symbol;
  std::string base = "https://w3id.org/rightsgraph/";
  std::string db, name, second;  ///< the store, and what is asked for
  std::string type, with, in, status, by;
  std::string types, without, documents, language, profile, database, graph;
  std::string corrections, alias, same, wrong, missing, is, doc, para, quote, author, date, reason;
  unsigned since = 0, until = 0, limit = 20, ways = 3, rows = 0, seconds = 60, min_weight = 1, tries = 6;
  unsigned threads = 0;  ///< 0: as many as there are cores
  std::string from, format = "pdf", base_url = "https://documents.un.org", proxy, cacert;  // of fetch
  double pause = 1;                                                                        ///< seconds
  unsigned max_mb = 200;
  bool quiet = false, force = false, all = false, explain = false, json = false, only = false, list = false,
       csv = false, quotes = false, with_evidence = false, replace = false;
};

/// How one option is written, explained and kept. A positional argument has no dashes.
struct Option {
  std::string_view flags;     ///< `-o,--output`, or `REPORT` for a positional one
  std::string_view argument;  ///< what it takes, `DIR`; empty for a switch
  std::string_view help;
  bool required = false;
  std::string Options::*text = nullptr;
  std::vector<std::string> Options::*list = nullptr;
  unsigned Options::*number = nullptr;
  bool Options::*flag = nullptr;
  unsigned least = 1, most = 1024;  ///< of a number
  double Options::*seconds = nullptr;
};

struct Verb {
  std::string_view name;
  std::string_view summary;      ///< one line
  std::string_view description;  ///< for help and manual
  std::vector<Option> options;
  int (*run)(const Options& options);  ///< the exit status
};

/// For messages: the known name that is nearest, `, perhaps `links``, or nothing where none is near.
std::string perhaps(std::string_view name, const std::vector<std::string>& known);

/// Every verb, in the order of the help.
std::span<const Verb> verbs();

// One file each.
Verb build_verb();
Verb text_verb();
Verb extract_verb();
Verb fetch_verb();
Verb merge_verb();
Verb schema_verb();
Verb ledger_verb();
Verb links_verb();
Verb show_verb();
Verb search_verb();
Verb export_verb();
Verb load_verb();
Verb correct_verb();
Verb query_verb();
Verb diff_verb();
Verb path_verb();
Verb common_verb();
Verb timeline_verb();
Verb top_verb();

/// What the command line asks for: a verb with its options, or text to print (help, version, a manual page).
struct Command {
  const Verb* verb = nullptr;
  Options options;
  std::string print;
};

/// Throws Usage.
Command parse(int argc, const char* const* argv);

/// Options that several verbs share.
namespace option {
inline constexpr Option reports{"REPORT",
                                "REPORT",
                                "PDF, Word, HTML and text files, archives (.zip, .tar.gz, .7z) and folders with them, "
                                "or patterns; symbols such as A/HRC/50/51, which are fetched; - is standard input",
                                true,
                                nullptr,
                                &Options::inputs};
inline constexpr Option fetch_language{
    "--lang", "L,…", "languages to fetch: zh, en, fr, es, ru, ar; zh without it, the one that relations are read in",
    false, &Options::language};
inline constexpr Option base_url{"--base-url", "URL",
                                 "a mirror of the documents service; https://documents.un.org without it", false,
                                 &Options::base_url};
inline constexpr Option schema{"--schema", "DIR", "read the schema from this folder and not the one inside the program",
                               false, &Options::schema};
inline constexpr Option corrections{"--corrections", "FILE",
                                    "the corrections to apply; corrections.toml beside the store without it", false,
                                    &Options::corrections};
inline constexpr Option encoding{"--encoding", "NAME",
                                 "encoding of the reports, such as GB18030, where it isn't told right", false,
                                 &Options::encoding};
inline constexpr Option symbol{"--symbol", "SYMBOL", "UN symbol of the report (only with one), such as A/HRC/50/51",
                               false, &Options::symbol};
inline constexpr Option threads{"--threads",
                                "N",
                                "how many reports are worked on at once; as many as there are cores without it",
                                false,
                                nullptr,
                                nullptr,
                                &Options::threads};
inline constexpr Option quiet{"--quiet",      "", "no progress and no summary", false, nullptr, nullptr, nullptr,
                              &Options::quiet};
inline constexpr Option force{
    "--force", "", "overwrite files that rightsgraph did not make", false, nullptr, nullptr, nullptr, &Options::force};
inline constexpr Option all{"--all", "",           "demanded, denied and withdrawn edges too, not only stated ones",
                            false,   nullptr,      nullptr,
                            nullptr, &Options::all};
inline constexpr Option explain{
    "--explain",      "", "print how each sentence was read, for people", false, nullptr, nullptr, nullptr,
    &Options::explain};
inline constexpr Option json{"--json",      "", "JSON and not a table for people", false, nullptr, nullptr, nullptr,
                             &Options::json};
inline constexpr Option base{"--base", "IRI", "beginning of the IRIs of things that have none of their own", false,
                             &Options::base};
}  // namespace option

}  // namespace rg
