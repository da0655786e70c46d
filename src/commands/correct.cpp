// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <set>
#include <sstream>

#include "graph/store/writer_lock.hpp"
#include "src/commands/asking.hpp"
#include "src/commands/filling.hpp"
#include "src/layout/symbol.hpp"
#include "src/read/inputs.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view file_head =
    "# Corrections of a graph, applied by every `rightsgraph build`: see docs/corrections.md.\n";

/// The day on which somebody notes something: the one thing here that a clock says.
std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 16> out{};
  std::strftime(out.data(), out.size(), "%Y-%m-%d", &parts);
  return out.data();
}

/// `DOC` or the id of what is named.
std::string end_named(Asked& asked, const std::string& name) { return name == "DOC" ? name : asked.named(name).id; }

/// `HEAD TYPE TAIL`, where the ends may be any names, with spaces in them.
void read_edge(Asked& asked, const std::string& text, Correction& out) {
  std::istringstream words(text);
  std::string word, *end = &out.head;
  while (words >> word) {
    if (end == &out.head && !out.head.empty() && asked.schema.edge_type(word)) {
      out.type = word;
      end = &out.tail;
    } else {
      *end += (end->empty() ? "" : " ") + word;
    }
  }
  if (out.type.empty()) throw Usage("`" + text + "` names no type of edge; there are " + edge_types(asked.schema));
  if (out.tail.empty()) throw Usage("`" + text + "` is no edge; write 'HEAD TYPE TAIL', such as 'OHCHR WORKS_IN FJI'");
  out.head = end_named(asked, out.head);
  out.tail = end_named(asked, out.tail);
}

std::string known_report(Asked& asked, const std::string& name) {
  if (name.empty()) throw Usage("--doc is missing: the report in which the edge is wrong or missing");
  for (const std::string& key : {name, key_of_symbol(name)})
    if (asked.store.number("SELECT 1 FROM document WHERE doc = ?", key)) return key;
  throw Problem({asked.store.file(), 0, 0}, "has no report `" + name + "`",
                "`rightsgraph query DB 'SELECT doc FROM documents'` lists them");
}

/// Of the report itself where the end is `DOC`.
std::string id_of(Asked& asked, const Correction& edge, const std::string& end) {
  return end == "DOC" ? asked.store.text("SELECT symbol FROM document WHERE doc = ?", edge.doc).value_or("") : end;
}

/// The types of its ends, as the schema has them for the edge.
void need_ends(Asked& asked, const Correction& edge) {
  const EdgeType& type = *asked.schema.edge_type(edge.type);
  const auto type_of = [&](const std::string& end) { return asked.named(id_of(asked, edge, end)).type; };
  const std::string head = type_of(edge.head), tail = type_of(edge.tail);
  const auto fit = [&](const std::string& from, const std::string& to) {
    return std::count(type.source.begin(), type.source.end(), from) > 0 &&
           std::count(type.target.begin(), type.target.end(), to) > 0;
  };
  if (!fit(head, tail) && !(type.symmetric && fit(tail, head)))
    throw Usage("no " + type.name + " goes from a thing of type " + head + " to one of type " + tail +
                "; `rightsgraph schema show " + type.name + "` tells which");
}

void need_edge(Asked& asked, const Correction& edge) {
  const auto found = asked.store.number(
      "SELECT 1 FROM evidence WHERE type = ?1 AND doc = ?2 AND (?3 = '' OR para = ?3) "
      "AND ((head = ?4 AND tail = ?5) OR (head = ?5 AND tail = ?4))",
      edge.type, edge.doc, edge.para, id_of(asked, edge, edge.head), id_of(asked, edge, edge.tail));
  if (!found)
    throw Problem({edge.doc + (edge.para.empty() ? "" : " " + edge.para), 0, 0},
                  "states no " + edge.head + " " + edge.type + " " + edge.tail,
                  "`rightsgraph links --with` tells where it is stated");
}

