// SPDX-License-Identifier: Apache-2.0
#include "graph/ask/query.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <set>
#include <utility>

#include "src/text/problem.hpp"
#include "src/text/unicode.hpp"

namespace rg {
namespace {

/// Of SQLite, the cache of pages and what it sorts included; and of the rows that it gave.
constexpr std::int64_t most_memory = 1'000'000'000;
constexpr std::size_t largest_answer = 128'000'000;
/// Instructions of SQLite between two looks at the clock: about a millisecond.
constexpr int steps_between_looks = 20'000;

/// https://www.sqlite.org/limits.html: what a person writes stays far below, what would tie SQLite up far above.
constexpr std::pair<int, int> limits_of_sqlite[] = {
    {SQLITE_LIMIT_LENGTH, 32'000'000}, {SQLITE_LIMIT_SQL_LENGTH, 100'000},       {SQLITE_LIMIT_COLUMN, 500},
    {SQLITE_LIMIT_EXPR_DEPTH, 200},    {SQLITE_LIMIT_COMPOUND_SELECT, 100},      {SQLITE_LIMIT_VDBE_OP, 1'000'000},
    {SQLITE_LIMIT_ATTACHED, 0},        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000}, {SQLITE_LIMIT_VARIABLE_NUMBER, 0},
    {SQLITE_LIMIT_WORKER_THREADS, 0}};

/// What gives another value each time, by chance or by the clock. The store holds no times but years.
const std::set<std::string_view> unsteady{"random",   "randomblob",   "date",         "time",
                                          "datetime", "julianday",    "unixepoch",    "strftime",
                                          "timediff", "current_date", "current_time", "current_timestamp"};
/// What reaches out of the store, where an SQLite has it.
const std::set<std::string_view> reaching_out{"load_extension", "fts3_tokenizer", "readfile",  "writefile",
                                              "edit",           "lsmode",         "sqlite_log"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

/// A name that something may have been meant by.
struct Known {
  std::set<std::string> tables, views, columns;
};

Known known_names(Database& store) {
  Known out{{"json_each", "json_tree"}, {}, {}};
  store.each("SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view')", [&](SQLite::Statement& row) {
    const std::string name = row.getColumn(0);
    out.tables.insert(lower(name));
    if (row.getColumn(1).getString() == "view") out.views.insert(name);
  });
  for (const std::string& view : out.views)
    store.each(
        "SELECT name FROM pragma_table_info(?)",
        [&](SQLite::Statement& row) { out.columns.insert(row.getColumn(0).getString()); }, view);
  return out;
}

/// A connection that only reads this store, as long as this lives.
class Confined {
 public:
  Confined(sqlite3* database, const Known& known, unsigned seconds)
      : database_(database),
        known_(known),
        deadline_(std::chrono::steady_clock::now() + std::chrono::seconds(seconds)),
        heap_before_(sqlite3_hard_heap_limit64(most_memory)) {
    for (const auto& [limit, most] : limits_of_sqlite) sqlite3_limit(database, limit, most);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // "no_such_column" is an error and not a text
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_set_authorizer(database, authorize, this);
    sqlite3_progress_handler(database, steps_between_looks, is_too_late, this);
  }
  ~Confined() {
    sqlite3_progress_handler(database_, 0, nullptr, nullptr);
    sqlite3_set_authorizer(database_, nullptr, nullptr);
    sqlite3_hard_heap_limit64(heap_before_);
  }
  Confined(const Confined&) = delete;
  Confined& operator=(const Confined&) = delete;

  /// Why something was refused; empty where nothing was.
  const std::string& refusal() const { return refusal_; }

 private:
  static int authorize(void* self, int action, const char* first, const char* second, const char*, const char*) {
    return static_cast<Confined*>(self)->allows(action, first ? first : "", second ? second : "") ? SQLITE_OK
                                                                                                  : SQLITE_DENY;
  }

  static int is_too_late(void* self) {
    return std::chrono::steady_clock::now() > static_cast<Confined*>(self)->deadline_ ? 1 : 0;
  }

  bool allows(int action, const std::string& first, const std::string& second) {
    switch (action) {
      case SQLITE_SELECT:
      case SQLITE_RECURSIVE: return true;
      case SQLITE_READ: return may_read(first, second);
      case SQLITE_FUNCTION: return may_call(second);
      default: return refuse("a statement may only read");
    }
  }

  /// Without a column it may be a part of the statement itself (`WITH x AS …`), and no value is read.
  bool may_read(const std::string& table, const std::string& column) {
    return column.empty() || known_.tables.contains(lower(table)) || refuse("`" + table + "` can't be read");
  }

  bool may_call(const std::string& function) {
    const std::string name = lower(function);
    if (unsteady.contains(name))
      return refuse("`" + name + "` can't be called: the same statement must give the same answer");
    return !reaching_out.contains(name) || refuse("`" + name + "` can't be called: a statement reads the store only");
  }

  bool refuse(const std::string& reason) {
    if (refusal_.empty()) refusal_ = reason;
    return false;
  }

  sqlite3* database_;
  const Known& known_;
  std::chrono::steady_clock::time_point deadline_;
  std::int64_t heap_before_;
  std::string refusal_;
};

std::string hexadecimal(const unsigned char* bytes, int size) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (int i = 0; i < size; ++i) (out += digits[bytes[i] >> 4]) += digits[bytes[i] & 0xF];
  return out;
}

/// JSON has no infinite numbers.
SqlValue real(double number) {
  if (std::isfinite(number)) return number;
  return std::string(number < 0 ? "-Inf" : "Inf");
}

SqlValue value_of(sqlite3_stmt* row, int column) {
  switch (sqlite3_column_type(row, column)) {
    case SQLITE_NULL: return std::monostate();
    case SQLITE_INTEGER: return sqlite3_column_int64(row, column);
    case SQLITE_FLOAT: return real(sqlite3_column_double(row, column));
    case SQLITE_BLOB: {
      const auto* bytes = static_cast<const unsigned char*>(sqlite3_column_blob(row, column));
      return hexadecimal(bytes, sqlite3_column_bytes(row, column));
    }
    default: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
      if (!text) throw std::bad_alloc();
      return valid_utf8({text, static_cast<std::size_t>(sqlite3_column_bytes(row, column))});
    }
  }
}

std::size_t size_of(const SqlValue& value) {
  const auto* text = std::get_if<std::string>(&value);
  return sizeof value + (text ? text->size() : 0);
}

/// `begin`, and for a second one `begin:1`, as SQLite names the columns of a view.
std::vector<std::string> columns_of(sqlite3_stmt* statement) {
  std::vector<std::string> out;
  for (int i = 0; i < sqlite3_column_count(statement); ++i) {
    const std::string_view given = sqlite3_column_name(statement, i);
    const std::string name = valid_utf8(given);
    std::string distinct = name;
    for (int n = 1; std::find(out.begin(), out.end(), distinct) != out.end(); ++n)
      distinct = name + ":" + std::to_string(n);
    out.push_back(distinct);
  }
  return out;
}

/// What stands behind the mark, if SQLite's message has it.
std::string after(const std::string& message, const std::string& mark) {
  return message.starts_with(mark) ? message.substr(mark.size()) : "";
}

/// The name that is least far away; empty where even that has little in common with it.
std::string nearest(const std::string& name, const std::set<std::string>& names) {
  if (names.empty()) return {};  // a store that somebody made by hand
  const auto far = [&](const std::string& each) { return edit_distance(lower(name), each); };
  const std::string best = *std::min_element(
      names.begin(), names.end(), [&](const std::string& a, const std::string& b) { return far(a) < far(b); });
  return 2 * far(best) <= name.size() ? best : "";
}

std::string advice_for(const std::string& message, const Known& known) {
  const std::string table = after(message, "no such table: "), column = after(message, "no such column: ");
  std::string out;
  if (!table.empty()) out = nearest(table, known.views);
  if (!column.empty()) out = nearest(column.substr(column.rfind('.') + 1), known.columns);
  if (!out.empty()) out = "the nearest is `" + out + "`; ";
  if (!column.empty()) out += "a text stands in single quotes; ";
  return out + "docs/sql.md lists the views";
}

/// On one line: SQLite repeats what it was given.
std::string one_line(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return text;
}

class Query {
 public:
  Query(Database& store, const QueryLimits& limits)
      : store_(store),
        limits_(limits),
        known_(known_names(store)),
        database_(store.handle().getHandle()),
        confined_(database_, known_, limits.seconds) {}

