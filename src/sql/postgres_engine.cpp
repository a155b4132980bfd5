// PostgreSQL: each work has a pooled connection and a transaction of its own. The server groups
// the flushes of commits that come together.
#include <utility>

#include "sql/connection_pool.h"
#include "sql/engine.h"
#include "sql/postgres_connection.h"

namespace khongcho::sql {
namespace {

class PostgresEngine : public Engine {
 public:
  PostgresEngine(const std::string& url, const DatabaseConfig& config)
      : pool_(config.postgres_connections, config.wait, [this, url, wait = config.wait] {
          return std::make_unique<PostgresConnection>(faults(), url, wait);
        }) {
    pool_.take();  // a wrong address is told at once
  }
  ~PostgresEngine() override { close(); }

  DatabaseKind kind() const override { return DatabaseKind::postgresql; }
  void run(Access access, const Work& work) override;
  void close() override { pool_.close(); }

 private:
  static void begin(ConnectionPool::Lease& lease, Access access);

  ConnectionPool pool_;
};

void PostgresEngine::begin(ConnectionPool::Lease& lease, Access access) {
  try {
    lease->begin(access);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::unavailable) throw;
    // The server was restarted while the connection lay idle. Nothing was done yet, so starting
    // over on a new connection is safe.
    lease.renew();
    lease->begin(access);
  }
}

void PostgresEngine::run(Access access, const Work& work) {
  auto lease = pool_.take();
  begin(lease, access);
  try {
    const bool keep = run_work(*this, *lease, access, work);
    if (!keep) return lease->roll_back();
    if (access == Access::read_write) faults().count("COMMIT");
    // When the server goes away just here nobody can tell whether it committed; the caller is
    // told "unavailable" and nothing is tried again.
    lease->commit();
  } catch (...) {
    lease->roll_back();
    throw;
  }
}

}  // namespace

std::unique_ptr<Engine> make_postgres_engine(const std::string& url, const DatabaseConfig& config) {
  return std::make_unique<PostgresEngine>(url, config);
}

}  // namespace khongcho::sql
