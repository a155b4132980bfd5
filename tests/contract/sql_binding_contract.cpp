// What goes in through named parameters comes out the same, on both databases.
#include <gmock/gmock.h>

#include <limits>

#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

using sql::ErrorKind;
using sql::Query;
using sql::Row;
using sql::Transaction;
using ::testing::ElementsAre;

constexpr sql::Migration kSchema[] = {{1, "0001_notes", R"sql(
  CREATE TABLE notes (
    id     BIGINT PRIMARY KEY,
    title  TEXT   NOT NULL,
    amount BIGINT,
    day    TEXT
  );
)sql"}};

constexpr Query kInsert{"note.insert", R"sql(
  INSERT INTO notes (id, title, amount, day) VALUES (:id, :title, :amount, :day)
)sql"};
constexpr Query kFind{"note.find", "SELECT title, amount, day FROM notes WHERE id = :id"};

class SqlBinding : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return kSchema; }

  void insert(std::int64_t id, sql::Value title, sql::Value amount = nullptr,
              sql::Value day = nullptr) {
    commit([&](Transaction& tx) {
      tx.execute(kInsert, {{"id", id}, {"title", title}, {"amount", amount}, {"day", day}});
    });
  }
  template <typename Mapper>
  auto find(std::int64_t id, Mapper mapper) {
    return read([&](Transaction& tx) { return tx.first(kFind, mapper, {{"id", id}}); });
  }
};

TEST_P(SqlBinding, FollowsNamesAndNotPositions) {
  constexpr Query kReversed{"note.reversed", R"sql(
    INSERT INTO notes (id, title, amount, day) VALUES (:id, :last, 0, :first)
  )sql"};

  commit([&](Transaction& tx) {
    tx.execute(kReversed, {{"first", "một"}, {"last", "hai"}, {"id", 1}});
  });

  EXPECT_EQ(find(1, [](const Row& row) { return row.text(0) + row.text(2); }), "haimột");
}

TEST_P(SqlBinding, TakesOneValueForANameUsedTwice) {
  constexpr Query kOptional{"note.optional", R"sql(
    SELECT id FROM notes
    WHERE (CAST(:amount AS BIGINT) IS NULL OR amount = :amount) ORDER BY id
  )sql"};
  insert(1, "a", 10);
  insert(2, "b", 20);
  const auto ids = [&](sql::Value amount) {
    return read([&](Transaction& tx) {
      return tx.all(kOptional, [](const Row& row) { return row.integer(0); }, {{"amount", amount}});
    });
  };

  EXPECT_THAT(ids(20), ElementsAre(2));
  EXPECT_THAT(ids(nullptr), ElementsAre(1, 2));
  EXPECT_THAT(ids(10), ElementsAre(1));
}

TEST_P(SqlBinding, LeavesQuotesCommentsAndCastsAlone) {
  constexpr Query kQuoted{"note.quoted", R"sql(
    SELECT 'giờ :id' AS ":id", CAST(:id AS BIGINT) -- not :this
    FROM notes /* nor :that */ WHERE id = :id
  )sql"};
  insert(7, "a");

  const auto found = read([&](Transaction& tx) {
    return tx.first(kQuoted, [](const Row& row) { return row.text(0) + row.text(1); }, {{"id", 7}});
  });

  EXPECT_EQ(found, "giờ :id7");
}

TEST_P(SqlBinding, KeepsVietnameseText) {
  const std::string title =
      "Đặng Thị Nguyệt — thiếu bản sao \"giấy khai sinh\" 'gốc' \\ 100% 🙂";

  insert(1, title);

  EXPECT_EQ(find(1, [](const Row& row) { return row.text(0); }), title);
}

TEST_P(SqlBinding, KeepsTheExtremesOf64Bits) {
  using Limits = std::numeric_limits<std::int64_t>;

  insert(1, "lowest", Limits::min());
  insert(2, "highest", Limits::max());

  const auto amount = [](const Row& row) { return row.integer(1); };
  EXPECT_EQ(find(1, amount), Limits::min());
  EXPECT_EQ(find(2, amount), Limits::max());
}

TEST_P(SqlBinding, TellsNullFromEmptyAndZero) {
  insert(1, "", 0, "");
  insert(2, "x");
  const auto missing = [](const Row& row) {
    return std::tuple{row.optional_text(0), row.optional_integer(1), row.optional_text(2)};
  };

  EXPECT_EQ(find(1, missing),
            (std::tuple{std::optional<std::string>{""}, std::optional<std::int64_t>{0},
                        std::optional<std::string>{""}}));
  EXPECT_EQ(find(2, missing),
            (std::tuple{std::optional<std::string>{"x"}, std::optional<std::int64_t>{},
                        std::optional<std::string>{}}));
}

TEST_P(SqlBinding, CanTurnFromNullToAValueAndBack) {
  insert(1, "a");
  insert(2, "b", 5, "2023-09-29");
  insert(3, "c");

  const auto amount = [](const Row& row) { return row.optional_integer(1).value_or(-1); };
  EXPECT_EQ(find(1, amount), -1);
  EXPECT_EQ(find(2, amount), 5);
  EXPECT_EQ(find(3, amount), -1);
}

