// Migrations run once, in order, whole or not at all, on both databases.
#include <gmock/gmock.h>

#include <thread>

#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr sql::Migration kFirst{1, "0001_offices", R"sql(
  -- What every office has; and a comment with a semicolon.
  CREATE TABLE offices (id BIGINT PRIMARY KEY, name TEXT NOT NULL DEFAULT 'một; cửa');
  INSERT INTO offices (id) VALUES (1);
)sql"};
constexpr sql::Migration kSecond{2, "0002_lists", R"sql(
  CREATE TABLE lists (name TEXT NOT NULL);
  -- only sqlite
  INSERT INTO lists (name) VALUES ('sqlite');
  -- only postgresql
  INSERT INTO lists (name) VALUES ('postgresql');
)sql"};
constexpr sql::Migration kBroken{3, "0003_broken", R"sql(
  INSERT INTO lists (name) VALUES ('half done');
  CREATE TABLE nothing (id BIGINT REFERENCES);
)sql"};

class SqlMigrate : public DatabaseTest {
 protected:
  std::vector<std::string> texts(std::string_view query) {
    return read([&](sql::Transaction& tx) {
      return tx.all({"test.texts", query}, [](const sql::Row& row) { return row.text(0); });
    });
  }
  std::string refusal(std::vector<sql::Migration> migrations) {
    try {
      sql::migrate(db(), migrations);
    } catch (const sql::Error& error) {
      return error.what();
    }
    return "no refusal";
  }
};

TEST_P(SqlMigrate, AppliesWhatIsMissingAndNothingTwice) {
  const std::vector one{kFirst};
  const std::vector both{kFirst, kSecond};

  EXPECT_EQ(sql::migrate(db(), one), 1);
  EXPECT_EQ(sql::migrate(db(), both), 1);
  EXPECT_EQ(sql::migrate(db(), both), 0);

  EXPECT_THAT(texts("SELECT name FROM offices"), ElementsAre("một; cửa"));
  EXPECT_THAT(texts("SELECT name FROM schema_migrations ORDER BY number"),
              ElementsAre("0001_offices", "0002_lists"));
}

TEST_P(SqlMigrate, RunsAStatementOnItsOwnDatabaseOnly) {
  sql::migrate(db(), std::vector{kFirst, kSecond});

  const auto own = db().kind() == sql::DatabaseKind::sqlite ? "sqlite" : "postgresql";
  EXPECT_THAT(texts("SELECT name FROM lists"), ElementsAre(own));
}

TEST_P(SqlMigrate, LeavesNothingOfAMigrationThatFails) {
  sql::migrate(db(), std::vector{kFirst, kSecond});

  EXPECT_THAT(refusal({kFirst, kSecond, kBroken}), HasSubstr("0003_broken"));

  EXPECT_EQ(texts("SELECT name FROM lists").size(), 1);
  EXPECT_EQ(texts("SELECT name FROM schema_migrations").size(), 2);
}

TEST_P(SqlMigrate, RefusesAMigrationThatWasEditedAfterwards) {
  sql::migrate(db(), std::vector{kFirst});
  auto edited = kFirst;
  edited.sql = "CREATE TABLE offices (id TEXT)";

  EXPECT_THAT(refusal({edited}), HasSubstr("0001_offices was applied with another text"));
}

TEST_P(SqlMigrate, RefusesADatabaseNewerThanTheProgram) {
  sql::migrate(db(), std::vector{kFirst, kSecond});

  EXPECT_THAT(refusal({kFirst}), HasSubstr("the database is newer than this program"));
}

TEST_P(SqlMigrate, RefusesGapsInTheNumbers) {
  EXPECT_THAT(refusal({kFirst, kBroken}), HasSubstr("where number 2 should"));

  EXPECT_EQ(sql::migrate(db(), std::vector{kFirst}), 1) << "something was applied before";
}

TEST_P(SqlMigrate, LetsProgramsThatStartTogetherTakeTurns) {
  std::vector<std::jthread> programs;
  std::atomic<int> applied = 0;
  for (int i = 0; i < 4; ++i)
    programs.emplace_back([&] {
      auto own = sql::Database::open(url());
      applied += sql::migrate(own, std::vector{kFirst, kSecond});
    });
  programs.clear();

  EXPECT_EQ(applied, 2);
}

ON_BOTH_DATABASES(SqlMigrate);

}  // namespace
}  // namespace khongcho::test
