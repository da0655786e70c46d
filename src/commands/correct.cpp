// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <sstream>

#include "src/commands/asking.hpp"
#include "src/commands/filling.hpp"
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
  if (out.tail.empty()) throw Usage("`" + text + "` is no edge; write 'HEAD TYPE TAIL', such as 'OHCHR WORKS_IN FJI'");
  out.head = end_named(asked, out.head);
  out.tail = end_named(asked, out.tail);
}

std::string known_report(Asked& asked, const std::string& name) {
  if (name.empty()) throw Usage("--doc is missing: the report in which the edge is wrong or missing");
  if (const auto doc = asked.store.text("SELECT doc FROM document WHERE doc = ?1 OR symbol = ?1", name)) return *doc;
  throw Problem({asked.store.file(), 0, 0}, "has no report `" + name + "`",
                "`rightsgraph query DB 'SELECT doc FROM documents'` lists them");
}

void need_quote(Asked& asked, const Correction& correction) {
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

Correction correction_of(Asked& asked, const Options& options) {
  const std::array<const std::string*, 4> kinds{&options.with, &options.same, &options.wrong, &options.missing};
  if (std::count_if(kinds.begin(), kinds.end(), [](const std::string* each) { return !each->empty(); }) != 1)
    throw Usage("give one of --name, --same, --wrong and --missing, or --list");
  if (options.author.empty() || options.reason.empty())
    throw Usage("--author and --reason are needed: who says so, and why");
  Correction out;
  out.author = options.author;
  out.date = options.date.empty() ? today() : options.date;
  out.reason = options.reason;
  if (!options.with.empty() || !options.same.empty()) {
    if (options.is.empty()) throw Usage("--is is missing: the thing that it is");
    out.kind = options.same.empty() ? Correction::Kind::name : Correction::Kind::same;
    out.name = options.same.empty() ? options.with : asked.named(options.same).id;
    out.is = options.type.empty() ? asked.named(options.is).id : options.is;
    out.type = options.type;
    const Thing* thing = asked.schema.thing(out.is);
    if (out.kind == Correction::Kind::name && !thing && out.type.empty()) out.type = asked.named(out.is).type;
    return out;
  }
  out.kind = options.wrong.empty() ? Correction::Kind::missing : Correction::Kind::wrong;
  read_edge(asked, options.wrong.empty() ? options.missing : options.wrong, out);
  out.doc = known_report(asked, options.doc);
  out.para = options.para;
  if (out.kind == Correction::Kind::wrong) return out;
  out.quote = options.quote;
  out.status = filter_of(asked, options).status;
  need_quote(asked, out);
  return out;
}

/// Checked as a whole before anything is written: what contradicts is told with the lines of both.
void note(const std::string& file, const Correction& correction, const Schema& schema) {
  std::string text = fs::exists(file) ? read_bytes(file) : std::string(file_head);
  if (!text.ends_with('\n')) text += '\n';
  text += "\n" + to_toml(correction);
  const std::vector<Correction> all = read_corrections(text, file, schema);
  const fs::path path = file;
  OutputFolder folder(path.has_parent_path() ? path.parent_path().string() : ".", true);
  folder.write(path.filename().string(), "", [&](std::ostream& out) { out << text; });
  folder.commit();
  std::cerr << "noted in " << file << ":" << all.back().line << "\n";
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
  print(print_table(table, options));
  return 0;
}

int run(const Options& options) {
  if (options.list) return list(options);
  const std::string store = store_file(options.db);
  const std::string file = options.corrections.empty() ? corrections_file(store) : options.corrections;
  {
    Asked asked(options);
    note(file, correction_of(asked, options), asked.schema);
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
      "--is THING (this name is that thing), --same THING --is THING (these two are one, the second stays), --wrong "
      "'HEAD TYPE TAIL' --doc SYMBOL (this edge isn't stated there), --missing 'HEAD TYPE TAIL' --doc SYMBOL --para "
      "PLACE --quote WORDS (it is stated there, in these words). Every build applies the file again, marks what it "
      "changed, and tells which corrections don't apply any more. See docs/corrections.md.",
      {option::store,
       {"--list", "", "print the corrections with how often each applies", false, nullptr, nullptr, nullptr,
        &Options::list},
       {"--name", "NAME", "a wording of reports", false, &Options::with},
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
