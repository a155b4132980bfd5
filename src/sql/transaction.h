// What a work sees of the database: statements by name, inside one transaction. Made by
// in_transaction and read only (database.h).
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "sql/query.h"
#include "sql/row.h"

namespace khongcho::sql {

class Connection;

enum class DatabaseKind { sqlite, postgresql };
enum class Access { read_only, read_write };

// Every parameter that the text names must be given, and none that it does not name.
// Any statement throws sql::Error. After that the work cannot go on: further statements throw
// again and the transaction is rolled back, even when the work swallows the error.
class Transaction {
 public:
  Transaction(Connection& connection, Access access);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  DatabaseKind kind() const;

  // Rows inserted, updated or deleted; rows of RETURNING are thrown away.
  std::int64_t execute(const Query& query, std::initializer_list<Param> params = {}) {
    return execute(query, std::span<const Param>{params.begin(), params.size()});
  }
  std::int64_t execute(const Query& query, std::span<const Param> params);

  // mapper(const Row&) of the first row, or nothing.
  template <typename Mapper>
  auto first(const Query& query, Mapper&& mapper, std::initializer_list<Param> params = {}) {
    return first(query, mapper, std::span<const Param>{params.begin(), params.size()});
  }
  template <typename Mapper>
  auto first(const Query& query, Mapper&& mapper, std::span<const Param> params) {
    std::optional<std::decay_t<std::invoke_result_t<Mapper&, const Row&>>> found;
    each_row(query, params, [&](const Row& row) {
      found.emplace(mapper(row));
      return false;
    });
    return found;
  }

  // mapper(const Row&) of every row, in order.
  template <typename Mapper>
  auto all(const Query& query, Mapper&& mapper, std::initializer_list<Param> params = {}) {
    return all(query, mapper, std::span<const Param>{params.begin(), params.size()});
  }
  template <typename Mapper>
  auto all(const Query& query, Mapper&& mapper, std::span<const Param> params) {
    std::vector<std::decay_t<std::invoke_result_t<Mapper&, const Row&>>> rows;
    each_row(query, params, [&](const Row& row) {
      rows.push_back(mapper(row));
      return true;
    });
    return rows;
  }

  // Calls `take` for each row until it answers false. `take` must not run statements itself.
  void each_row(const Query& query, std::span<const Param> params,
                const std::function<bool(const Row&)>& take);

  bool has_failed() const { return failed_; }

 private:
  std::int64_t run(const Query& query, std::span<const Param> params,
                   const std::function<bool(const Row&)>& take);

  Connection& connection_;
  Access access_;
  bool failed_ = false;
};

}  // namespace khongcho::sql
