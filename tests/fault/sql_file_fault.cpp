// Files that cannot be opened, are locked by another program, or stand on a full disk.
#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "tests/support/databases.h"
#include "tests/support/full_disk.h"

namespace khongcho::test {
namespace {

using sql::DatabaseKind;
using sql::ErrorKind;
using sql::Query;
using sql::Transaction;

constexpr sql::Migration kSchema[] = {{1, "0001_rows", R"sql(
  CREATE TABLE rows_kept (id BIGINT PRIMARY KEY, filling TEXT);
)sql"}};

constexpr Query kInsert{"row.insert", "INSERT INTO rows_kept VALUES (:id, :filling)"};
constexpr Query kCount{"row.count", "SELECT COUNT(*) FROM rows_kept"};

std::int64_t rows(sql::Database& db) {
  const auto integer = [](const sql::Row& row) { return row.integer(0); };
  return *sql::read(db, [&](Transaction& tx) { return tx.first(kCount, integer); });
}

void insert(sql::Database& db, std::int64_t id, std::string_view filling = {}) {
  sql::in_transaction(db, [&](Transaction& tx) {
    tx.execute(kInsert, {{"id", id}, {"filling", filling}});
  });
}

std::optional<ErrorKind> kind_of_failure(const std::function<void()>& run) {
  try {
    run();
  } catch (const sql::Error& error) {
    return error.kind();
  }
  return std::nullopt;
}

TEST(SqliteFault, CannotOpenAFolderOrAFileThatIsNotADatabase) {
  const auto opening = [](const std::string& url) {
    return kind_of_failure([&] { sql::Database::open(url); });
  };

  EXPECT_EQ(opening("sqlite:///"), ErrorKind::unavailable);
  EXPECT_EQ(opening("sqlite:///no/such/folder/file.db"), ErrorKind::unavailable);
  EXPECT_EQ(opening(KC_SOURCE_DIR "/CMakeLists.txt"), ErrorKind::unavailable);
  EXPECT_EQ(opening(""), ErrorKind::unavailable);
}

TEST(SqliteFault, KeepsADatabaseInMemoryForWritersAndReadersAlike) {
  auto db = sql::Database::open("sqlite::memory:");
  sql::migrate(db, kSchema);

  insert(db, 1);

  EXPECT_EQ(rows(db), 1);
  EXPECT_THROW(sql::read(db,
                         [](Transaction& tx) {
                           tx.execute(kInsert, {{"id", 2}, {"filling", ""}});
                         }),
               sql::Error);
}

TEST(SqliteFault, SaysThatAnotherProgramHoldsTheFile) {
  const FreshDatabase fresh{DatabaseKind::sqlite, kSchema};
  auto other_program = fresh.open();
  auto db = fresh.open({.wait = std::chrono::milliseconds{1}});

  sql::in_transaction(other_program, [&](Transaction&) {
    EXPECT_EQ(kind_of_failure([&] { insert(db, 1); }), ErrorKind::conflict_retry);
    EXPECT_EQ(rows(db), 0) << "readers need not wait";
  });

  insert(db, 2);
  EXPECT_EQ(rows(other_program), 1);
}

TEST(SqliteFault, LosesNothingItAcknowledgedWhenTheDiskIsFull) {
  const FreshDatabase fresh{DatabaseKind::sqlite, kSchema};
  auto db = fresh.open();
  const std::string filling(20'000, 'x');
  std::atomic<int> acknowledged = 0;
  std::atomic<int> unavailable = 0;

  {
    const FullDisk disk{1'000'000};
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i)
      threads.emplace_back([&, i] {
        for (int n = 0; n < 20; ++n) {
          const auto failure = kind_of_failure([&] { insert(db, i * 100 + n, filling); });
          if (!failure) ++acknowledged;
          if (failure == ErrorKind::unavailable) ++unavailable;
        }
      });
  }

  EXPECT_GT(acknowledged, 0);
  EXPECT_GT(unavailable, 0);
  EXPECT_EQ(acknowledged + unavailable, 160);
  EXPECT_EQ(rows(db), acknowledged);
  insert(db, 1000, filling);  // there is room again
  EXPECT_EQ(rows(db), acknowledged + 1);
}

}  // namespace
}  // namespace khongcho::test