void need_quote(Asked& asked, const Correction& correction) {
  if (correction.para.empty() || correction.quote.empty())
    throw Usage("--para and --quote are needed: where it is stated, and the words");
  const auto text = asked.store.text(
      "SELECT p.text FROM place p JOIN document d ON d.number = p.number >> 20 WHERE d.doc = ? AND p.para = ?",
      correction.doc, correction.para);
  if (!text)
    throw Problem({correction.doc, 0, 0}, "has no place `" + correction.para + "`",
                  "`rightsgraph text` prints its places");
  if (!holds_words(*text, correction.quote))
    throw Problem({correction.doc + " " + correction.para, 0, 0}, "does not hold the words of --quote",
                  "copy them from `rightsgraph search`");
}

/// --name, --alias and --same.
void read_thing(Asked& asked, const Options& options, Correction& out) {
  if (options.is.empty()) throw Usage("--is is missing: the thing that it is");
  out.kind = !options.same.empty()    ? Correction::Kind::same
             : !options.alias.empty() ? Correction::Kind::alias
                                      : Correction::Kind::name;
  const bool is_new = out.kind != Correction::Kind::same && !options.type.empty();
  out.is = is_new ? options.is : asked.named(options.is).id;
  if (out.kind == Correction::Kind::same) {
    out.name = asked.named(options.same).id;
    return;
  }
  out.name = out.kind == Correction::Kind::alias ? options.alias : options.with;
  if (is_new) out.type = options.type;
  else if (!asked.schema.thing(out.is)) out.type = asked.named(out.is).type;
}

Correction correction_of(Asked& asked, const Options& options) {
  const std::array<const std::string*, 5> kinds{&options.with, &options.alias, &options.same, &options.wrong,
                                                &options.missing};
  if (std::count_if(kinds.begin(), kinds.end(), [](const std::string* each) { return !each->empty(); }) != 1)
    throw Usage("give one of --name, --alias, --same, --wrong and --missing, or --list");
  if (options.author.empty() || options.reason.empty())
    throw Usage("--author and --reason are needed: who says so, and why");
  Correction out;
  out.author = options.author;
  out.date = options.date.empty() ? today() : options.date;
  out.reason = options.reason;
  const bool wrong = !options.wrong.empty();
  if (!wrong && options.missing.empty()) {
    read_thing(asked, options, out);
    return out;
  }
  out.kind = wrong ? Correction::Kind::wrong : Correction::Kind::missing;
  read_edge(asked, wrong ? options.wrong : options.missing, out);
  out.doc = known_report(asked, options.doc);
  out.para = options.para;
  if (wrong) {
    need_edge(asked, out);
    return out;
  }
  out.quote = options.quote;
  out.status = filter_of(asked, options).status;
  need_ends(asked, out);
  need_quote(asked, out);
  return out;
}

std::string file_of(const Options& options) {
  return options.corrections.empty() ? corrections_file(store_file(options.db)) : options.corrections;
}

/// Checked as a whole before anything is written: what contradicts is told with the lines of both.
void note(const std::string& file, const Correction& correction, const Schema& schema) {
  std::string text = fs::exists(file) ? read_bytes(file) : std::string(file_head);
  if (!text.ends_with('\n')) text += '\n';
  text += "\n" + to_toml(correction);
  std::vector<Correction> all;
  try {
    all = read_corrections(text, file, schema);
  } catch (const Problem& problem) {
    throw Problem({"not noted", 0, 0}, problem.what(), "the new one would have been the last");
  }
  const fs::path path = fs::is_symlink(file) ? fs::canonical(file) : fs::path(file);
  OutputFolder folder(path.has_parent_path() ? path.parent_path().string() : ".", true);
  folder.write(path.filename().string(), "", [&](std::ostream& out) { out << text; });
  folder.commit();
  std::cerr << "noted in " << file << ":" << all.back().line << "\n";
}

/// Where the file says something else than the store was made with.
void note_changes(Asked& asked, const std::string& file, Table& table) {
  std::set<std::string> kept, written;
  asked.store.each("SELECT key FROM correction",
                   [&](SQLite::Statement& row) { kept.insert(row.getColumn(0).getString()); });
  if (fs::exists(file))
    for (const Correction& each : read_corrections(read_bytes(file), file, asked.schema)) written.insert(each.key());
  if (kept != written) table.notes.push_back(file + " has changed since; `rightsgraph build -o` applies it");
}

