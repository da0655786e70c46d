// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "src/text/problem.hpp"

namespace rg {

/// `graph.db` of a folder, or the file itself.
std::string store_file(const std::string& store_or_folder);

/// The file of a store, open. Every error of SQLite leaves it as a Problem that says what to do.
class Database {
 public:
  enum class Access { read, write };
  /// `write` makes the file where there is none. Throws Problem, also where the file is no store.
  Database(std::string file, Access access);
  const std::string& file() const { return file_; }

  /// Runs a statement that gives no rows. `sql` is a literal: prepared once, and found again by its address.
  template <class... Values>
  void run(const char* sql, const Values&... values) {
    guarded([&] {
      SQLite::Statement& statement = prepared(sql, values...);
      statement.executeStep();
      statement.reset();
    });
  }

  /// Calls `use` with each row; `use` must not run the same statement again.
  template <class Use, class... Values>
  void each(const char* sql, Use use, const Values&... values) {
    guarded([&] {
      SQLite::Statement& statement = prepared(sql, values...);
      while (statement.executeStep()) use(statement);
      statement.reset();
    });
  }

  /// The first column of the first row.
  template <class... Values>
  std::optional<std::int64_t> number(const char* sql, const Values&... values) {
    std::optional<std::int64_t> out;
    guarded([&] {
      SQLite::Statement& statement = prepared(sql, values...);
      if (statement.executeStep()) out = statement.getColumn(0).getInt64();
      statement.reset();
    });
    return out;
  }

  template <class... Values>
  std::optional<std::string> text(const char* sql, const Values&... values) {
    std::optional<std::string> out;
    guarded([&] {
      SQLite::Statement& statement = prepared(sql, values...);
      if (statement.executeStep()) out = statement.getColumn(0).getString();
      statement.reset();
    });
    return out;
  }

  /// A statement that isn't kept, for SQL that is put together.
  template <class Use>
  void with(const std::string& sql, Use use) {
    guarded([&] {
      SQLite::Statement statement(database_, sql);
      use(statement);
    });
  }

  /// A reader sees the store as it was at its first look, and keeps writers waiting until it releases it or ends.
  void release();
  void execute(const std::string& sql);
  std::int64_t last_number() const { return database_.getLastInsertRowid(); }
  SQLite::Database& handle() { return database_; }

 private:
  static SQLite::Database open(const std::string& file, Access access);
  void check_kind(Access access);

  template <class Work>
  void guarded(Work work) {
    try {
      work();
    } catch (const SQLite::Exception& error) {
      refuse(error);
    }
  }
  [[noreturn]] void refuse(const SQLite::Exception& error);

  template <class... Values>
  SQLite::Statement& prepared(const char* sql, const Values&... values) {
    const auto found = statements_.try_emplace(sql, database_, sql).first;
    found->second.tryReset();
    int index = 0;
    (bind(found->second, ++index, values), ...);
    return found->second;
  }
  static void bind(SQLite::Statement& statement, int index, std::int64_t value) { statement.bind(index, value); }
  static void bind(SQLite::Statement& statement, int index, std::uint32_t value) { statement.bind(index, value); }
  static void bind(SQLite::Statement& statement, int index, std::size_t value) {
    statement.bind(index, static_cast<std::int64_t>(value));
  }
  static void bind(SQLite::Statement& statement, int index, int value) { statement.bind(index, value); }
  static void bind(SQLite::Statement& statement, int index, const std::string& value) {
    statement.bindNoCopy(index, value);
  }
  static void bind(SQLite::Statement& statement, int index, std::string_view value) {
    statement.bind(index, std::string(value));
  }
  struct Blob {
    const std::string& bytes;
  };
  static void bind(SQLite::Statement& statement, int index, Blob value) {
    statement.bindNoCopy(index, static_cast<const void*>(value.bytes.data()), static_cast<int>(value.bytes.size()));
  }
  static void bind(SQLite::Statement& statement, int index, std::nullptr_t) { statement.bind(index); }

 public:
  static Blob blob(const std::string& bytes) { return {bytes}; }

 private:
  std::string file_;
  SQLite::Database database_;
  std::unordered_map<const char*, SQLite::Statement> statements_;
};

/// The file is none that rightsgraph made, or is damaged: what may be made anew, where that is asked for. A store that
/// only can't be opened now is not.
struct NoStore : Problem {
  using Problem::Problem;
};

/// What an error of SQLite in this file means, and what to do, as a Problem.
[[noreturn]] void throw_problem(const std::string& file, const SQLite::Exception& error, int system_error);

}  // namespace rg