  Answer run(const std::string& sql) {
    const Prepared statement = only_one(sql);
    Answer out;
    out.columns = columns_of(statement.get());
    std::size_t size = 0;
    while (step(statement.get())) {
      if (limits_.rows > 0 && out.rows.size() == limits_.rows) {
        out.more = true;
        break;
      }
      std::vector<SqlValue>& row = out.rows.emplace_back();
      for (int i = 0; i < sqlite3_column_count(statement.get()); ++i) {
        row.push_back(value_of(statement.get(), i));
        size += size_of(row.back());
      }
      size += sizeof(std::vector<SqlValue>);
      if (size > largest_answer)
        throw problem("the answer is larger than 128 MB", "narrow it, or take it in parts with LIMIT and OFFSET");
    }
    return out;
  }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;

  Prepared only_one(const std::string& sql) {
    const char* rest = sql.c_str();
    Prepared first = prepare(rest);
    if (!first) throw Usage("no statement given");
    while (*rest != '\0')
      if (prepare(rest)) throw Usage("more than one statement given");
    if (!sqlite3_stmt_readonly(first.get()) || sqlite3_column_count(first.get()) == 0)
      throw Usage("a statement may only read");
    return first;
  }

  /// Moves `sql` behind the statement.
  Prepared prepare(const char*& sql) {
    sqlite3_stmt* made = nullptr;
    const int result = sqlite3_prepare_v2(database_, sql, -1, &made, &sql);
    Prepared out(made);
    if (result != SQLITE_OK) fail(result);
    return out;
  }

