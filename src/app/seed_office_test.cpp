#include "app/seed_office.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "app/sign_in.h"
#include "base/crypto.h"
#include "store/migrations.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "tests/office/office_world.h"

namespace khongcho {
namespace {

using test::OfficeWorld;

std::vector<RosterOfficer> shipped_roster() {
  std::ifstream file(std::string(KC_SOURCE_DIR) + "/seed/thanh-ha-2023-09-29/roster.csv");
  std::ostringstream text;
  text << file.rdbuf();
  return *read_roster(text.str());
}

class EmptyDatabase {
 public:
  EmptyDatabase() { sql::migrate(db, store::migrations()); }

  Expected<app::SeedOutcome> seed(std::vector<RosterOfficer> roster = shipped_roster()) {
    return app::seed_office(db, OfficeWorld::law().law(),
                            {.profile = "VN-2023-district",
                             .roster = std::move(roster),
                             .password_hash = hash_password(app::kDemoPassword),
                             .now = test::at("2023-09-29 07:00")});
  }
  sql::Database db = sql::Database::open("sqlite::memory:");
};

TEST(SeedOffice, SetsUpEveryOfficeWithItsCountersAndPeople) {
  EmptyDatabase empty;

  const auto seeded = empty.seed();

  ASSERT_TRUE(seeded) << OfficeWorld::vietnamese().text(seeded.error());
  EXPECT_EQ(seeded->offices.size(), 21U);
  EXPECT_EQ(seeded->agencies.size(), 21U);
  sql::read(empty.db, [](sql::Transaction& tx) {
    EXPECT_EQ(store::all_offices(tx).size(), 42U);  // and the agencies they work with
    const auto thanh_son = store::find_office_by_slug(tx, "xa-thanh-son");
    EXPECT_EQ(store::counters_of(tx, thanh_son->id).size(), 4U);
    EXPECT_EQ(store::find_officer_by_login(tx, "hoa")->office, thanh_son->id);
  });
}

TEST(SeedOffice, ThereIsALogInForEveryRole) {
  EmptyDatabase empty;

  const auto seeded = empty.seed();

  ASSERT_TRUE(seeded);
  std::set<Role> roles;
  for (const app::SeededOfficer& each : seeded->officers)
    if (each.line.in_cast)
      for (const Grant& grant : each.officer.grants) roles.insert(grant.role);
  EXPECT_EQ(roles.size(), all_roles().size());
  ManualTime time{test::at("2023-09-29 07:10")};
  const app::Context ctx{empty.db, time, OfficeWorld::law(), OfficeWorld::vietnamese()};
  EXPECT_TRUE(app::sign_in(ctx, "lan", std::string(app::kDemoPassword)));
}

TEST(SeedOffice, DoneTwiceChangesNothing) {
  EmptyDatabase empty;
  ASSERT_TRUE(empty.seed());

  const auto again = empty.seed();

  ASSERT_TRUE(again);
  EXPECT_EQ(again->added, 0);
}

TEST(SeedOffice, RefusesARosterOfOtherPlacesAndLeavesNothing) {
  EmptyDatabase empty;
  const RosterOfficer stray{.line = 7, .login = "ai", .full_name = "Ai Đó", .office = "xa-xa-xoi"};
  RosterOfficer astray = stray;
  astray.office = "xa-thanh-son";
  astray.counter = "Quầy 99";

  EXPECT_EQ(empty.seed({stray}).error().message_id, "seed.unknown_office");
  EXPECT_EQ(empty.seed({astray}).error().message_id, "seed.unknown_counter");
  const auto offices =
      sql::read(empty.db, [](sql::Transaction& tx) { return store::all_offices(tx); });
  EXPECT_TRUE(offices.empty());
}

}  // namespace
}  // namespace khongcho
