// All of a work or nothing of it, whoever else is working, on both databases.
#include <gmock/gmock.h>

#include <latch>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

using sql::ErrorKind;
using sql::Query;
using sql::Row;
using sql::Transaction;

constexpr sql::Migration kSchema[] = {{1, "0001_counts", R"sql(
  CREATE TABLE counts (id BIGINT PRIMARY KEY, code TEXT NOT NULL UNIQUE, amount BIGINT NOT NULL);
  CREATE TABLE parts (
    id       BIGINT PRIMARY KEY,
    count_id BIGINT NOT NULL REFERENCES counts (id),
    later_id BIGINT REFERENCES counts (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (id > 0)
  );
)sql"}};

constexpr Query kInsert{"count.insert", R"sql(
  INSERT INTO counts (id, code, amount) VALUES (:id, :code, 0)
)sql"};
constexpr Query kInsertPart{"part.insert", R"sql(
  INSERT INTO parts (id, count_id, later_id) VALUES (:id, :count_id, :later_id)
)sql"};
constexpr Query kAdd{"count.add", "UPDATE counts SET amount = amount + 1 WHERE id = :id"};
constexpr Query kAmount{"count.amount", "SELECT amount FROM counts WHERE id = :id"};
constexpr Query kRows{"count.rows", "SELECT COUNT(*) FROM counts"};

std::int64_t integer(const Row& row) {
  return row.integer(0);
}

void insert(Transaction& tx, std::int64_t id) {
  tx.execute(kInsert, {{"id", id}, {"code", "c" + std::to_string(id)}});
}

class SqlTransaction : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return kSchema; }

  std::int64_t rows() {
    return *read([](Transaction& tx) { return tx.first(kRows, integer); });
  }
  std::int64_t amount(std::int64_t id) {
    return *read([&](Transaction& tx) { return tx.first(kAmount, integer, {{"id", id}}); });
  }
  // The error of a work that is meant to fail.
  template <typename Work>
  std::optional<sql::Error> error_of(Work work) {
    try {
      commit(work);
    } catch (const sql::Error& error) {
      return error;
    }
    return std::nullopt;
  }
  // Starts `threads` at the same moment and waits for them.
  void at_once(int threads, const std::function<void(int)>& run) {
    std::latch start{threads};
    std::vector<std::jthread> running;
    for (int i = 0; i < threads; ++i)
      running.emplace_back([&, i] {
        start.arrive_and_wait();
        run(i);
      });
  }
};

TEST_P(SqlTransaction, KeepsWhatAWorkDid) {
  const int answer = commit([](Transaction& tx) {
    insert(tx, 1);
    insert(tx, 2);
    return 7;
  });

  EXPECT_EQ(answer, 7);
  EXPECT_EQ(rows(), 2);
}

TEST_P(SqlTransaction, UndoesARefusedWork) {
  const auto outcome = commit([](Transaction& tx) -> Expected<int> {
    insert(tx, 1);
    return khongcho::Error{ErrorCode::not_allowed, "sql.duplicate"};
  });

  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::not_allowed);
  EXPECT_EQ(rows(), 0);
}

TEST_P(SqlTransaction, UndoesAWorkThatThrows) {
  EXPECT_THROW(commit([](Transaction& tx) {
                 insert(tx, 1);
                 throw std::runtime_error{"out of ink"};
               }),
               std::runtime_error);

  EXPECT_EQ(rows(), 0);
}

TEST_P(SqlTransaction, TurnsADuplicateIntoARefusal) {
  commit([](Transaction& tx) { insert(tx, 1); });

  const auto outcome = commit([](Transaction& tx) -> Expected<int> {
    insert(tx, 2);
    tx.execute(kInsert, {{"id", 3}, {"code", "c1"}});
    return 1;
  });

  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::conflict);
  EXPECT_EQ(outcome.error().message_id, "sql.duplicate");
  EXPECT_EQ(rows(), 1);
}

TEST_P(SqlTransaction, ThrowsADuplicateWhereNothingCanBeRefused) {
  commit([](Transaction& tx) { insert(tx, 1); });

  const auto error = error_of([](Transaction& tx) {
    tx.execute(kInsert, {{"id", 2}, {"code", "c1"}});
  });

  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind(), ErrorKind::duplicate);
  EXPECT_EQ(error->query(), "count.insert");
  EXPECT_THAT(error->constraint(), ::testing::HasSubstr("code"));
  EXPECT_THAT(error->what(), ::testing::Not(::testing::HasSubstr("c1"))) << "for the log only";
}

