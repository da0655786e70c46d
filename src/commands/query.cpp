// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/query.hpp"

#include <unistd.h>

#include <csignal>

#include "src/commands/asking.hpp"

namespace rg {
namespace {

/// A single step of SQLite (`instr` of two large texts) is not ended by its own clock.
constexpr unsigned grace = 5;

extern "C" void end_now(int) {
  constexpr std::string_view line =
      "rightsgraph: the statement was ended, since it took longer than --seconds; narrow it\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
  _exit(2);  // what only reads leaves nothing behind
}

int run(const Options& options) {
  Database store(store_file(options.db), Database::Access::read);
  std::signal(SIGALRM, end_now);
  ::alarm(options.seconds + grace);
  Answer found = answer(store, options.name, {options.rows, options.seconds});
  ::alarm(0);
  Table table;
  table.columns = std::move(found.columns);
  for (std::vector<SqlValue>& row : found.rows) table.rows.push_back({std::move(row), {}});
  if (table.rows.empty()) table.notes.emplace_back("no rows");
  if (found.more) table.notes.push_back("the first " + counted(table.rows.size(), "row") + "; --limit 0 for all");
  print(print_table(table, options));
  return 0;
}

}  // namespace

Verb query_verb() {
  return {"query",
          "Answer a question in SQL",
          "Runs one statement (SELECT, WITH or VALUES, as SQLite has them) over the views documents, places, nodes, "
          "names, edges, evidence, mentions and corrections; docs/sql.md describes them, with worked questions. It can "
          "only read, "
          "and only this store. Without ORDER BY the order of rows means nothing. NULL is an empty cell (null in "
          "JSON), a blob is hexadecimal. What calls on the clock or on chance (date, time, random and their like) is "
          "refused.",
          {option::store,
           {"SQL", "SQL", "the statement", true, &Options::name},
           {"--limit", "N", "rows at most, 0 for all (so without it)", false, nullptr, nullptr, &Options::rows, nullptr,
            0, 1'000'000'000},
           {"--seconds", "N", "how long it may take; 60 without it", false, nullptr, nullptr, &Options::seconds,
            nullptr, 1, 1'000'000},
           option::json,
           option::csv},
          run};
}

}  // namespace rg
