#include "sql/transaction.h"

#include "sql/connection.h"
#include "sql/error.h"

namespace khongcho::sql {

void FaultPlan::count(std::string_view query) {
  // Almost always nothing is armed, and then nothing is written.
  if (left_.load(std::memory_order_relaxed) <= 0) return;
  if (left_.fetch_sub(1) == 1) throw Error{ErrorKind::other, query, "injected fault"};
}

Transaction::Transaction(Connection& connection, Access access)
    : connection_(connection), access_(access) {}

DatabaseKind Transaction::kind() const {
  return connection_.kind();
}

std::int64_t Transaction::execute(const Query& query, std::span<const Param> params) {
  return run(query, params, [](const Row&) { return true; });
}

void Transaction::each_row(const Query& query, std::span<const Param> params,
                           const std::function<bool(const Row&)>& take) {
  run(query, params, take);
}

std::int64_t Transaction::run(const Query& query, std::span<const Param> params,
                              const std::function<bool(const Row&)>& take) {
  // PostgreSQL refuses everything after an error until the rollback; SQLite would go on.
  if (failed_) throw Error{ErrorKind::other, query.name, "an earlier statement has failed"};
  failed_ = true;
  connection_.faults().count(query.name);
  const auto changed = connection_.run(query, params, access_, take);
  failed_ = false;
  return changed;
}

}  // namespace khongcho::sql
