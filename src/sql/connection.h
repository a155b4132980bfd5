// One open connection, as the ring sees it; sqlite_connection.cpp and postgres_connection.cpp
// keep SOCI behind it. Not for use outside sql/.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>

#include "sql/query.h"
#include "sql/row.h"
#include "sql/transaction.h"

namespace khongcho::sql {

using RowTaker = std::function<bool(const Row&)>;

// Shared by all connections of a database: makes the n-th statement from now fail, once.
class FaultPlan {
 public:
  int arm(int nth) { return left_.exchange(nth); }
  // Throws when this statement's turn has come.
  void count(std::string_view query);

 private:
  std::atomic<int> left_ = 0;
};

class Connection {
 public:
  explicit Connection(FaultPlan& faults) : faults_(faults) {}
  virtual ~Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  virtual DatabaseKind kind() const = 0;
  virtual void begin(Access access) = 0;
  virtual void commit() = 0;
  // Never throws: what cannot be rolled back is a connection no longer usable.
  virtual void roll_back() noexcept = 0;
  // The part of the running transaction that belongs to one work of several.
  virtual void begin_work() = 0;
  virtual void keep_work() = 0;
  virtual void roll_back_work() noexcept = 0;
  // Whether begin() is still in force.
  virtual bool in_transaction() const = 0;
  // False once the server hung up or the file cannot be used.
  virtual bool is_usable() const = 0;
  // Runs a statement, hands its rows to `take` until that answers false, and answers the number
  // of rows changed.
  virtual std::int64_t run(const Query& query, std::span<const Param> params, Access access,
                           const RowTaker& take) = 0;

  FaultPlan& faults() { return faults_; }

 private:
  FaultPlan& faults_;
};

}  // namespace khongcho::sql
