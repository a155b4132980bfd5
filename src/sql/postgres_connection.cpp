// SOCI opens the session and prepares and runs the statements. Rows come out of its result through
// libpq, because a store does not say beforehand how many columns of which type it expects.
#include "sql/postgres_connection.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <postgresql/soci-postgresql.h>
#include <soci.h>

#include <charconv>
#include <vector>

#include "sql/error.h"
#include "sql/statement_cache.h"
#include "sql/statement_text.h"

namespace khongcho::sql {
namespace {

constexpr Oid kBooleanType = 16;

struct PostgresStatement {
  PostgresStatement(soci::session& session, std::string_view text)
      : prepared(session),
        names(parameter_names(text)),
        values(names.size()),
        addresses(names.size(), nullptr) {
    prepared.alloc();
    prepared.prepare(with_numbered_parameters(text));
    prepared.define_and_bind();
    backend = static_cast<soci::postgresql_statement_backend*>(prepared.get_backend());
    // The places SOCI takes the values from. Its own use() copies each of them there, forgets the
    // copies when the statement fails, and puts the values into the text of the error.
    for (std::size_t i = 0; i < names.size(); ++i)
      backend->useByPosBuffers_[static_cast<int>(i) + 1] = &addresses[i];
  }

  void bind(std::size_t i, const Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value.stored()))
      values[i] = fmt::format_int{*integer}.str();
    else if (const auto* text = std::get_if<std::string>(&value.stored()))
      values[i] = *text;
    const bool is_null = std::holds_alternative<std::nullptr_t>(value.stored());
    addresses[i] = is_null ? nullptr : values[i].data();
  }

  soci::statement prepared;
  std::vector<std::string> names;
  std::vector<std::string> values;
  std::vector<char*> addresses;  // never resized: SOCI keeps the places of its elements
  soci::postgresql_statement_backend* backend = nullptr;
};

class PostgresCells : public Cells {
 public:
  explicit PostgresCells(const PGresult* result) : result_(result) {}
  void go_to(int row) { row_ = row; }

  int count() const override { return PQnfields(result_); }
  bool is_null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
  std::string_view text(int column) const override {
    return {PQgetvalue(result_, row_, column),
            static_cast<std::size_t>(PQgetlength(result_, row_, column))};
  }
  std::optional<std::int64_t> integer(int column) const override {
    const auto digits = text(column);
    if (PQftype(result_, column) == kBooleanType) return digits == "t" ? 1 : 0;
    std::int64_t value = 0;
    const auto* end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, value);
    if (digits.empty() || parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
    return value;
  }

 private:
  const PGresult* result_;
  int row_ = 0;
};

ErrorKind kind_of(std::string_view state) {
  if (state == "23505") return ErrorKind::duplicate;
  // Serialisation failure, deadlock, lock timeout.
  if (state == "40001" || state == "40P01" || state == "55P03") return ErrorKind::conflict_retry;
  // Connection, resources, operator intervention, system.
  for (const std::string_view family : {"08", "53", "57P", "58"})
    if (state.starts_with(family)) return ErrorKind::unavailable;
  return ErrorKind::other;
}

// `result` may be null; it is asked for the name of the constraint.
Error error_of(const soci::soci_error& error, std::string_view query, const PGconn* connection,
               const PGresult* result = nullptr) {
  const auto* known = dynamic_cast<const soci::postgresql_soci_error*>(&error);
  ErrorKind kind = known ? kind_of(known->sqlstate()) : ErrorKind::other;
  if (PQstatus(connection) != CONNECTION_OK) kind = ErrorKind::unavailable;
  const char* constraint = PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);
  // The rest of the server's text repeats values: "Key (citizen_number)=(…) already exists".
  const char* primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  if (primary) return Error{kind, query, primary, constraint ? constraint : ""};
  return Error{kind, query, error.get_error_message(), constraint ? constraint : ""};
}

std::int64_t rows_changed(PGresult* result) {
  if (std::string_view{PQcmdStatus(result)}.starts_with("SELECT")) return 0;
  const std::string_view digits = PQcmdTuples(result);
  std::int64_t changed = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), changed);
  return changed;  // 0 for statements that count nothing, such as CREATE TABLE
}

