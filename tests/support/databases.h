// A fresh, migrated database for each test, on SQLite and on PostgreSQL:
//
//   class DossierStoreContract : public DatabaseTest {
//     std::span<const sql::Migration> schema() const override { return store::migrations(); }
//   };
//   TEST_P(DossierStoreContract, FindsWhatItInserted) { commit(…); read(…); }
//   ON_BOTH_DATABASES(DossierStoreContract);
//
// Without PostgreSQL its half is skipped with the reason, or fails when CI=true.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "sql/database.h"
#include "sql/migrate.h"

namespace khongcho::test {

// Why tests on this kind of database cannot run here, or empty. When CI=true there is no such
// reason: throws std::runtime_error instead, so that a green run cannot hide half the contract.
std::string why_no_database(sql::DatabaseKind kind);

// Dropped at the end. On SQLite a file, on PostgreSQL a database of PostgresServer::shared().
class FreshDatabase {
 public:
  explicit FreshDatabase(sql::DatabaseKind kind, std::span<const sql::Migration> schema = {});
  ~FreshDatabase();
  FreshDatabase(const FreshDatabase&) = delete;
  FreshDatabase& operator=(const FreshDatabase&) = delete;

  const std::string& url() const { return url_; }
  sql::Database open(sql::DatabaseConfig config = {}) const {
    return sql::Database::open(url_, config);
  }

 private:
  sql::DatabaseKind kind_;
  std::string name_;  // path of the file, or name of the database
  std::string url_;
};

class DatabaseTest : public ::testing::TestWithParam<sql::DatabaseKind> {
 protected:
  virtual std::span<const sql::Migration> schema() const { return {}; }
  virtual sql::DatabaseConfig config() const { return {}; }

  void SetUp() override;
  void TearDown() override;

  sql::Database& db() { return *db_; }
  const std::string& url() const { return fresh_->url(); }

  template <typename Work>
  auto commit(Work&& work) {
    return sql::in_transaction(db(), work);
  }
  template <typename Work>
  auto read(Work&& work) {
    return sql::read(db(), work);
  }

 private:
  std::unique_ptr<FreshDatabase> fresh_;
  std::optional<sql::Database> db_;
};

std::string database_name(const ::testing::TestParamInfo<sql::DatabaseKind>& info);

}  // namespace khongcho::test

#define ON_BOTH_DATABASES(Suite)                                                         \
  INSTANTIATE_TEST_SUITE_P(, Suite,                                                      \
                           ::testing::Values(::khongcho::sql::DatabaseKind::sqlite,      \
                                             ::khongcho::sql::DatabaseKind::postgresql), \
                           ::khongcho::test::database_name)
