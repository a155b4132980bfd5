#include "sql/migrate.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/crypto.h"
#include "base/text.h"
#include "sql/dialect.h"
#include "sql/statement_text.h"

namespace khongcho::sql {
namespace {

// Two programs that start at once on one server take turns. SQLite's writer is alone anyway.
constexpr DialectQuery kTakeTurn{{"migrate.take_turn", "SELECT 1"},
                                 {"migrate.take_turn", "SELECT pg_advisory_xact_lock(20230929)"}};

constexpr Query kCreateTable{"migrate.create_table", R"sql(
  CREATE TABLE IF NOT EXISTS schema_migrations (
    number BIGINT PRIMARY KEY,
    name   TEXT   NOT NULL,
    sha256 TEXT   NOT NULL
  )
)sql"};

constexpr Query kApplied{"migrate.applied", R"sql(
  SELECT number, name, sha256 FROM schema_migrations ORDER BY number
)sql"};

constexpr Query kRemember{"migrate.remember", R"sql(
  INSERT INTO schema_migrations (number, name, sha256) VALUES (:number, :name, :sha256)
)sql"};

struct Applied {
  std::int64_t number;
  std::string name;
  std::string sha256;
};

Applied read_applied(const Row& row) {
  return {.number = row.integer(0), .name = row.text(1), .sha256 = row.text(2)};
}

void refuse(const std::string& reason) {
  throw Error{ErrorKind::other, "migrate", reason};
}

void check_numbers(std::span<const Migration> migrations) {
  for (std::size_t i = 0; i < migrations.size(); ++i)
    if (migrations[i].number != static_cast<int>(i) + 1)
      refuse(fmt::format("{} stands where number {} should", migrations[i].name, i + 1));
}

void check_applied(const std::vector<Applied>& applied, std::span<const Migration> migrations) {
  for (std::size_t i = 0; i < applied.size(); ++i) {
    if (i >= migrations.size())
      refuse(fmt::format("the database is newer than this program: it has {}", applied[i].name));
    if (applied[i].number != migrations[i].number ||
        applied[i].sha256 != sha256_hex(migrations[i].sql))
      refuse(fmt::format("{} was applied with another text", migrations[i].name));
  }
}

// Whether a "-- only …" line above the statement names the other database.
bool is_for_other(const std::string& statement, DatabaseKind kind) {
  const auto other = kind == DatabaseKind::sqlite ? "-- only postgresql" : "-- only sqlite";
  return std::ranges::any_of(split(statement, '\n'),
                             [&](const std::string& line) { return tidy_text(line) == other; });
}

// Applies the first missing migration, and answers whether there was one.
bool apply_next(Transaction& tx, std::span<const Migration> migrations) {
  tx.all(kTakeTurn.of(tx), [](const Row&) { return 0; });
  tx.execute(kCreateTable);
  const auto applied = tx.all(kApplied, read_applied);
  check_applied(applied, migrations);
  if (applied.size() == migrations.size()) return false;

  const Migration& next = migrations[applied.size()];
  for (const std::string& statement : split_statements(next.sql))
    if (!is_for_other(statement, tx.kind())) tx.execute(Query{next.name, statement});
  tx.execute(kRemember,
             {{"number", next.number}, {"name", next.name}, {"sha256", sha256_hex(next.sql)}});
  return true;
}

}  // namespace

int migrate(Database& db, std::span<const Migration> migrations) {
  check_numbers(migrations);
  int applied = 0;
  while (in_transaction(db, [&](Transaction& tx) { return apply_next(tx, migrations); })) ++applied;
  return applied;
}

}  // namespace khongcho::sql
