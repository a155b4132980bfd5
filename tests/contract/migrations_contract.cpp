// The shipped migrations make the same tables on both databases.
#include <gmock/gmock.h>

#include "store/migrations.h"
#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

class MigrationsContract : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return store::migrations(); }

  std::vector<std::string> texts(sql::Transaction& tx, std::string_view query) {
    return tx.all({"test.texts", query}, [](const sql::Row& row) { return row.text(0); });
  }
};

TEST_P(MigrationsContract, AreAllAppliedAndNoneIsMissing) {
  EXPECT_EQ(sql::migrate(db(), store::migrations()), 0);

  const auto applied = read([&](sql::Transaction& tx) {
    return texts(tx, "SELECT name FROM schema_migrations ORDER BY number");
  });
  EXPECT_FALSE(applied.empty());
  EXPECT_EQ(applied.size(), store::migrations().size());
}

ON_BOTH_DATABASES(MigrationsContract);

// Every column of every table, as "table.column".
TEST(Migrations, GiveTheSameColumnsOnBothDatabases) {
  if (const auto reason = why_no_database(sql::DatabaseKind::postgresql); !reason.empty())
    GTEST_SKIP() << reason;
  const auto columns = [](sql::DatabaseKind kind, std::string_view query) {
    const FreshDatabase fresh{kind, store::migrations()};
    auto db = fresh.open();
    return sql::read(db, [&](sql::Transaction& tx) {
      return tx.all({"test.columns", query}, [](const sql::Row& row) { return row.text(0); });
    });
  };

  const auto sqlite = columns(sql::DatabaseKind::sqlite, R"sql(
    SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE '%\_fts%' ESCAPE '\' ORDER BY 1
  )sql");
  const auto postgresql = columns(sql::DatabaseKind::postgresql, R"sql(
    SELECT table_name || '.' || column_name FROM information_schema.columns
    WHERE table_schema = 'public' ORDER BY 1
  )sql");

  EXPECT_GT(sqlite.size(), 50);
  EXPECT_THAT(postgresql, ::testing::UnorderedElementsAreArray(sqlite));
}

}  // namespace
}  // namespace khongcho::test
