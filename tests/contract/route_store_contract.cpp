// Published routes on both databases: written once, read back as they were.
#include <gtest/gtest.h>

#include "store/migrations.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/route_store.h"
#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

constexpr Instant kNow = instant_of(CivilDay{std::chrono::year{2023} / 9 / 29});

Route a_route(int version) {
  Route route{.id = "commune", .version = version, .name = "Cấp xã \"hộ tịch\""};
  route.profiles = {"VN-2023-district"};
  route.level = "commune";
  route.procedures = {"C01"};
  route.fields = {"Hộ tịch"};
  route.steps = {
      {.id = "receive", .kind = StepKind::receive, .name = "Nhận", .role = Role::receptionist,
       .share = 10},
      {.id = "process", .kind = StepKind::process, .name = "Thụ lý", .share = 60,
       .after = {"receive"}},
      {.id = "ask", .kind = StepKind::consult, .name = "Hỏi", .agency = "level:commune",
       .share = 5, .after = {"receive"}, .when = StepCondition::fee_due, .consult_hours = 4},
      {.id = "child", .kind = StepKind::child, .name = "Con", .role = Role::receptionist,
       .agency = "xa-hong-lac", .share = 5, .after = {"receive"},
       .when = StepCondition::verification, .procedure = "C05"},
      {.id = "sign", .kind = StepKind::sign, .name = "Ký", .role = Role::signer, .share = 20,
       .after = {"process", "ask", "child"}},
      {.id = "give_back", .kind = StepKind::give_back, .name = "Trả", .role = Role::receptionist,
       .share = 10, .after = {"sign"}}};
  return route;
}

class RouteStoreContract : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return store::migrations(); }

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    const Office office{.id = make<OfficeId>(), .code = "000.25.20.H23", .slug = "xa-thanh-son"};
    thu = {.id = make<OfficerId>(), .login = "thu", .full_name = "Thư", .title = "",
           .office = office.id};
    commit([&](sql::Transaction& tx) {
      store::insert(tx, office);
      store::insert(tx, thu, "", kNow);
    });
  }
  Expected<bool> publish(const Route& route) {
    return sql::in_transaction(db(), [&](sql::Transaction& tx) -> Expected<bool> {
      store::insert(tx, store::PublishedRoute{route, kNow, thu.id});
      return true;
    });
  }

  Officer thu;
};

TEST_P(RouteStoreContract, ReadsBackEveryVersionAsItWas) {
  ASSERT_TRUE(publish(a_route(3)));
  ASSERT_TRUE(publish(a_route(2)));

  const auto all = commit([](sql::Transaction& tx) { return store::published_routes(tx); });

  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].route, a_route(2));
  EXPECT_EQ(all[1].route, a_route(3));
  EXPECT_EQ(all[1].by, thu.id);
  EXPECT_EQ(all[1].at, kNow);
}

TEST_P(RouteStoreContract, NeverWritesAVersionTwice) {
  ASSERT_TRUE(publish(a_route(2)));
  Route other = a_route(2);
  other.name = "Khác";

  const auto again = publish(other);

  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().message_id, "sql.duplicate");
}

TEST_P(RouteStoreContract, AShippedRouteStaysAsItWasFirstSeen) {
  Route changed = a_route(1);
  changed.name = "Khác";
  commit([&](sql::Transaction& tx) {
    store::keep_shipped(tx, a_route(1), kNow);
    store::keep_shipped(tx, changed, kNow);
    store::keep_shipped(tx, a_route(2), kNow);
  });
  const auto kept = read([](sql::Transaction& tx) { return store::shipped_routes(tx); });
  EXPECT_EQ(kept, (std::vector<Route>{a_route(1), a_route(2)}));
}

TEST(RouteJson, RefusesWhatIsNoRoute) {
  EXPECT_EQ(store::route_from_json("[]").error().message_id, "data.wrong_kind");
  EXPECT_EQ(store::route_from_json("{").error().message_id, "data.bad_json");
  Route broken = a_route(2);
  broken.steps[1].share = 0;
  EXPECT_EQ(store::route_from_json(store::route_json(broken)).error().message_id,
            "route.shares_not_whole");
}

ON_BOTH_DATABASES(RouteStoreContract);

}  // namespace
}  // namespace khongcho::test
