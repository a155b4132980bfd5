// SOCI opens the session and prepares, runs and drops the statements. Values go in and rows come
// out through the statement's SQLite handle: SOCI fixes the type of a bound variable for good,
// and it would leave a RETURNING statement running, which blocks the next COMMIT.
#include "sql/sqlite_connection.h"

#include <fmt/format.h>
#include <soci.h>
#include <sqlite3/soci-sqlite3.h>  // declares SQLite itself, inside namespace sqlite_api

#include <charconv>
#include <vector>

#include "sql/error.h"
#include "sql/statement_cache.h"
#include "sql/statement_text.h"

namespace khongcho::sql {
namespace {

constexpr const char* kBeginWork = "SAVEPOINT one_work";
constexpr const char* kKeepWork = "RELEASE one_work";
constexpr const char* kUndoWork = "ROLLBACK TO one_work";

struct SqliteStatement {
  SqliteStatement(soci::session& session, std::string_view text)
      : prepared(session), names(parameter_names(text)) {
    prepared.alloc();
    prepared.prepare(std::string{text});
    prepared.define_and_bind();
    handle = static_cast<soci::sqlite3_statement_backend*>(prepared.get_backend())->stmt_;
    for (const std::string& name : names)
      positions.push_back(sqlite_api::sqlite3_bind_parameter_index(handle, (":" + name).c_str()));
  }

  soci::statement prepared;
  sqlite_api::sqlite3_stmt* handle = nullptr;
  std::vector<std::string> names;
  std::vector<int> positions;
};

class SqliteCells : public Cells {
 public:
  explicit SqliteCells(sqlite_api::sqlite3_stmt* handle) : handle_(handle) {}

  int count() const override { return sqlite_api::sqlite3_column_count(handle_); }
  bool is_null(int column) const override {
    return sqlite_api::sqlite3_column_type(handle_, column) == SQLITE_NULL;
  }
  std::string_view text(int column) const override {
    const auto* bytes = sqlite_api::sqlite3_column_text(handle_, column);
    const auto size = sqlite_api::sqlite3_column_bytes(handle_, column);
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
  }
  std::optional<std::int64_t> integer(int column) const override {
    if (sqlite_api::sqlite3_column_type(handle_, column) == SQLITE_INTEGER)
      return sqlite_api::sqlite3_column_int64(handle_, column);
    const auto digits = text(column);
    std::int64_t value = 0;
    const auto* end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, value);
    if (digits.empty() || parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
    return value;
  }

 private:
  sqlite_api::sqlite3_stmt* handle_;
};

ErrorKind kind_of(int code) {
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
      return ErrorKind::duplicate;
  }
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorKind::conflict_retry;
    case SQLITE_CANTOPEN:
    case SQLITE_CORRUPT:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOTADB:
    case SQLITE_READONLY:
      return ErrorKind::unavailable;
  }
  return ErrorKind::other;
}

// "UNIQUE constraint failed: dossiers.code" → "dossiers.code"; a constraint without a name of
// its own gives the word in front: "FOREIGN KEY".
std::string constraint_of(const std::string& message) {
  constexpr std::string_view kFailed = " constraint failed";
  const auto at = message.find(kFailed);
  if (at == std::string::npos) return {};
  const auto name_at = at + kFailed.size() + 2;
  if (name_at < message.size()) return message.substr(name_at);
  return message.substr(0, at);
}

Error error_of(sqlite_api::sqlite3* database, std::string_view query) {
  const std::string message = sqlite_api::sqlite3_errmsg(database);
  const int code = sqlite_api::sqlite3_extended_errcode(database);
  return Error{kind_of(code), query, message, constraint_of(message)};
}

int bind(const SqliteStatement& statement, int position, const Value& value) {
  const auto& stored = value.stored();
  if (const auto* integer = std::get_if<std::int64_t>(&stored))
    return sqlite_api::sqlite3_bind_int64(statement.handle, position, *integer);
  if (const auto* text = std::get_if<std::string>(&stored))
    return sqlite_api::sqlite3_bind_text(statement.handle, position, text->data(),
                                         static_cast<int>(text->size()), SQLITE_STATIC);
  return sqlite_api::sqlite3_bind_null(statement.handle, position);
}

std::string connect_string(const std::string& path) {
  // SOCI reads key=value pairs, unless there is no = at all.
  if (path.find('=') == std::string::npos) return path;
  return fmt::format("db=\"{}\"", path);
}

// A connection is in one thread's hands at a time, so it needs no lock of its own around every cell
// it reads. To be said before the first one is opened.
void drop_needless_locks() {
  static const int once = sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
  static_cast<void>(once);
}

}  // namespace

