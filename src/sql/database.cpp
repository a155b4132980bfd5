#include "sql/database.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "sql/engine.h"

namespace khongcho::sql {
namespace {

constexpr int kMostTries = 5;

// The databases that the current thread is running a work of.
thread_local std::vector<const Engine*> running;

struct Running {
  explicit Running(const Engine& engine) { running.push_back(&engine); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() { running.pop_back(); }
};

std::unique_ptr<Engine> make_engine(std::string_view url, const DatabaseConfig& config) {
  constexpr std::string_view kSqlite = "sqlite:";
  constexpr std::string_view kSqliteFile = "sqlite://";
  if (url.starts_with("postgresql://") || url.starts_with("postgres://"))
    return make_postgres_engine(std::string{url}, config);
  if (url.starts_with(kSqliteFile)) url.remove_prefix(kSqliteFile.size());
  if (url.starts_with(kSqlite)) url.remove_prefix(kSqlite.size());
  // SQLite would take an empty name for a private temporary database.
  if (url.empty()) throw Error{ErrorKind::unavailable, "open", "no database is named"};
  return make_sqlite_engine(std::string{url}, config);
}

}  // namespace

bool run_work(const Engine& engine, Connection& connection, Access access, const Work& work) {
  const Running here{engine};
  Transaction tx{connection, access};
  const bool keep = work(tx);
  if (keep && tx.has_failed())
    throw Error{ErrorKind::other, "COMMIT", "the work went on after a failed statement"};
  return keep;
}

Database::Database(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Database Database::open(std::string_view url, DatabaseConfig config) {
  return Database{make_engine(url, config)};
}

DatabaseKind Database::kind() const {
  return engine_->kind();
}

bool Database::fail_statement(int nth) {
  return engine_->faults().arm(nth) > 0;
}

void Database::close() {
  engine_->close();
}

void Database::run(Access access, Together together, const Work& work) {
  if (std::ranges::find(running, engine_.get()) != running.end())
    throw std::logic_error{"a work inside a work of the same database"};
  engine_->run(access, together, work);
}

namespace detail {

void run_with_retries(Database& db, Access access, Together together, const Work& work) {
  for (int tried = 1;; ++tried) {
    try {
      return db.run(access, together, work);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::conflict_retry || tried == kMostTries) throw;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{1 << tried});
  }
}

}  // namespace detail
}  // namespace khongcho::sql