std::string connect_string(const std::string& url) {
  if (url.find("connect_timeout=") != std::string::npos) return url;
  return url + (url.find('?') == std::string::npos ? "?" : "&") + "connect_timeout=5";
}

}  // namespace

struct PostgresConnection::Handles {
  soci::session session;
  PGconn* connection = nullptr;
  StatementCache<PostgresStatement> statements;
};

PostgresConnection::PostgresConnection(FaultPlan& faults, std::string url,
                                       std::chrono::milliseconds wait)
    : Connection(faults), url_(connect_string(url)), wait_(wait) {
  open();
}

PostgresConnection::~PostgresConnection() = default;

void PostgresConnection::open() {
  handles_ = std::make_unique<Handles>();
  try {
    handles_->session.open(soci::postgresql, url_);
    handles_->connection =
        static_cast<soci::postgresql_session_backend*>(handles_->session.get_backend())->conn_;
    handles_->session << "SET client_encoding = 'UTF8'";
    handles_->session << "SET client_min_messages = warning";
    handles_->session << "SET lock_timeout = " << wait_.count();
  } catch (const soci::soci_error& error) {
    throw Error{ErrorKind::unavailable, "open", error.get_error_message()};
  }
}

void PostgresConnection::begin(Access access) {
  const char* text = access == Access::read_write
                         ? "BEGIN"
                         : "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
  try {
    command(text);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::unavailable) throw;
    // The server was restarted while the connection lay idle. Nothing was done yet, so starting
    // over on a new connection is safe.
    open();
    command(text);
  }
}

void PostgresConnection::commit() {
  command("COMMIT");
}

void PostgresConnection::roll_back() noexcept {
  try {
    // After a COMMIT that failed there is nothing left to undo.
    if (PQtransactionStatus(handles_->connection) != PQTRANS_IDLE) command("ROLLBACK");
  } catch (const Error&) {
    // The server forgets the transaction together with the connection.
  }
}

void PostgresConnection::begin_work() {
  command("SAVEPOINT work");
}

void PostgresConnection::keep_work() {
  command("RELEASE SAVEPOINT work");
}

void PostgresConnection::roll_back_work() noexcept {
  try {
    if (in_transaction()) command("ROLLBACK TO SAVEPOINT work; RELEASE SAVEPOINT work");
  } catch (const Error&) {
    roll_back();
  }
}

bool PostgresConnection::in_transaction() const {
  const auto status = PQtransactionStatus(handles_->connection);
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

void PostgresConnection::command(const char* text) {
  try {
    handles_->session << text;
  } catch (const soci::soci_error& error) {
    throw error_of(error, text, handles_->connection);
  }
}

bool PostgresConnection::is_usable() const {
  return PQstatus(handles_->connection) == CONNECTION_OK &&
         PQtransactionStatus(handles_->connection) == PQTRANS_IDLE;
}

std::int64_t PostgresConnection::run(const Query& query, std::span<const Param> params, Access,
                                     const RowTaker& take) {
  PostgresStatement* statement = nullptr;
  try {
    statement = &handles_->statements.find(query.text, [&] {
      return std::make_unique<PostgresStatement>(handles_->session, query.text);
    });
    const auto values = values_in_order(query, statement->names, params);
    for (std::size_t i = 0; i < values.size(); ++i) statement->bind(i, *values[i]);
    statement->prepared.execute(true);
  } catch (const soci::soci_error& error) {
    const auto folded = error_of(error, query.name, handles_->connection,
                                 statement ? statement->backend->result_.get_result() : nullptr);
    // A plan can go stale, e.g. when a migration changed the columns of its answer.
    if (folded.kind() == ErrorKind::other) handles_->statements.forget(query.text);
    throw folded;
  }

  // The whole answer is here by now; it is let go of however the mapper ends.
  struct Release {
    PostgresStatement& statement;
    ~Release() { statement.backend->result_.reset(); }
  } release{*statement};
  PGresult* result = statement->backend->result_.get_result();
  PostgresCells cells{result};
  const Row row{cells, query};
  for (int at = 0; at < PQntuples(result); ++at) {
    cells.go_to(at);
    if (!take(row)) break;
  }
  return rows_changed(result);
}

}  // namespace khongcho::sql
