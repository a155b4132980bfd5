// Statements that fail, commits that fail, and servers that go away.
#include <gmock/gmock.h>

#include <latch>
#include <thread>
#include <vector>

#include "tests/support/databases.h"
#include "tests/support/postgres_server.h"

namespace khongcho::test {
namespace {

using sql::ErrorKind;
using sql::Query;
using sql::Transaction;

constexpr sql::Migration kSchema[] = {{1, "0001_rows", R"sql(
  CREATE TABLE rows_kept (id BIGINT PRIMARY KEY);
)sql"}};

constexpr Query kInsert{"row.insert", "INSERT INTO rows_kept (id) VALUES (:id)"};
constexpr Query kCount{"row.count", "SELECT COUNT(*) FROM rows_kept"};

std::int64_t integer(const sql::Row& row) {
  return row.integer(0);
}

class SqlFault : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return kSchema; }

  std::int64_t rows() {
    return *read([](Transaction& tx) { return tx.first(kCount, integer); });
  }
  void insert(std::int64_t id) {
    commit([&](Transaction& tx) { tx.execute(kInsert, {{"id", id}}); });
  }
  std::optional<ErrorKind> kind_of_failure(const std::function<void()>& run) {
    try {
      run();
    } catch (const sql::Error& error) {
      return error.kind();
    }
    return std::nullopt;
  }
};

TEST_P(SqlFault, LeavesNoTraceWhicheverStatementFails) {
  constexpr int kStatements = 5;
  int failed = 0;
  for (int nth = 1; nth <= 10; ++nth) {
    db().fail_statement(nth);
    const auto failure = kind_of_failure([&] {
      commit([](Transaction& tx) {
        for (int id = 1; id <= kStatements; ++id) tx.execute(kInsert, {{"id", id}});
      });
    });
    const bool armed = db().fail_statement(0);
    if (!failure) {
      EXPECT_TRUE(armed) << "the last fault was due and did not come";
      break;
    }
    ++failed;
    EXPECT_EQ(failure, ErrorKind::other);
    EXPECT_EQ(rows(), 0) << "statement " << nth << " left rows behind";
  }

  EXPECT_EQ(failed, kStatements + 1) << "five statements and the commit";
  EXPECT_EQ(rows(), kStatements);
}

TEST_P(SqlFault, HitsOneStatementOnly) {
  db().fail_statement(1);

  EXPECT_EQ(kind_of_failure([&] { insert(1); }), ErrorKind::other);
  insert(2);

  EXPECT_EQ(rows(), 1);
  EXPECT_FALSE(db().fail_statement(0));
}

TEST_P(SqlFault, AcknowledgesExactlyWhatAFailingCommitLeft) {
  constexpr int kThreads = 24;
  std::atomic<int> acknowledged = 0;
  std::latch start{kThreads};
  db().fail_statement(kThreads / 2);
  std::vector<std::jthread> threads;
  for (int id = 0; id < kThreads; ++id)
    threads.emplace_back([&, id] {
      start.arrive_and_wait();
      if (!kind_of_failure([&] { insert(id); })) ++acknowledged;
    });
  threads.clear();

  EXPECT_LT(acknowledged, kThreads);
  EXPECT_EQ(rows(), acknowledged);
}

TEST_P(SqlFault, RefusesAStatementThatIsNotSqlAndGoesOn) {
  EXPECT_EQ(kind_of_failure([&] {
              read([](Transaction& tx) { return tx.first({"bad", "SELEC 1"}, integer); });
            }),
            ErrorKind::other);

  EXPECT_EQ(rows(), 0);
}

ON_BOTH_DATABASES(SqlFault);

// What only a server can do.
class PostgresFault : public SqlFault {
 protected:
  // Ends every other connection to this database from the outside.
  void terminate_connections() {
    auto admin = sql::Database::open(url());
    sql::read(admin, [](Transaction& tx) {
      return tx.all({"test.terminate", R"sql(
        SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
      )sql"},
                    integer);
    });
  }
};

TEST_P(PostgresFault, ConnectsAgainAfterItsConnectionWasEnded) {
  insert(1);

  terminate_connections();

  insert(2);
  EXPECT_EQ(rows(), 2);
}

TEST_P(PostgresFault, LosesTheWholeWorkWhenItsConnectionEndsInTheMiddle) {
  const auto failure = kind_of_failure([&] {
    commit([&](Transaction& tx) {
      tx.execute(kInsert, {{"id", 1}});
      terminate_connections();
      tx.execute(kInsert, {{"id", 2}});
    });
  });

  EXPECT_EQ(failure, ErrorKind::unavailable);
  EXPECT_EQ(rows(), 0);
}

TEST_P(PostgresFault, IsUnavailableWhileTheServerIsDownAndRecovers) {
  insert(1);

  PostgresServer::shared().stop();
  const auto write = kind_of_failure([&] { insert(2); });
  const auto reading = kind_of_failure([&] { rows(); });
  const auto opening = kind_of_failure([&] { sql::Database::open(url()); });
  PostgresServer::shared().start();

  EXPECT_EQ(write, ErrorKind::unavailable);
  EXPECT_EQ(reading, ErrorKind::unavailable);
  EXPECT_EQ(opening, ErrorKind::unavailable);
  insert(3);
  EXPECT_EQ(rows(), 2);
}

INSTANTIATE_TEST_SUITE_P(, PostgresFault, ::testing::Values(sql::DatabaseKind::postgresql),
                         database_name);

}  // namespace
}  // namespace khongcho::test
