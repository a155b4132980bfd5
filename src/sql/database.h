// A database and the two ways into it: in_transaction to write, read to read.
// Nothing is acknowledged before its commit is durable. On SQLite one writer thread runs all
// waiting works in savepoints of one transaction and commits once; on PostgreSQL each work has a
// pooled connection and its own transaction, or shares one with its like (Together). The caller
// cannot tell which (docs/decisions/0002-two-databases-one-sql.md).
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/expected.h"
#include "sql/error.h"
#include "sql/transaction.h"

namespace khongcho::sql {

struct DatabaseConfig {
  int postgres_connections = 32;
  int sqlite_readers = 4;
  int sqlite_batch = 256;  // works that share one commit at most
  // How long a work waits for a lock or a free connection.
  std::chrono::milliseconds wait = std::chrono::seconds{10};
};

// Works of the same office write the same rows: its running numbers, its counts of the day. Where
// such works come at once they share one transaction instead of waiting for each other's flush.
// Zero: with nobody. Costs nothing on SQLite, where all writes go together anyway.
struct Together {
  std::int64_t key = 0;
};

// Answers whether to commit.
using Work = std::function<bool(Transaction&)>;

class Engine;

class Database {
 public:
  // "sqlite:///path/file.db", a plain path, "sqlite::memory:" or "postgresql://…". Throws
  // sql::Error{unavailable} when it cannot be opened.
  static Database open(std::string_view url, DatabaseConfig config = {});
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  DatabaseKind kind() const;
  // Fault injection: the n-th statement from now (1 is the next; the COMMIT of a write counts)
  // throws sql::Error{other}, once. 0 takes it back. Answers whether an earlier one never fired.
  bool fail_statement(int nth);
  // Finishes what was accepted and lets go of every connection; later works throw unavailable.
  void close();

  // For in_transaction and read. A work may run more than once, so it must set its
  // answer afresh. Throws std::logic_error for a work inside a work of the same database.
  void run(Access access, Together together, const Work& work);

 private:
  explicit Database(std::unique_ptr<Engine> engine);
  std::unique_ptr<Engine> engine_;
};

namespace detail {

template <typename T>
inline constexpr bool is_expected = false;
template <typename T>
inline constexpr bool is_expected<Expected<T>> = true;

// Runs again after conflict_retry, at most five times in all, a little later each time.
void run_with_retries(Database& db, Access access, Together together, const Work& work);

template <typename DoWork>
auto run_for_answer(Database& db, Access access, Together together, DoWork&& work) {
  using Answer = std::invoke_result_t<DoWork&, Transaction&>;
  if constexpr (std::is_void_v<Answer>) {
    run_with_retries(db, access, together, [&](Transaction& tx) {
      work(tx);
      return true;
    });
  } else {
    std::optional<Answer> answer;
    run_with_retries(db, access, together, [&](Transaction& tx) {
      answer.emplace(work(tx));
      if constexpr (is_expected<Answer>) return static_cast<bool>(*answer);
      return true;
    });
    return std::move(*answer);
  }
}

}  // namespace detail

// Runs work(Transaction&) and commits. When it returns an Expected<T> that holds an error, or
// throws, everything it did is rolled back. A duplicate becomes the refusal "sql.duplicate" when
// the work returns an Expected, and is thrown otherwise. The work may run more than once, so it
// must have no effect outside its transaction.
template <typename DoWork>
auto in_transaction(Database& db, Together together, DoWork&& work) {
  using Answer = std::invoke_result_t<DoWork&, Transaction&>;
  if constexpr (detail::is_expected<Answer>) {
    try {
      return detail::run_for_answer(db, Access::read_write, together, work);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::duplicate) throw;
      return Answer{khongcho::Error{
          .code = ErrorCode::conflict, .message_id = "sql.duplicate", .detail = error.what()}};
    }
  } else {
    return detail::run_for_answer(db, Access::read_write, together, work);
  }
}

template <typename DoWork>
auto in_transaction(Database& db, DoWork&& work) {
  return in_transaction(db, Together{}, std::forward<DoWork>(work));
}

// Runs work(Transaction&) on one consistent view of the data; writing throws.
template <typename DoWork>
auto read(Database& db, DoWork&& work) {
  return detail::run_for_answer(db, Access::read_only, Together{}, work);
}

}  // namespace khongcho::sql
