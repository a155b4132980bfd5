#include "app/check_database.h"

#include <gtest/gtest.h>

#include "app/take_number.h"
#include "tests/office/office_world.h"

namespace khongcho {
namespace {

using test::OfficeWorld;

void run(OfficeWorld& world, std::string_view text) {
  sql::in_transaction(world.db(),
                      [&](sql::Transaction& tx) { tx.execute({"test.tamper", text}); });
}

TEST(CheckDatabase, FindsNothingInWhatTheCommandsWrote) {
  OfficeWorld world;
  world.ready();
  auto form = world.a_form("C01");
  form.papers.clear();
  ASSERT_TRUE(app::instruct_dossier(world.ctx(), world.hoa, form));

  const auto report = app::check_database(world.db());

  EXPECT_EQ(report.dossiers, 2);
  EXPECT_TRUE(report.problems.empty()) << report.problems.front();
}

TEST(CheckDatabase, FindsARowChangedBehindTheEvents) {
  OfficeWorld world;
  world.ready();
  run(world, "UPDATE dossiers SET fee = fee + 1");

  EXPECT_EQ(app::check_database(world.db()).problems.size(), 1U);
}

TEST(CheckDatabase, FindsAnAlteredEvent) {
  OfficeWorld world;
  world.ready();
  run(world, "UPDATE dossier_events SET note = 'x' WHERE seq = 2");

  EXPECT_EQ(app::check_database(world.db()).problems.size(), 1U);
}

TEST(CheckDatabase, FindsANumberThatNobodyHas) {
  OfficeWorld world;
  world.received();
  run(world, "UPDATE sequences SET last = last + 1 WHERE kind = 'dossier'");

  EXPECT_EQ(app::check_database(world.db()).problems.size(), 1U);
}

TEST(CheckDatabase, FindsATicketThatIsGone) {
  OfficeWorld world;
  for (int n = 0; n < 2; ++n)
    ASSERT_TRUE(app::take_number(world.ctx(), world.thanh_son, {.service = "ho-tich"}));
  EXPECT_TRUE(app::check_database(world.db()).problems.empty());
  run(world, "DELETE FROM ticket_events");
  run(world, "DELETE FROM tickets WHERE number = 1");

  EXPECT_EQ(app::check_database(world.db()).problems.size(), 1U);
}

TEST(CheckDatabase, FindsALineTakenOutOfARegister) {
  OfficeWorld world;
  world.ready();
  run(world, "DELETE FROM register_entries WHERE kind = 'certified-copies'");

  EXPECT_EQ(app::check_database(world.db()).problems.size(), 1U);
}

TEST(CheckDatabase, FindsAWrongCount) {
  OfficeWorld world;
  world.received();
  run(world, "UPDATE daily_counts SET received = 5");

  EXPECT_EQ(app::check_database(world.db()).problems.size(), 1U);
}

}  // namespace
}  // namespace khongcho
