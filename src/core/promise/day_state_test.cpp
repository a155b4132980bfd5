#include "core/promise/day_state.h"

#include <gtest/gtest.h>

namespace khongcho {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

CivilDay day(const char* text) { return parse_day(text).value(); }
Instant at(const char* text) { return parse_instant(text).value(); }

// Summer hours of Hải Dương with the Quốc khánh of 2023 and the swap of 2024, known to 2024.
Calendar thanh_ha() {
  CalendarRules rules{
      .seasons = {{.from = {4, 1},
                   .to = {10, 31},
                   .sessions = {{hours{7}, hours{11} + minutes{30}},
                                {hours{13} + minutes{30}, hours{17}}}},
                  {.from = {11, 1},
                   .to = {3, 31},
                   .sessions = {{hours{7} + minutes{30}, hours{12}},
                                {hours{13}, hours{16} + minutes{30}}}}},
      .days = {{.on = day("2023-09-01"), .kind = SpecialDayKind::holiday, .name = "Quốc khánh"},
               {.on = day("2023-09-04"), .kind = SpecialDayKind::holiday, .name = "Quốc khánh"},
               {.on = day("2024-04-29"), .kind = SpecialDayKind::swap_off, .name = "Hoán đổi"},
               {.on = day("2024-05-04"),
                .kind = SpecialDayKind::swap_work,
                .replaces = day("2024-04-29"),
                .name = "Hoán đổi"}},
      .years = YearRange{2023, 2024}};
  return *Calendar::compile(rules);
}

ServiceModel friday() {
  return {.code = "thanh-ha-2023",
          .name = "Ngày Thứ sáu không chờ",
          .weekdays = {5},
          .effective_from = day("2023-09-25"),
          .cutoffs = {{.cutoff = hours{15} + minutes{30}}},
          .after_by = hours{9}};
}

DayState state_at(const char* now) {
  const ServiceModel model = friday();
  return day_state(thanh_ha(), &model, at(now));
}

TEST(DayState, MorningBeforeOpeningAlreadyPromisesToday) {
  const DayState state = state_at("2023-09-29T06:59:59");

  EXPECT_EQ(state.moment, DayMoment::before_opening);
  EXPECT_EQ(state.opens_at, at("2023-09-29T07:00"));
  EXPECT_TRUE(state.in_time());
  EXPECT_EQ(state.due_now, at("2023-09-29T17:00"));
}

TEST(DayState, OpensAtSevenToTheSecond) {
  const DayState state = state_at("2023-09-29T07:00:00");

  EXPECT_EQ(state.moment, DayMoment::open);
  EXPECT_EQ(state.closes_at, at("2023-09-29T11:30"));
  EXPECT_FALSE(state.opens_at);
  EXPECT_EQ(state.cutoff_at, at("2023-09-29T15:30"));
  EXPECT_EQ(state.due_late, at("2023-10-02T09:00"));
  EXPECT_EQ(state.next_programme_day, day("2023-10-06"));
}

TEST(DayState, MiddayBreakBeginsAtItsSecondAndStillPromisesToday) {
  EXPECT_EQ(state_at("2023-09-29T11:29:59").moment, DayMoment::open);
  const DayState state = state_at("2023-09-29T11:30:00");

  EXPECT_EQ(state.moment, DayMoment::midday_break);
  EXPECT_EQ(state.opens_at, at("2023-09-29T13:30"));
  EXPECT_TRUE(state.in_time());
  EXPECT_EQ(state_at("2023-09-29T13:30:00").moment, DayMoment::open);
}

TEST(DayState, CutOffItselfIsInAndTheNextSecondIsNot) {
  EXPECT_TRUE(state_at("2023-09-29T15:30:00").in_time());
  const DayState state = state_at("2023-09-29T15:30:01");

  EXPECT_FALSE(state.in_time());
  EXPECT_TRUE(state.programme_day);
  EXPECT_EQ(state.rule_now, PromiseRule::next_morning);
  EXPECT_EQ(state.due_now, at("2023-10-02T09:00"));
}

TEST(DayState, AfterClosingAFridayNothingIsPromisedForMonday) {
  EXPECT_EQ(state_at("2023-09-29T16:59:59").moment, DayMoment::open);
  const DayState state = state_at("2023-09-29T17:00:00");

  EXPECT_EQ(state.moment, DayMoment::after_closing);
  EXPECT_EQ(state.opens_at, at("2023-10-02T07:00"));
  EXPECT_FALSE(state.due_now);
  EXPECT_EQ(state.next_programme_day, day("2023-10-06"));
}

TEST(DayState, ThursdayNightBelongsToFridayButIsNotInTimeToday) {
  const DayState state = state_at("2023-10-05T20:00");

  EXPECT_EQ(state.moment, DayMoment::after_closing);
  EXPECT_EQ(state.rule_now, PromiseRule::same_day);
  EXPECT_FALSE(state.in_time());
}

TEST(DayState, OrdinaryTuesdayNamesTheNextNoWaitDay) {
  const DayState state = state_at("2023-10-03T09:00");

  EXPECT_EQ(state.moment, DayMoment::open);
  EXPECT_FALSE(state.programme_day);
  EXPECT_FALSE(state.cutoff_at);
  EXPECT_EQ(state.rule_now, PromiseRule::none);
  EXPECT_EQ(state.next_programme_day, day("2023-10-06"));
}

TEST(DayState, HolidayHasItsNameAndTheNextOpening) {
  const DayState state = state_at("2023-09-01T10:00");

  EXPECT_EQ(state.moment, DayMoment::closed_day);
  ASSERT_TRUE(state.special);
  EXPECT_EQ(state.special->name, "Quốc khánh");
  EXPECT_EQ(state.opens_at, at("2023-09-05T07:00"));
  EXPECT_EQ(state.next_programme_day, day("2023-09-29"));  // the model begins later
}

TEST(DayState, WeekendIsClosedWithoutAName) {
  const DayState state = state_at("2023-09-30T10:00");

  EXPECT_EQ(state.moment, DayMoment::closed_day);
  EXPECT_FALSE(state.special);
  EXPECT_EQ(state.opens_at, at("2023-10-02T07:00"));
}

TEST(DayState, MakeUpSaturdayIsOpenAndSaysWhichDayItReplaces) {
  const DayState state = state_at("2024-05-04T08:00");

  EXPECT_EQ(state.moment, DayMoment::open);
  ASSERT_TRUE(state.special);
  EXPECT_EQ(state.special->replaces, day("2024-04-29"));
  EXPECT_FALSE(state.programme_day);
}

TEST(DayState, WinterClosesAtHalfPastFour) {
  const DayState state = state_at("2023-11-03T16:30");

  EXPECT_EQ(state.moment, DayMoment::after_closing);
  EXPECT_EQ(state_at("2023-11-03T16:29:59").closes_at, at("2023-11-03T16:30"));
}

TEST(DayState, LastDaysOfTheKnownYearsPromiseNothingBeyond) {
  const DayState state = state_at("2024-12-31T18:00");

  EXPECT_EQ(state.moment, DayMoment::after_closing);
  EXPECT_FALSE(state.opens_at);
  EXPECT_FALSE(state.next_programme_day);
}

TEST(DayState, YearsTheCalendarDoesNotKnowAreSaidToBeUnknown) {
  const DayState state = state_at("2025-01-01T08:00");

  EXPECT_EQ(state.moment, DayMoment::unknown_year);
  EXPECT_TRUE(state.sessions.empty());
  EXPECT_FALSE(state.due_now);
}

TEST(DayState, OfficeWithoutAModelPromisesNothing) {
  const DayState state = day_state(thanh_ha(), nullptr, at("2023-09-29T08:00"));

  EXPECT_EQ(state.moment, DayMoment::open);
  EXPECT_FALSE(state.programme_day);
  EXPECT_FALSE(state.next_programme_day);
}

TEST(DayState, HalfDayModelPromisesNothingAfterItsWindow) {
  ServiceModel model = friday();
  model.kind = PromiseKind::same_session;
  model.window = Session{hours{7}, hours{12}};
  model.cutoffs = {{.cutoff = hours{10} + minutes{30}}};

  EXPECT_TRUE(day_state(thanh_ha(), &model, at("2023-09-29T10:30")).in_time());
  EXPECT_FALSE(day_state(thanh_ha(), &model, at("2023-09-29T10:30:01")).in_time());
  const DayState afternoon = day_state(thanh_ha(), &model, at("2023-09-29T14:00"));
  EXPECT_TRUE(afternoon.programme_day);
  EXPECT_FALSE(afternoon.due_now);
}

}  // namespace
}  // namespace khongcho