TEST_P(SqlTransaction, CallsADoubledPrimaryKeyADuplicateToo) {
  commit([](Transaction& tx) { insert(tx, 1); });

  const auto error = error_of([](Transaction& tx) {
    tx.execute(kInsert, {{"id", 1}, {"code", "other"}});
  });

  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind(), ErrorKind::duplicate);
}

TEST_P(SqlTransaction, EnforcesForeignKeysAndChecks) {
  const auto part = [](std::int64_t id, sql::Value later) {
    return [id, later](Transaction& tx) {
      tx.execute(kInsertPart, {{"id", id}, {"count_id", 1}, {"later_id", later}});
    };
  };
  const auto orphan = error_of(part(1, nullptr));
  commit([](Transaction& tx) { insert(tx, 1); });
  const auto unchecked = error_of(part(-1, nullptr));
  const auto deferred = error_of(part(1, 99));  // seen by the commit only

  for (const auto& error : {orphan, unchecked, deferred}) {
    ASSERT_TRUE(error);
    EXPECT_EQ(error->kind(), ErrorKind::other);
  }
}

TEST_P(SqlTransaction, CannotGoOnAfterAFailedStatement) {
  commit([](Transaction& tx) { insert(tx, 1); });

  const auto error = error_of([](Transaction& tx) {
    insert(tx, 2);
    EXPECT_THROW(insert(tx, 1), sql::Error);
    EXPECT_THROW(insert(tx, 3), sql::Error);
  });

  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind(), ErrorKind::other);
  EXPECT_EQ(rows(), 1);
}

TEST_P(SqlTransaction, CannotWriteInARead) {
  EXPECT_THROW(read([](Transaction& tx) { insert(tx, 1); }), sql::Error);

  EXPECT_EQ(rows(), 0);
}

TEST_P(SqlTransaction, CannotWorkInsideAWork) {
  EXPECT_THROW(commit([&](Transaction&) { rows(); }), std::logic_error);
  EXPECT_THROW(read([&](Transaction&) { return rows(); }), std::logic_error);
}

TEST_P(SqlTransaction, ReadsItsOwnWritesAndHidesThemFromOthers) {
  std::optional<std::int64_t> seen_outside;

  commit([&](Transaction& tx) {
    insert(tx, 1);
    EXPECT_EQ(tx.first(kRows, integer), 1);
    std::jthread{[&] { seen_outside = rows(); }}.join();
  });

  EXPECT_EQ(seen_outside, 0);
  EXPECT_EQ(rows(), 1);
}

TEST_P(SqlTransaction, ReadsOneViewFromBeginningToEnd) {
  read([&](Transaction& tx) {
    EXPECT_EQ(tx.first(kRows, integer), 0);
    std::jthread{[&] { commit([](Transaction& other) { insert(other, 1); }); }}.join();
    EXPECT_EQ(tx.first(kRows, integer), 0);
  });

  EXPECT_EQ(rows(), 1);
}

// Works that share a commit, because all do on SQLite or because they say so.
class SqlTransactionGroup : public SqlTransaction {
 protected:
  void fails_alone(sql::Together together) {
    constexpr int kThreads = 48;
    commit([](Transaction& tx) { insert(tx, 1000); });
    std::atomic<int> refused = 0;
    std::atomic<int> thrown = 0;

    at_once(kThreads, [&](int i) {
      const auto work = [&](Transaction& tx) -> Expected<int> {
        tx.execute(kAdd, {{"id", 1000}});
        insert(tx, i);
        if (i % 4 == 1) return khongcho::Error{ErrorCode::conflict, "sql.duplicate"};
        if (i % 4 == 2) throw std::runtime_error{"out of ink"};
        if (i % 4 == 3) insert(tx, i);
        return i;
      };
      try {
        if (!sql::in_transaction(db(), together, work)) ++refused;
      } catch (const std::runtime_error&) {
        ++thrown;
      }
    });

    EXPECT_EQ(refused, kThreads / 2);
    EXPECT_EQ(thrown, kThreads / 4);
    EXPECT_EQ(rows(), kThreads / 4 + 1);
    EXPECT_EQ(amount(1000), kThreads / 4);
  }
};

TEST_P(SqlTransactionGroup, FailsAlone) {
  fails_alone({});
}

TEST_P(SqlTransactionGroup, FailsAloneAmongWorksThatGoTogether) {
  fails_alone({7});
}

TEST_P(SqlTransactionGroup, LosesNoIncrementOfWorksThatGoTogether) {
  constexpr int kThreads = 64;
  constexpr int kEach = 20;
  commit([](Transaction& tx) {
    insert(tx, 1);
    insert(tx, 2);
  });

  at_once(kThreads, [&](int i) {
    const sql::Together office{1 + i % 2};
    for (int n = 0; n < kEach; ++n)
      sql::in_transaction(db(), office, [&](Transaction& tx) {
        tx.execute(kAdd, {{"id", office.key}});
      });
  });

  EXPECT_EQ(amount(1) + amount(2), kThreads * kEach);
}