TEST_P(SqlBinding, KnowsIdsInstantsDaysAndTruth) {
  const auto at = *parse_instant("2023-09-29T15:10:00+07:00");
  const auto day = *parse_day("2023-09-29");

  insert(DossierId{9}.value, "a", at, std::optional{day});
  insert(10, "b", true);

  EXPECT_EQ(find(9, [](const Row& row) { return row.instant(1); }), at);
  EXPECT_EQ(find(9, [](const Row& row) { return row.day(2); }), day);
  EXPECT_EQ(find(10, [](const Row& row) { return row.boolean(1); }), true);
}

TEST_P(SqlBinding, ReadsCountsSumsAndConditionsAsIntegers) {
  constexpr Query kTotals{"note.totals", R"sql(
    SELECT COUNT(*), SUM(amount), MAX(amount) > 20, COUNT(*) FILTER (WHERE amount = 10),
           CAST(AVG(amount) AS DOUBLE PRECISION)
    FROM notes
  )sql"};
  insert(1, "a", 10);
  insert(2, "b", 25);

  const auto totals = read([&](Transaction& tx) {
    return tx.first(kTotals, [](const Row& row) {
      EXPECT_EQ(row.real(4), 17.5);
      return std::vector{row.integer(0), row.integer(1), row.integer(2), row.integer(3)};
    });
  });

  EXPECT_THAT(*totals, ElementsAre(2, 35, 1, 1));
}

TEST_P(SqlBinding, CountsTheRowsItChanged) {
  constexpr Query kRaise{"note.raise", "UPDATE notes SET amount = 1 WHERE id <= :id"};
  insert(1, "a");
  insert(2, "b");

  commit([&](Transaction& tx) {
    EXPECT_EQ(tx.execute(kRaise, {{"id", 2}}), 2);
    EXPECT_EQ(tx.execute(kRaise, {{"id", 0}}), 0);
    EXPECT_EQ(tx.execute(kFind, {{"id", 1}}), 0);
    EXPECT_EQ(tx.execute({"note.ddl", "CREATE TABLE more (id BIGINT)"}), 0);
  });
}

TEST_P(SqlBinding, GivesTheRowsOfReturningAndCanStillCommit) {
  constexpr Query kTake{"note.take", R"sql(
    UPDATE notes SET amount = amount + 1 WHERE id <= :id RETURNING amount
  )sql"};
  insert(1, "a", 41);
  insert(2, "b", 1);

  const auto taken = commit([&](Transaction& tx) {
    return tx.first(kTake, [](const Row& row) { return row.integer(0); }, {{"id", 2}});
  });

  EXPECT_EQ(taken, 42);
  EXPECT_EQ(find(2, [](const Row& row) { return row.integer(1); }), 2);
}

TEST_P(SqlBinding, LocksRowsWithOneTextForBoth) {
  constexpr Query kLock{"note.lock", "SELECT title FROM notes WHERE id = :id FOR UPDATE"};
  insert(1, "a");

  const auto title = commit([&](Transaction& tx) {
    return tx.first(kLock, [](const Row& row) { return row.text(0); }, {{"id", 1}});
  });

  EXPECT_EQ(title, "a");
}

TEST_P(SqlBinding, RefusesMissingUnknownAndUnfitValues) {
  const auto kind_of = [&](std::initializer_list<sql::Param> params) {
    try {
      read([&](Transaction& tx) {
        return tx.first(
            kFind, [](const Row& row) { return row.text(0); }, params);
      });
    } catch (const sql::Error& error) {
      EXPECT_EQ(error.query(), "note.find");
      return std::optional{error.kind()};
    }
    return std::optional<ErrorKind>{};
  };

  EXPECT_EQ(kind_of({}), ErrorKind::other);
  EXPECT_EQ(kind_of({{"dossier", 1}}), ErrorKind::other);
  EXPECT_EQ(kind_of({{"id", 1}, {"dossier", 1}}), ErrorKind::other);
  EXPECT_EQ(kind_of({{"id", std::string{"a\0b", 3}}}), ErrorKind::other);
  EXPECT_EQ(kind_of({{"id", 1}}), std::nullopt);
}

TEST_P(SqlBinding, RefusesToReadWhatAColumnIsNot) {
  insert(1, "a");
  const auto refuses = [&](auto mapper) { EXPECT_THROW(find(1, mapper), sql::Error); };

  refuses([](const Row& row) { return row.integer(0); });   // a text
  refuses([](const Row& row) { return row.integer(1); });   // NULL
  refuses([](const Row& row) { return row.text(2); });      // NULL
  refuses([](const Row& row) { return row.text(3); });      // not there
  refuses([](const Row& row) { return row.is_null(-1); });  // not there
}

ON_BOTH_DATABASES(SqlBinding);

}  // namespace
}  // namespace khongcho::test
