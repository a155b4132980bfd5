#include "sql/statement_text.h"

#include <gmock/gmock.h>

#include "sql/error.h"

namespace khongcho::sql {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(StatementText, NamesEachParameterOnce) {
  EXPECT_THAT(parameter_names("SELECT :b, :a_1 + :b FROM t WHERE x=:c"),
              ElementsAre("b", "a_1", "c"));
}

TEST(StatementText, FindsNoParametersInQuotesCommentsAndCasts) {
  EXPECT_THAT(parameter_names("SELECT ':a', \":b\", 'it''s :c', x::bigint -- :d\n/* :e */, 7:30"),
              IsEmpty());
  EXPECT_THAT(parameter_names("SELECT 'open :a"), IsEmpty());
  EXPECT_THAT(parameter_names("SELECT /* open :a"), IsEmpty());
}

TEST(StatementText, NumbersParametersByTheirFirstAppearance) {
  EXPECT_EQ(with_numbered_parameters("SELECT ':a', :b::text, :a WHERE y = :b"),
            "SELECT ':a', $1::text, $2 WHERE y = $1");
}

TEST(StatementText, LeavesOutAClosingRowLockOnly) {
  EXPECT_EQ(without_row_lock("SELECT 1 FROM t FOR UPDATE\n"), "SELECT 1 FROM t ");
  EXPECT_EQ(without_row_lock("SELECT 1 FROM t for update of t, u skip locked"), "SELECT 1 FROM t ");
  EXPECT_EQ(without_row_lock("SELECT 'FOR UPDATE'"), "SELECT 'FOR UPDATE'");
  EXPECT_EQ(without_row_lock("UPDATE t SET x = 1"), "UPDATE t SET x = 1");
  EXPECT_EQ(without_row_lock("SELECT (SELECT 1 FOR UPDATE) AS x"),
            "SELECT (SELECT 1 FOR UPDATE) AS x");
}

TEST(StatementText, SplitsAtSemicolonsThatEndAStatement) {
  EXPECT_THAT(
      split_statements("CREATE TABLE a (x TEXT DEFAULT ';'); -- end; of a\n"
                       "CREATE TABLE b (y TEXT);\n/* ; */ -- nothing more\n"),
      ElementsAre("CREATE TABLE a (x TEXT DEFAULT ';')", " -- end; of a\nCREATE TABLE b (y TEXT)"));
}

TEST(StatementText, KeepsATriggerInOnePiece) {
  const auto statements = split_statements(
      "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n"
      "  UPDATE b SET y = CASE WHEN y > 1 THEN 2 ELSE 3 END;\n"
      "  DELETE FROM c;\n"
      "END;\n"
      "DROP TABLE d");

  ASSERT_EQ(statements.size(), 2);
  EXPECT_THAT(statements[0], HasSubstr("DELETE FROM c;\nEND"));
  EXPECT_EQ(statements[1], "\nDROP TABLE d");
}

TEST(StatementText, SaysWhichValueIsMissing) {
  const std::vector<std::string> names{"a", "b"};
  const Param params[] = {{"a", 1}};

  try {
    values_in_order(Query{"t.find", "…"}, names, params);
    FAIL() << "a missing value was accepted";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("t.find: no value for :b"));
  }
}

}  // namespace
}  // namespace khongcho::sql