ON_BOTH_DATABASES(SqlTransactionGroup);

TEST_P(SqlTransaction, FailsAloneInAGroupEvenAtTheCommit) {
  constexpr int kThreads = 32;
  commit([](Transaction& tx) { insert(tx, 0); });
  std::atomic<int> failed = 0;

  at_once(kThreads, [&](int i) {
    const std::int64_t later = i % 2 == 0 ? 0 : 99;  // 99 is not there when the commit looks
    const auto error = error_of([&](Transaction& tx) {
      tx.execute(kInsertPart, {{"id", i + 1}, {"count_id", 0}, {"later_id", later}});
    });
    if (error) ++failed;
  });

  constexpr Query kParts{"part.rows", "SELECT COUNT(*) FROM parts"};
  EXPECT_EQ(failed, kThreads / 2);
  EXPECT_EQ(read([&](Transaction& tx) { return tx.first(kParts, integer); }), kThreads / 2);
}

TEST_P(SqlTransaction, LosesNoIncrementOfSixtyFourThreads) {
  constexpr int kThreads = 64;
  constexpr int kEach = 20;
  commit([](Transaction& tx) { insert(tx, 1); });

  at_once(kThreads, [&](int) {
    for (int n = 0; n < kEach; ++n) commit([](Transaction& tx) { tx.execute(kAdd, {{"id", 1}}); });
  });

  EXPECT_EQ(amount(1), kThreads * kEach);
}

TEST_P(SqlTransaction, TriesAgainAfterAConflict) {
  int tries = 0;

  commit([&](Transaction& tx) {
    insert(tx, 1);
    if (++tries < 5) throw sql::Error{ErrorKind::conflict_retry, "count.insert", "deadlock"};
  });

  EXPECT_EQ(tries, 5);
  EXPECT_EQ(rows(), 1);
}

TEST_P(SqlTransaction, GivesUpOnAConflictThatStays) {
  int tries = 0;

  const auto error = error_of([&](Transaction&) {
    ++tries;
    throw sql::Error{ErrorKind::conflict_retry, "count.insert", "deadlock"};
  });

  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind(), ErrorKind::conflict_retry);
  EXPECT_EQ(tries, 5);
}

TEST_P(SqlTransaction, TakesNothingAfterItIsClosed) {
  commit([](Transaction& tx) { insert(tx, 1); });

  db().close();

  const auto error = error_of([](Transaction& tx) { insert(tx, 2); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind(), ErrorKind::unavailable);
  auto again = sql::Database::open(url());
  EXPECT_EQ(sql::read(again, [](Transaction& tx) { return tx.first(kRows, integer); }), 1);
}

ON_BOTH_DATABASES(SqlTransaction);

// On SQLite the second work would not even begin before the first one ended.
class PostgresTransaction : public SqlTransaction {};

TEST_P(PostgresTransaction, SolvesADeadlockByTryingAgain) {
  commit([](Transaction& tx) {
    insert(tx, 0);
    insert(tx, 1);
  });
  std::latch both_hold_one{2};
  std::atomic<int> tries = 0;

  at_once(2, [&](int i) {
    bool first_try = true;
    commit([&](Transaction& tx) {
      ++tries;
      tx.execute(kAdd, {{"id", i}});
      if (std::exchange(first_try, false)) both_hold_one.arrive_and_wait();
      tx.execute(kAdd, {{"id", 1 - i}});
    });
  });

  EXPECT_EQ(tries, 3);
  EXPECT_EQ(amount(0), 2);
  EXPECT_EQ(amount(1), 2);
}

INSTANTIATE_TEST_SUITE_P(, PostgresTransaction, ::testing::Values(sql::DatabaseKind::postgresql),
                         database_name);

// More works at once than share one commit, and than there are connections.
class SqlCrowd : public SqlTransaction {
 protected:
  sql::DatabaseConfig config() const override {
    return {.postgres_connections = 4, .sqlite_readers = 2, .sqlite_batch = 3};
  }
};

TEST_P(SqlCrowd, AnswersEveryOneOfThem) {
  constexpr int kThreads = 40;
  constexpr int kEach = 10;

  at_once(kThreads, [&](int i) {
    for (int n = 0; n < kEach; ++n) {
      commit([&](Transaction& tx) { insert(tx, i * kEach + n); });
      EXPECT_GT(rows(), n);
    }
  });

  EXPECT_EQ(rows(), kThreads * kEach);
}

ON_BOTH_DATABASES(SqlCrowd);

}  // namespace
}  // namespace khongcho::test