  bool step(sqlite3_stmt* statement) {
    const int result = sqlite3_step(statement);
    if (result == SQLITE_ROW) return true;
    if (result != SQLITE_DONE) fail(result);
    return false;
  }

  [[noreturn]] void fail(int result) {
    switch (result & 0xFF) {
      case SQLITE_INTERRUPT:
        throw problem("the statement was ended after " + counted(limits_.seconds, "second"),
                      "narrow it, or give --seconds");
      case SQLITE_NOMEM: throw problem("the statement takes more than 1 GB of memory", "narrow it");
      case SQLITE_ERROR:
      case SQLITE_AUTH:
      case SQLITE_TOOBIG:
      case SQLITE_RANGE:
      case SQLITE_MISMATCH:
      case SQLITE_CONSTRAINT: throw Usage(said());
      default: throw_problem(store_.file(), SQLite::Exception(database_, result), sqlite3_system_errno(database_));
    }
  }

  /// What SQLite says of the statement, on one line.
  std::string said() const {
    if (!confined_.refusal().empty()) return confined_.refusal() + "; docs/sql.md says what can";
    const std::string_view given = sqlite3_errmsg(database_);
    const std::string message = one_line(valid_utf8(given));
    return message + "; " + advice_for(message, known_);
  }

  Problem problem(const std::string& wrong, const std::string& advice) const {
    return {{store_.file(), 0, 0}, wrong, advice};
  }

  Database& store_;
  const QueryLimits& limits_;
  Known known_;
  sqlite3* database_;
  Confined confined_;
};

}  // namespace

Answer answer(Database& store, const std::string& sql, const QueryLimits& limits) {
  return Query(store, limits).run(sql);
}

}  // namespace rg
