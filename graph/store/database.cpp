// SPDX-License-Identifier: Apache-2.0
#include "graph/store/database.hpp"

#include <sqlite3.h>

#include <cstring>
#include <filesystem>

#include "graph/store/pages.hpp"
#include "graph/store/tables.hpp"
#include "graph/store/text_index.hpp"
#include "src/text/problem.hpp"

namespace rg {
namespace {

/// How long one waits for the other: a report is written in milliseconds, a store's upgrade takes minutes.
constexpr int wait_milliseconds = 60'000;

std::string because(int system_error) {
  return system_error == 0 ? "" : std::string(": ") + std::strerror(system_error);
}

}  // namespace

[[noreturn]] void throw_problem(const std::string& file, const SQLite::Exception& error, int system_error) {
  const Location where{file, 0, 0};
  const std::string anew = "use a backup of the store, or build it anew from its reports";
  if (const std::uint32_t page = damaged_page())
    throw NoStore(where, "page " + std::to_string(page) + " is damaged", anew);
  switch (error.getErrorCode() & 0xFF) {  // without what an extended code adds
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Problem(where, "is being written, or read for long, by another run", "try again when that has ended");
    case SQLITE_NOTADB:
      throw NoStore(where, "is no store of rightsgraph, or is damaged", "name a store, or the folder of a build");
    case SQLITE_CORRUPT: throw NoStore(where, "is damaged", anew);
    case SQLITE_READONLY:
      throw Problem(where, "may not be written", "check its rights and its folder's, or use a copy");
    case SQLITE_FULL:
      throw Problem(where, "could not be written: the disk is full", "make room, and run the command again");
    case SQLITE_CANTOPEN:
      throw Problem(where, "can't be opened" + because(system_error), "check the name and the rights");
    case SQLITE_IOERR:
      throw Problem(where, "could not be read or written" + because(system_error),
                    "check the disk, and run the command again");
    case SQLITE_NOMEM: throw std::bad_alloc();
    default: throw Problem(where, error.what(), "this is a defect, please report it with the command");
  }
}

namespace {

std::string_view text_of(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_value_bytes(value))) : std::string_view{};
}

/// spaced() in SQL.
void sql_spaced(sqlite3_context* context, int, sqlite3_value** values) {
  const std::string out = spaced(text_of(values[0]));
  sqlite3_result_text(context, out.data(), static_cast<int>(out.size()), SQLITE_TRANSIENT);
}

/// stands_beside() in SQL.
void sql_beside(sqlite3_context* context, int, sqlite3_value** values) {
  const bool out =
      stands_beside(text_of(values[0]), static_cast<std::uint32_t>(sqlite3_value_int64(values[1])),
                    static_cast<std::uint32_t>(sqlite3_value_int64(values[2])), std::string(text_of(values[3])));
  sqlite3_result_int(context, out ? 1 : 0);
}

}  // namespace

std::string store_file(const std::string& name) {
  std::error_code ignored;
  return std::filesystem::is_directory(name, ignored) ? (std::filesystem::path(name) / "graph.db").string() : name;
}

SQLite::Database Database::open(const std::string& file, Access access) {
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored))
    throw Problem({file, 0, 0}, "is a folder", "name a store, or the folder of a build");
  if (access == Access::read && !std::filesystem::exists(file, ignored))
    throw Problem({file, 0, 0}, "no such store", "`rightsgraph build REPORT… -o DIR` makes one");
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |  // one thread uses it
                    (access == Access::write ? SQLITE_OPEN_CREATE : 0);
  try {
    return {file, flags, wait_milliseconds, page_layer()};
  } catch (const SQLite::Exception& error) {
    throw_problem(file, error, errno);
  }
}

/// SQLite opens for reading what can't be written; a reader still asks for more, since it may find the journal of a
/// writer that was killed, and must undo what that had begun.
Database::Database(std::string file, Access access) : file_(std::move(file)), database_(open(file_, access)) {
  int reserved = reserved_bytes;
  sqlite3_file_control(database_.getHandle(), "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
  sqlite3_extended_result_codes(database_.getHandle(), 1);
  database_.createFunction("spaced", 1, true, nullptr, sql_spaced);
  database_.createFunction("beside", 4, true, nullptr, sql_beside);
  check_kind(access);
  execute("PRAGMA cache_size = -200000; PRAGMA temp_store = MEMORY;");
  if (access == Access::read) execute("PRAGMA query_only = ON; BEGIN;");
  else execute("PRAGMA synchronous = FULL; PRAGMA journal_mode = DELETE;");
}

void Database::check_kind(Access access) {
  const std::int64_t kind = *number("PRAGMA application_id"), form = *number("PRAGMA user_version");
  std::error_code ignored;  // SQLite takes a file of one byte for an empty one
  const bool is_new = kind == 0 && std::filesystem::file_size(file_, ignored) == 0;
  if (is_new && access == Access::write) return;
  if (kind != store_kind)
    throw NoStore({file_, 0, 0}, "is no store of rightsgraph", "name a store, or the folder of a build");
  if (form > store_form)
    throw Problem({file_, 0, 0}, "was made by a later rightsgraph", "use that version, or build it anew with this one");
  if (form < store_form)
    throw Problem({file_, 0, 0}, "was made by an earlier rightsgraph", "build it anew from its reports");
}

void Database::release() {
  if (sqlite3_get_autocommit(database_.getHandle()) == 0) execute("COMMIT");
}

void Database::execute(const std::string& sql) {
  guarded([&] { database_.exec(sql); });
}

void Database::refuse(const SQLite::Exception& error) {
  throw_problem(file_, error, sqlite3_system_errno(database_.getHandle()));
}

}  // namespace rg
