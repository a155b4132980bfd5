#include "app/volunteer_shifts.h"

#include <gtest/gtest.h>

#include "tests/office/help_world.h"

namespace khongcho {
namespace {

using test::HelpWorld;

const CivilDay kFriday = *parse_day("2023-09-29");
constexpr std::chrono::days kWeek{7};

class VolunteerShifts : public testing::Test {
 protected:
  Expected<VolunteerShift> plan(const Officer& by, const Officer& volunteer, CivilDay day,
                                int from = 7, int to = 11) {
    return app::plan_shift(world.ctx(), by,
                           {.office = world.thanh_son.id,
                            .volunteer = volunteer.id,
                            .day = day,
                            .from = std::chrono::hours{from},
                            .to = std::chrono::hours{to}});
  }
  std::size_t planned(CivilDay day) {
    return app::shift_week(world.ctx(), world.vp, world.thanh_son.id, day)->lines.size();
  }

  HelpWorld world;
};

TEST_F(VolunteerShifts, ArePlannedByThoseWhoLead) {
  EXPECT_TRUE(plan(world.chair, world.thao, kFriday + kWeek));
  EXPECT_TRUE(plan(world.vp, world.binh, kFriday + kWeek));
  for (const Officer* other : {&world.hoa, &world.thao, &world.minh, &world.admin})
    EXPECT_EQ(plan(*other, world.thao, kFriday + kWeek, 13, 17).error().message_id,
              "help.plans_not");
  EXPECT_EQ(planned(kFriday + kWeek), 2u);
}

TEST_F(VolunteerShifts, RefuseStrangersThePastAndTwoAtOnce) {
  EXPECT_EQ(plan(world.chair, world.hoa, kFriday + kWeek).error().message_id,
            "help.unknown_volunteer");
  EXPECT_EQ(plan(world.chair, world.cuc, kFriday + kWeek).error().message_id,
            "help.unknown_volunteer")
      << "of another office";
  EXPECT_EQ(plan(world.chair, world.thao, kFriday - kWeek).error().message_id, "help.past_day");
  EXPECT_EQ(plan(world.chair, world.thao, kFriday, 9, 12).error().message_id,
            "help.twice_at_once");
  EXPECT_EQ(plan(world.chair, world.thao, kFriday + kWeek, 11, 7).error().message_id,
            "help.wrong_hours");
  EXPECT_EQ(planned(kFriday + kWeek), 0u);
}

TEST_F(VolunteerShifts, AreRemovedUntilTheyAreOver) {
  const VolunteerShift shift = *plan(world.chair, world.thao, kFriday + kWeek);
  EXPECT_EQ(app::remove_shift(world.ctx(), world.minh, shift.id).error().code,
            ErrorCode::not_found);
  EXPECT_EQ(app::find_shift(world.ctx(), world.chair, shift.id)->name, "Vũ Thu Thảo");
  EXPECT_TRUE(app::remove_shift(world.ctx(), world.chair, shift.id));
  EXPECT_EQ(app::remove_shift(world.ctx(), world.chair, shift.id).error().code,
            ErrorCode::not_found);

  const VolunteerShift old = *plan(world.chair, world.thao, kFriday + kWeek);
  world.set_time("2023-10-09 08:00");
  EXPECT_EQ(app::remove_shift(world.ctx(), world.chair, old.id).error().message_id,
            "help.past_day");
}

TEST_F(VolunteerShifts, OfAWeekAreCopiedToTheNext) {
  ASSERT_TRUE(plan(world.chair, world.thao, kFriday + kWeek, 13, 17));

  const auto copied =
      app::copy_week(world.ctx(), world.chair, world.thanh_son.id, kFriday + kWeek);

  ASSERT_TRUE(copied);
  EXPECT_EQ(*copied, 1) << "chị Thảo is there that afternoon already";
  EXPECT_EQ(planned(kFriday + kWeek), 2u);
  EXPECT_EQ(*app::copy_week(world.ctx(), world.chair, world.thanh_son.id, kFriday + kWeek), 0);
  EXPECT_EQ(app::copy_week(world.ctx(), world.chair, world.thanh_son.id, kFriday + 5 * kWeek)
                .error()
                .message_id,
            "help.nothing_to_copy");
  EXPECT_EQ(app::copy_week(world.ctx(), world.minh, world.thanh_son.id, kFriday + kWeek)
                .error()
                .message_id,
            "help.plans_not");
}

TEST_F(VolunteerShifts, AVolunteerSeesTheirOwnAndWhoIsBeside) {
  world.add_shift(world.thao, kFriday + kWeek);

  const auto own = app::own_shifts(world.ctx(), world.thao);

  ASSERT_TRUE(own);
  EXPECT_EQ(own->today.size(), 1u);
  EXPECT_EQ(own->coming.size(), 1u);
  ASSERT_EQ(own->beside.size(), 1u);
  EXPECT_EQ(own->beside[0].name, "Lê Văn Bình");
  EXPECT_EQ(app::own_shifts(world.ctx(), world.hoa).error().message_id, "help.not_allowed");
}

TEST_F(VolunteerShifts, ComeFromTheRosterOfTheDay) {
  const Officer dao = world.add_volunteer("dao", "Đào", world.thanh_son);
  const Officer mai = world.add_volunteer("mai", "Mai", world.thanh_son);
  app::SeedOutcome seeded;
  seeded.officers.push_back({dao, world.thanh_son, {}});
  seeded.officers.push_back(
      {mai, world.thanh_son, {.shifts = {{std::chrono::hours{8}, std::chrono::hours{10}}}}});
  seeded.officers.push_back({world.hoa, world.thanh_son, {}});

  EXPECT_EQ(app::seed_shifts(world.ctx(), seeded, kFriday), 3) << "two sessions and one";
  EXPECT_EQ(app::seed_shifts(world.ctx(), seeded, kFriday), 0);

  const auto own = app::own_shifts(world.ctx(), mai);
  ASSERT_EQ(own->today.size(), 1u);
  EXPECT_EQ(clock_text(own->today[0].from), "08:00");
  EXPECT_EQ(app::own_shifts(world.ctx(), dao)->today.size(), 2u);
}

}  // namespace
}  // namespace khongcho
