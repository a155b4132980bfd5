// Planning a day, copying it a week on, and whether it is ready.
#include "app/duty_roster.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/officer_notices.h"
#include "tests/office/duty_world.h"

namespace khongcho::app {
namespace {

using std::chrono::days;
using std::chrono::hours;
using test::DutyWorld;

constexpr CivilDay kFriday = DutyWorld::kFriday;

template <typename T>
std::string refusal(const Expected<T>& outcome) {
  return outcome ? "" : outcome.error().message_id;
}

std::vector<std::string> words_of(const ReadinessView& view) {
  std::vector<std::string> words;
  for (const CheckedProblem& each : view.problems) words.push_back(each.problem.words);
  return words;
}

TEST(DutyRosterCommands, TheChairPlansAndTheOfficeReads) {
  DutyWorld world;
  world.plan_all();

  const DutyDay day =
      DutyWorld::must(duty_day(world.ctx(), world.hoa, world.thanh_son.id, kFriday));
  EXPECT_TRUE(day.programme);
  EXPECT_EQ(day.entries.size(), 4u);
  EXPECT_FALSE(day.may_plan);
  EXPECT_EQ(day.name_of(world.lan.id), world.lan.full_name);
  EXPECT_EQ(day.counter_name(world.counter.id), world.counter.name);
  EXPECT_EQ(day.fields.size(), 2u);
  EXPECT_EQ(refusal(duty_day(world.ctx(), world.minh, world.thanh_son.id, kFriday)),
            "duty.not_yours");
  EXPECT_EQ(DutyWorld::must(duty_week(world.ctx(), world.vp, world.thanh_son.id, kFriday)).size(),
            7u);
}

TEST(DutyRosterCommands, NobodyElsePlansAndNobodyIsPlannedForWhatTheyMayNotDo) {
  DutyWorld world;
  const auto plan = [&](const Officer& by, const DutyEntry& entry) {
    return refusal(plan_duty(world.ctx(), by, entry));
  };
  const DutyEntry good = world.a_duty(DutyRole::specialist, world.nam);
  EXPECT_EQ(plan(world.nam, good), "duty.plans_not");
  EXPECT_EQ(plan(world.minh, good), "duty.plans_not");
  EXPECT_EQ(plan(world.vp, good), "");
  EXPECT_EQ(plan(world.chair, good), "duty.already_there");
  EXPECT_EQ(plan(world.chair, world.a_duty(DutyRole::specialist, world.hoa)),
            "duty.wrong_officer");
  EXPECT_EQ(plan(world.chair, world.a_duty(DutyRole::receptionist, world.nam)),
            "duty.wrong_officer");
  EXPECT_EQ(plan(world.chair, world.a_duty(DutyRole::signer, world.minh)), "duty.wrong_officer");
  DutyEntry elsewhere = world.a_duty(DutyRole::receptionist, world.hoa);
  elsewhere.counter = {999};
  EXPECT_EQ(plan(world.chair, elsewhere), "duty.no_counter");
}

TEST(DutyRosterCommands, AConfirmedDayThatIsChangedIsNotConfirmed) {
  DutyWorld world;
  EXPECT_EQ(refusal(confirm_duty(world.ctx(), world.chair, world.thanh_son.id, kFriday)),
            "duty.nobody_planned");
  world.plan_all();
  const auto confirmed = [&] {
    return DutyWorld::must(duty_day(world.ctx(), world.chair, world.thanh_son.id, kFriday))
        .confirmed;
  };
  DutyWorld::must(confirm_duty(world.ctx(), world.chair, world.thanh_son.id, kFriday));
  EXPECT_EQ(confirmed()->by, world.chair.id);

  const DutyEntry more = world.planned(DutyRole::signer, world.chair);
  EXPECT_FALSE(confirmed());
  DutyWorld::must(confirm_duty(world.ctx(), world.chair, world.thanh_son.id, kFriday));
  DutyWorld::must(remove_duty(world.ctx(), world.chair, more.id));
  EXPECT_FALSE(confirmed());
  EXPECT_EQ(refusal(remove_duty(world.ctx(), world.chair, more.id)), "duty.unknown_entry");
}

TEST(DutyRosterCommands, ANoWaitDayIsCopiedFromTheOneBefore) {
  DutyWorld world;
  world.plan_all();
  const CivilDay next = kFriday + days{7};
  EXPECT_EQ(refusal(copy_duty(world.ctx(), world.chair, world.thanh_son.id, kFriday)),
            "duty.nothing_to_copy");
  world.planned(DutyRole::specialist, world.nam, next);

  EXPECT_EQ(DutyWorld::must(copy_duty(world.ctx(), world.chair, world.thanh_son.id, next)), 3)
      << "anh Nam is there already";
  EXPECT_EQ(
      DutyWorld::must(duty_day(world.ctx(), world.chair, world.thanh_son.id, next)).entries.size(),
      4u);
  EXPECT_EQ(refusal(copy_duty(world.ctx(), world.chair, world.thanh_son.id, next + days{4})),
            "duty.nothing_to_copy");
}

TEST(DutyReadiness, TheDayBeforeAMissingSignerIsToldOnceToWhoPlans) {
  DutyWorld world("2023-09-28 16:00");
  world.plan_all();
  EXPECT_EQ(world.readiness().readiness, Readiness::ready);
  DutyWorld::must(note_absence(
      world.ctx(), world.lan, world.an_absence(world.lan, "2023-09-29 14:00", "2023-09-29 17:00")));
  EXPECT_EQ(words_of(world.readiness()),
            (std::vector<std::string>{"duty.problem.no_signer", "duty.problem.away"}));

  const int before = unread_notices(world.ctx(), world.chair);
  EXPECT_GT(readiness_sweep(world.ctx()), 0);
  EXPECT_EQ(unread_notices(world.ctx(), world.chair), before + 2);
  const OfficerNotice latest = own_notices(world.ctx(), world.chair, 1).front();
  EXPECT_EQ(latest.text.key, "duty.notice_problem");
  EXPECT_EQ(latest.text.link, "/truc/san-sang?don-vi=xa-thanh-son&ngay=2023-09-29");
  EXPECT_GT(unread_notices(world.ctx(), world.vp), 0) << "the district hears of each office";

  EXPECT_EQ(readiness_sweep(world.ctx()), 0) << "each problem once";
}

TEST(DutyReadiness, OnOtherDaysNothingIsSaid) {
  DutyWorld world("2023-09-27 16:00");
  EXPECT_EQ(readiness_sweep(world.ctx()), 0);
  world.set_time("2023-09-29 08:00");
  EXPECT_EQ(readiness_sweep(world.ctx()), 0);
}

TEST(DutyReadiness, TheWorkingDayBeforeIsLookedForOnTheCalendar) {
  DutyWorld world;
  const Calendar& calendar = world.law().calendar(world.thanh_son);
  EXPECT_EQ(working_day_before(calendar, kFriday), kFriday - days{1});
  EXPECT_EQ(working_day_before(calendar, kFriday + days{3}), kFriday) << "over the weekend";
}

TEST(DutyReadiness, TheChairAcknowledgesWithAReason) {
  DutyWorld world;
  const ReadinessView view = world.readiness();
  EXPECT_EQ(view.readiness, Readiness::not_ready);
  const auto acknowledge = [&](const Officer& by, const std::string& problem,
                               const std::string& reason) {
    return acknowledge_problem(world.ctx(), by, world.thanh_son.id, kFriday,
                               {.office = {}, .problem = problem, .by = {}, .reason = reason});
  };
  const std::string first = view.problems.front().problem.key;
  EXPECT_EQ(refusal(acknowledge(world.vp, first, "biết")), "duty.not_the_chair");
  EXPECT_EQ(refusal(acknowledge(world.lan, first, "biết")), "duty.not_the_chair");
  EXPECT_EQ(refusal(acknowledge(world.chair, first, "")), "duty.no_reason");
  EXPECT_EQ(refusal(acknowledge(world.chair, "no_signer::08:00–09:00", "biết")),
            "duty.no_such_problem");
  for (const CheckedProblem& each : view.problems)
    DutyWorld::must(acknowledge(world.chair, each.problem.key, "Cả xã đi họp"));

  const ReadinessView after = world.readiness();
  EXPECT_EQ(after.readiness, Readiness::acknowledged);
  EXPECT_EQ(after.problems.front().acknowledged->reason, "Cả xã đi họp");
  EXPECT_EQ(after.problems.front().acknowledged_by, world.chair.full_name);
}

TEST(DutySeed, FillsTheDayFromTheRosterFileOnce) {
  test::OfficeWorld world;
  SeedOutcome seeded;
  RosterOfficer line{.login = "hoa", .full_name = "", .title = "", .office = "xa-thanh-son"};
  line.counter = world.counter.name;
  seeded.officers = {{world.hoa, world.thanh_son, line},
                     {world.lan, world.thanh_son, {}},
                     {world.chair, world.thanh_son, {}}};
  EXPECT_EQ(seed_duty(world.ctx(), seeded, kFriday), 2) << "a chair is not a signer on duty";
  EXPECT_EQ(seed_duty(world.ctx(), seeded, kFriday), 0);
  const auto day = duty_day(world.ctx(), world.hoa, world.thanh_son.id, kFriday);
  EXPECT_EQ(day->entries[0].from, hours{7});
  EXPECT_EQ(day->entries[0].to, day->sessions.back().to);
}

}  // namespace
}  // namespace khongcho::app
