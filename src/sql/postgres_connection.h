// A connection to a PostgreSQL server, over SOCI.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "sql/connection.h"

namespace khongcho::sql {

class PostgresConnection : public Connection {
 public:
  PostgresConnection(FaultPlan& faults, std::string url, std::chrono::milliseconds wait);
  ~PostgresConnection() override;

  DatabaseKind kind() const override { return DatabaseKind::postgresql; }
  void begin(Access access) override;
  void commit() override;
  void roll_back() noexcept override;
  void begin_work() override;
  void keep_work() override;
  void roll_back_work() noexcept override;
  bool in_transaction() const override;
  bool is_usable() const override;
  std::int64_t run(const Query& query, std::span<const Param> params, Access access,
                   const RowTaker& take) override;

 private:
  void open();
  void command(const char* text);

  struct Handles;
  const std::string url_;
  const std::chrono::milliseconds wait_;
  std::unique_ptr<Handles> handles_;
};

}  // namespace khongcho::sql
