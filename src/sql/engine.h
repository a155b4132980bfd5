// What a Database does its work with; one each for SQLite and PostgreSQL. Not for use outside
// sql/.
#pragma once

#include <memory>
#include <string>

#include "sql/connection.h"
#include "sql/database.h"

namespace khongcho::sql {

class Engine {
 public:
  virtual ~Engine() = default;
  virtual DatabaseKind kind() const = 0;
  virtual void run(Access access, Together together, const Work& work) = 0;
  virtual void close() = 0;

  FaultPlan& faults() { return faults_; }

 private:
  FaultPlan faults_;
};

std::unique_ptr<Engine> make_sqlite_engine(const std::string& path, const DatabaseConfig& config);
std::unique_ptr<Engine> make_postgres_engine(const std::string& url, const DatabaseConfig& config);

// Runs the work's function, and answers whether to commit. Throws when the work swallowed the
// error of a statement, and when it is a work inside a work, which could wait for itself for ever.
bool run_work(const Engine& engine, Connection& connection, Access access, const Work& work);

}  // namespace khongcho::sql
