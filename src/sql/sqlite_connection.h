// A connection to an SQLite file, over SOCI.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "sql/connection.h"

namespace khongcho::sql {

class SqliteConnection : public Connection {
 public:
  // ":memory:" is a database of this connection alone. A read_only connection refuses to write.
  SqliteConnection(FaultPlan& faults, const std::string& path, Access access,
                   std::chrono::milliseconds wait);
  ~SqliteConnection() override;

  DatabaseKind kind() const override { return DatabaseKind::sqlite; }
  void begin(Access access) override;
  void commit() override;
  void roll_back() noexcept override;
  bool is_usable() const override { return true; }
  std::int64_t run(const Query& query, std::span<const Param> params, Access access,
                   const RowTaker& take) override;

  void begin_work() override;
  void keep_work() override;
  void roll_back_work() noexcept override;
  // False also after a full disk and the like: SQLite gives up the transaction by itself.
  bool in_transaction() const override;

 private:
  void command(const char* text);

  struct Handles;
  std::unique_ptr<Handles> handles_;
};

}  // namespace khongcho::sql
