// How the databases would run every query of store/: by an index, never by reading a whole table,
// except where the list below says why.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "sql/statement_text.h"
#include "store/migrations.h"
#include "store/named_query.h"
#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

// Queries that may go through a table or an index from its beginning.
const std::map<std::string_view, std::string_view>& may_scan() {
  static const std::map<std::string_view, std::string_view> reasons{
      {"office.all", "some dozens of offices in a province"},
      {"officer.all", "some hundreds of officers, on the administrator's page"},
      {"officer.all_roles", "a few roles for each of them"},
      {"token.all", "some dozens of programs"},
      {"count.of_all_offices", "goes through the offices, finds their counts of a day by key"},
      {"route.all", "some dozens of edited routes, read once at start"},
      {"route.shipped", "some dozens of routes, read once at start"},
      {"sequence.all", "check-data reads everything"},
      {"register_entry.all_numbers", "check-data reads everything"},
      {"ticket.all_numbers", "check-data reads everything"},
      {"signing_key.all", "some dozens of keys, on the administrator's page"},
      {"admin_event.latest", "from the end of the index, no further than the limit"},
  };
  return reasons;
}

const store::NamedQuery* find(std::string_view name) {
  for (const store::NamedQuery* query : store::all_queries())
    if (query->name == name) return query;
  return nullptr;
}

class QueryPlanContract : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return store::migrations(); }

  // The plan's line that reads a whole table, or empty.
  std::string scan_in_plan(const sql::Query& query) {
    return on_sqlite() ? sqlite_scan(plan_of(query)) : postgresql_scan(plan_of(query));
  }

  bool sorts(const sql::Query& query) {
    return std::ranges::any_of(plan_of(query), [](const std::string& line) {
      return line.find("TEMP B-TREE") != line.npos || line.find("Sort Key:") != line.npos;
    });
  }

 private:
  using Lines = std::vector<std::string>;

  bool on_sqlite() const { return GetParam() == sql::DatabaseKind::sqlite; }
  Lines plan_of(const sql::Query& query) {
    return commit([&](sql::Transaction& tx) { return plan(tx, query, on_sqlite()); });
  }

  static Lines plan(sql::Transaction& tx, const sql::Query& query, bool sqlite) {
    // Tables are empty here, and PostgreSQL would rather read an empty table than its index.
    if (!sqlite) tx.execute({"test.no_seqscan", "SET LOCAL enable_seqscan = off"});
    const std::string text =
        (sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN (COSTS OFF) ") + std::string(query.text);
    // "1" will do for a number and for a text.
    const auto names = sql::parameter_names(query.text);
    std::vector<sql::Param> params;
    for (const std::string& name : names) params.push_back({name, "1"});
    return tx.all(
        {query.name, text}, [&](const sql::Row& row) { return row.text(sqlite ? 3 : 0); }, params);
  }

  // SEARCH is by key; SCAN is from the beginning, of a table or of an index alike. What a query
  // "counted" it first found by lines of their own.
  static std::string sqlite_scan(const Lines& lines) {
    for (const std::string& line : lines)
      if (line.starts_with("SCAN ") && !line.starts_with("SCAN CONSTANT ROW") &&
          line != "SCAN counted")
        return line;
    return {};
  }

  // An index scan by key is followed by its "Index Cond", before the next node's arrow.
  static std::string postgresql_scan(const Lines& lines) {
    std::string unkeyed;
    for (const std::string& line : lines) {
      if (line.find("Seq Scan on ") != line.npos) return line;
      if (line.find("Index Cond:") != line.npos) unkeyed.clear();
      if (line.find("Scan") == line.npos || line.find(" on ") == line.npos) continue;
      if (!unkeyed.empty()) return unkeyed;
      if (line.find("Index") != line.npos) unkeyed = line;
    }
    return unkeyed;
  }
};

TEST_P(QueryPlanContract, EveryQueryGoesByAnIndex) {
  int checked = 0;
  for (const store::NamedQuery* query : store::all_queries()) {
    const std::string scan = scan_in_plan(*query);
    if (may_scan().contains(query->name)) continue;
    EXPECT_EQ(scan, "") << query->name << " reads the whole table:\n" << query->text;
    ++checked;
  }
  EXPECT_GT(checked, 40);
  RecordProperty("queries", checked);
}

// What sorts must read all it sorts, however few rows the limit lets through.
TEST_P(QueryPlanContract, PagesComeInTheOrderOfAnIndex) {
  for (const char* name : {"dossier.list",
                           "dossier.list_by_office",
                           "dossier.list_by_specialist",
                           "dossier.list_by_deciding_office",
                           "dossier.unsealed",
                           "dossier.unsealed_files",
                           "dossier.received_between",
                           "dossier.ids_after",
                           "dossier.children",
                           "hand_over.offered_to",
                           "hand_over.offered_to_role",
                           "hand_over.offered_to_desk",
                           "hand_over.given_by",
                           "hand_over.in_hand",
                           "consultation.open_of_office",
                           "consultation.closed_of_office",
                           "alarm.ringing_of_officer",
                           "alarm.ringing_of_office",
                           "alarm.ringing_of_level",
                           "alarm.count_of_officer",
                           "alarm.count_of_office",
                           "alarm.count_of_level",
                           "alarm.acknowledged",
                           "alarm.to_escalate",
                           "alarm.to_look_at",
                           "alarm.events_after",
                           "alarm.work_since",
                           "apology.proposed",
                           "apology.made",
                           "register_entry.page",
                           "register_entry.search",
                           "register_note.of_lines",
                           "uncollected.list",
                           "citizen_notice.to_send",
                           "citizen_notice.to_tell",
                           "officer_notice.of",
                           "scan_page.tray",
                           "admin_event.latest",
                           "admin_event.older"}) {
    ASSERT_TRUE(find(name)) << name;
    EXPECT_FALSE(sorts(*find(name))) << name;
  }
}

TEST_P(QueryPlanContract, AScanIsSeen) {
  const sql::Query by_name{"test.by_name", "SELECT id FROM dossiers WHERE owner_name = :name"};
  const sql::Query in_order{"test.in_order", "SELECT code FROM dossiers ORDER BY code"};
  const sql::Query by_key{"test.by_key", "SELECT owner_name FROM dossiers WHERE code = :code"};

  EXPECT_NE(scan_in_plan(by_name), "");
  EXPECT_NE(scan_in_plan(in_order), "");
  EXPECT_EQ(scan_in_plan(by_key), "");
}

// SQLite's plans do not depend on what the tables hold.
class QueryPlanExceptions : public QueryPlanContract {};

TEST_P(QueryPlanExceptions, ReasonsAreGivenOnlyForQueriesThatNeedThem) {
  for (const auto& [name, reason] : may_scan()) {
    const store::NamedQuery* query = find(name);
    ASSERT_TRUE(query) << name;
    EXPECT_NE(scan_in_plan(*query), "") << name << " needs no exception any more";
  }
}

ON_BOTH_DATABASES(QueryPlanContract);
INSTANTIATE_TEST_SUITE_P(, QueryPlanExceptions, ::testing::Values(sql::DatabaseKind::sqlite),
                         database_name);

TEST(NamedQueries, HaveEachANameOfTheirOwn) {
  std::map<std::string_view, int> times;
  for (const store::NamedQuery* query : store::all_queries()) times[query->name] += 1;

  for (const auto& [name, count] : times) EXPECT_EQ(count, 1) << name;
}

}  // namespace
}  // namespace khongcho::test