int list(const Options& options) {
  Asked asked(options);
  Table table;
  table.columns = {"line", "kind", "says", "uses", "documents", "author", "date", "reason"};
  asked.store.each(
      "SELECT line, kind, said, uses, documents, author, date, reason FROM corrections", [&](SQLite::Statement& row) {
        table.rows.push_back({{row.getColumn(0).getInt64(), row.getColumn(1).getString(), row.getColumn(2).getString(),
                               row.getColumn(3).getInt64(), row.getColumn(4).getInt64(), row.getColumn(5).getString(),
                               row.getColumn(6).getString(), row.getColumn(7).getString()},
                              {}});
        if (row.getColumn(3).getInt64() == 0)
          table.notes.push_back("line " + std::to_string(row.getColumn(0).getInt64()) + " does not apply (any more)");
      });
  if (table.rows.empty()) table.notes.push_back("no corrections");
  note_changes(asked, file_of(options), table);
  print_answer(asked.store, table, options);
  return 0;
}

int run(const Options& options) {
  if (options.list) return list(options);
  const std::string store = store_file(options.db);
  Database(store, Database::Access::read).release();  // tells what is wrong with it before anything is locked
  {
    const WriterLock lock(store, [&] { tell(store + ": another run is writing it; waiting"); });
    Asked asked(options);
    note(file_of(options), correction_of(asked, options), asked.schema);
  }
  Filling filling(options, store);
  const Filled filled = filling.run();
  std::cerr << counted(filled.again, "report")
            << " read again; `rightsgraph build -o` with the folder writes its files\n";
  return filled.any_refused ? 3 : 0;
}

}  // namespace

Verb correct_verb() {
  return {
      "correct",
      "Note a correction that outlives rebuilds",
      "Appends it to corrections.toml beside the store, a file to review and version, and applies it: --name NAME "
      "--is THING (where reports name something so, they mean that thing), --alias WORDS --is THING (these words name "
      "it, "
      "though no report is read so yet), --same THING --is THING (these two are one, the second stays), --wrong "
      "'HEAD TYPE TAIL' --doc SYMBOL (this edge isn't stated there), --missing 'HEAD TYPE TAIL' --doc SYMBOL --para "
      "PLACE --quote WORDS (it is stated there, in these words). Every build applies the file again, marks what it "
      "changed, and tells which corrections don't apply any more. See docs/corrections.md.",
      {option::store,
       {"--list", "", "print the corrections with how often each applies", false, nullptr, nullptr, nullptr,
        &Options::list},
       {"--name", "NAME", "a wording of reports", false, &Options::with},
       {"--alias", "WORDS", "words to be read as a name from now on", false, &Options::alias},
       {"--same", "THING", "the thing that goes", false, &Options::same},
       {"--is", "THING", "what it is, or the thing that stays: an id or a name", false, &Options::is},
       {"--type", "TYPE", "of a thing that no table has, whose id --is gives, such as '~Reef Council'", false,
        &Options::type},
       {"--wrong", "EDGE", "'HEAD TYPE TAIL'; DOC is the report itself", false, &Options::wrong},
       {"--missing", "EDGE", "'HEAD TYPE TAIL'", false, &Options::missing},
       {"--doc", "SYMBOL", "the report", false, &Options::doc},
       {"--para", "PLACE", "the place, such as p7; a wrong edge without it is wrong in the whole report", false,
        &Options::para},
       {"--quote", "WORDS", "the words that state the edge", false, &Options::quote},
       {"--status", "STATUS", "of a missing edge: stated (without it), demanded or denied", false, &Options::status},
       {"--author", "NAME", "who says so", false, &Options::author},
       {"--date", "DATE", "when; today without it", false, &Options::date},
       {"--reason", "TEXT", "why", false, &Options::reason},
       option::corrections,
       option::json,
       option::csv,
       option::schema,
       option::threads,
       option::quiet},
      run};
}

}  // namespace rg