struct SqliteConnection::Handles {
  soci::session session;
  sqlite_api::sqlite3* database = nullptr;
  // Dropped before the session, or closing the file would fail.
  StatementCache<SqliteStatement> statements;
};

SqliteConnection::SqliteConnection(FaultPlan& faults, const std::string& path, Access access,
                                   std::chrono::milliseconds wait)
    : Connection(faults), handles_(std::make_unique<Handles>()) {
  drop_needless_locks();
  try {
    handles_->session.open(soci::sqlite3, connect_string(path));
    handles_->database =
        static_cast<soci::sqlite3_session_backend*>(handles_->session.get_backend())->conn_;
    sqlite_api::sqlite3_busy_timeout(handles_->database, static_cast<int>(wait.count()));
    handles_->session << "PRAGMA foreign_keys = ON";
    handles_->session << "PRAGMA cache_size = -8000";
    handles_->session << "PRAGMA temp_store = MEMORY";
    if (access == Access::read_only) {
      handles_->session << "PRAGMA query_only = ON";
      return;
    }
    handles_->session << "PRAGMA journal_mode = WAL";
    handles_->session << "PRAGMA synchronous = FULL";
  } catch (const soci::soci_error& error) {
    throw Error{ErrorKind::unavailable, "open", error.get_error_message()};
  }
}

SqliteConnection::~SqliteConnection() = default;

void SqliteConnection::begin(Access access) {
  // IMMEDIATE takes the write lock at once, where waiting for it is still possible.
  command(access == Access::read_write ? "BEGIN IMMEDIATE" : "BEGIN");
}

void SqliteConnection::commit() {
  command("COMMIT");
}

void SqliteConnection::roll_back() noexcept {
  try {
    if (in_transaction()) command("ROLLBACK");
  } catch (const Error&) {
    // Only possible when SQLite has rolled back by itself already.
  }
}

void SqliteConnection::begin_work() {
  command(kBeginWork);
}

void SqliteConnection::keep_work() {
  command(kKeepWork);
}

void SqliteConnection::roll_back_work() noexcept {
  try {
    if (!in_transaction()) return;
    command(kUndoWork);
    command(kKeepWork);
  } catch (const Error&) {
    roll_back();
  }
}

bool SqliteConnection::in_transaction() const {
  return sqlite_api::sqlite3_get_autocommit(handles_->database) == 0;
}

void SqliteConnection::command(const char* text) {
  run(Query{text, text}, {}, Access::read_write, [](const Row&) { return true; });
}

std::int64_t SqliteConnection::run(const Query& query, std::span<const Param> params, Access access,
                                   const RowTaker& take) {
  sqlite_api::sqlite3* const database = handles_->database;
  try {
    auto& statement = handles_->statements.find(query.text, [&] {
      return std::make_unique<SqliteStatement>(handles_->session, without_row_lock(query.text));
    });
    const bool writes = sqlite_api::sqlite3_stmt_readonly(statement.handle) == 0;
    if (writes && access == Access::read_only)
      throw Error{ErrorKind::other, query.name, "a read cannot write"};

    // Bound texts are the caller's until the reset, whichever way this ends.
    struct Reset {
      SqliteStatement& statement;
      bool keep = true;
      ~Reset() {
        if (keep) sqlite_api::sqlite3_reset(statement.handle);
      }
    } reset{statement};
    const auto values = values_in_order(query, statement.names, params);
    for (std::size_t i = 0; i < values.size(); ++i)
      if (bind(statement, statement.positions[i], *values[i]) != SQLITE_OK)
        throw error_of(database, query.name);

    const int changes_before = sqlite_api::sqlite3_total_changes(database);
    const SqliteCells cells{statement.handle};
    const Row row{cells, query};
    reset.keep = false;  // SOCI has let go of the handle when its execute() throws
    bool more = statement.prepared.execute(true);
    reset.keep = true;
    while (more && take(row)) {
      const int stepped = sqlite_api::sqlite3_step(statement.handle);
      if (stepped != SQLITE_ROW && stepped != SQLITE_DONE) throw error_of(database, query.name);
      more = stepped == SQLITE_ROW;
    }
    // sqlite3_changes() speaks of the last statement that counted something.
    if (sqlite_api::sqlite3_total_changes(database) == changes_before) return 0;
    return sqlite_api::sqlite3_changes(database);
  } catch (const soci::soci_error&) {
    const Error error = error_of(database, query.name);
    handles_->statements.forget(query.text);
    throw error;
  }
}

}  // namespace khongcho::sql
