#include "app/uncollected.h"

#include <gtest/gtest.h>

#include "app/dossier_commands.h"
#include "sql/database.h"
#include "tests/office/office_world.h"

namespace khongcho::app {
namespace {

using test::at;
using test::command_for;
using test::OfficeWorld;

int notices_of(OfficeWorld& world, const Dossier& dossier) {
  return sql::read(world.db(), [&](sql::Transaction& tx) {
    const auto count =
        tx.first({"test.notices",
                  "SELECT COUNT(*) FROM outbox WHERE dossier_id = :id AND kind = 'result_waits'"},
                 [](const sql::Row& row) { return row.integer(0); }, {{"id", dossier.id}});
    return static_cast<int>(count.value());
  });
}

UncollectedView view_of(OfficeWorld& world) {
  auto view = uncollected_view(world.ctx(), world.hoa, {});
  if (!view) throw std::runtime_error(view.error().message_id);
  return *view;
}

// Ready on Friday 29/09; ten working days are over on Friday 13/10.
TEST(Uncollected, AResultIsListedAfterTheWorkingDaysOfTheData) {
  OfficeWorld world;
  const Dossier ready = world.ready();

  EXPECT_EQ(view_of(world).rows.size(), 0u);
  world.set_time("2023-10-12 10:00");
  EXPECT_EQ(view_of(world).rows.size(), 0u);
  world.set_time("2023-10-13 07:00");
  const UncollectedView view = view_of(world);

  EXPECT_EQ(view.working_days, 10);
  ASSERT_EQ(view.rows.size(), 1u);
  EXPECT_EQ(view.rows[0].code, ready.code);
  EXPECT_EQ(view.rows[0].result_number, "1/2023");
  EXPECT_EQ(view.count.waiting, 1);
  EXPECT_EQ(view.count.never_reminded, 1);
}

TEST(Uncollected, AReminderIsANoticeAndIsRememberedOnceADay) {
  OfficeWorld world;
  world.email_of_ba_sau = "sau@example.vn";
  const Dossier ready = world.ready();
  world.set_time("2023-10-20 10:00");

  ASSERT_TRUE(remind_of_result(world.ctx(), world.hoa, ready.code));
  EXPECT_EQ(remind_of_result(world.ctx(), world.hoa, ready.code).error().message_id,
            "uncollected.reminded_today");

  EXPECT_EQ(notices_of(world, ready), 1);
  const UncollectedView view = view_of(world);
  EXPECT_EQ(view.rows[0].reminded_at, at("2023-10-20 10:00"));
  EXPECT_EQ(view.rows[0].reminded_by, "Nguyễn Thị Hoa");
  EXPECT_EQ(view.count.never_reminded, 0);
  world.set_time("2023-10-23 10:00");
  EXPECT_TRUE(remind_of_result(world.ctx(), world.hoa, ready.code));
  EXPECT_EQ(notices_of(world, ready), 2);
}

TEST(Uncollected, OnlyWhoHandsOutResultsOfThisOfficeMay) {
  OfficeWorld world;
  const Dossier ready = world.ready();
  world.set_time("2023-10-20 10:00");

  EXPECT_EQ(remind_of_result(world.ctx(), world.minh, ready.code).error().message_id,
            "dossier.not_yours");
  EXPECT_EQ(remind_of_result(world.ctx(), world.nam, ready.code).error().message_id,
            "dossier.not_yours");
  EXPECT_EQ(remind_of_result(world.ctx(), world.hoa, "x").error().message_id, "dossier.unknown");
  EXPECT_EQ(uncollected_view(world.ctx(), world.nam, {}).error().message_id,
            "uncollected.not_yours");
  EXPECT_TRUE(uncollected_view(world.ctx(), world.minh, {})->rows.empty());
}

TEST(Uncollected, WhatWasHandedOutIsNotRemindedOf) {
  OfficeWorld world;
  const Dossier ready = world.ready();
  ASSERT_TRUE(return_dossier(world.ctx(), world.hoa, command_for(ready),
                             {.returned_to = "Nguyễn Thị Sáu", .identity_checked = true}));
  world.set_time("2023-10-20 10:00");

  EXPECT_TRUE(view_of(world).rows.empty());
  EXPECT_EQ(remind_of_result(world.ctx(), world.hoa, ready.code).error().message_id,
            "uncollected.not_waiting");
}

}  // namespace
}  // namespace khongcho::app
