#include "core/calendar/calendar.h"

#include <gtest/gtest.h>

namespace khongcho {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

Instant at(const char* text) {
  return parse_instant(text).value();
}
CivilDay on(const char* text) {
  return parse_day(text).value();
}
Seconds time(const char* text) {
  return parse_time_of_day(text).value();
}

std::vector<khongcho::Session> summer_hours() {
  return {{time("07:00"), time("11:30")}, {time("13:30"), time("17:00")}};
}
std::vector<khongcho::Session> winter_hours() {
  return {{time("07:30"), time("12:00")}, {time("13:00"), time("16:30")}};
}

// Hải Dương: summer from April to October, winter over New Year.
CalendarRules hai_duong() {
  CalendarRules rules;
  rules.seasons = {{{4, 1}, {10, 31}, summer_hours()}, {{11, 1}, {3, 31}, winter_hours()}};
  rules.years = YearRange{2023, 2025};
  return rules;
}

Calendar compiled(const CalendarRules& rules) {
  return *Calendar::compile(rules);
}

std::string refusal(const CalendarRules& rules) {
  const auto calendar = Calendar::compile(rules);
  return calendar ? "" : calendar.error().message_id;
}

}  // namespace

TEST(Calendar, IsOpenFromTheFirstSecondOfASessionUntilJustBeforeItsEnd) {
  const Calendar calendar = compiled(hai_duong());

  EXPECT_FALSE(calendar.is_open(at("2023-09-29T06:59:59")));
  EXPECT_TRUE(calendar.is_open(at("2023-09-29T07:00:00")));
  EXPECT_TRUE(calendar.is_open(at("2023-09-29T11:29:59")));
  EXPECT_FALSE(calendar.is_open(at("2023-09-29T11:30:00")));
  EXPECT_FALSE(calendar.is_open(at("2023-09-30T08:00:00"))) << "a Saturday";
}

TEST(Calendar, OpensNextAfterLunchNextMorningOrAfterTheWeekend) {
  const Calendar calendar = compiled(hai_duong());

  EXPECT_EQ(*calendar.next_open(at("2023-09-28T10:00:01")), at("2023-09-28T10:00:01"));
  EXPECT_EQ(*calendar.next_open(at("2023-09-28T11:30")), at("2023-09-28T13:30"));
  EXPECT_EQ(*calendar.next_open(at("2023-09-28T20:15")), at("2023-09-29T07:00"));
  EXPECT_EQ(*calendar.next_open(at("2023-09-29T17:00")), at("2023-10-02T07:00"));
}

TEST(Calendar, ChangesHoursWithTheSeason) {
  const Calendar calendar = compiled(hai_duong());

  EXPECT_EQ(calendar.close_of(on("2023-10-31")), at("2023-10-31T17:00"));
  EXPECT_EQ(calendar.close_of(on("2023-11-01")), at("2023-11-01T16:30"));
  EXPECT_EQ(calendar.close_of(on("2024-01-02")), at("2024-01-02T16:30"));
  EXPECT_EQ(calendar.close_of(on("2024-04-01")), at("2024-04-01T17:00"));
}

TEST(Calendar, GivesAMakeUpDayTheHoursOfTheDayItReplaces) {
  CalendarRules rules = hai_duong();
  rules.days = {
      {.on = on("2024-03-29"), .kind = SpecialDayKind::swap_off},
      {.on = on("2024-04-06"), .kind = SpecialDayKind::swap_work, .replaces = on("2024-03-29")}};
  rules.half_days[on("2024-03-29")] = HalfDay::pm;

  const Calendar calendar = compiled(rules);

  EXPECT_FALSE(calendar.is_reception_day(on("2024-03-29")));
  EXPECT_TRUE(calendar.counts(on("2024-04-06")));
  ASSERT_EQ(calendar.sessions_on(on("2024-04-06")).size(), 1U);
  EXPECT_EQ(calendar.sessions_on(on("2024-04-06"))[0], winter_hours()[1]);
}

TEST(Calendar, WorksOnlyTheNamedHalfOfAHalfDay) {
  CalendarRules rules = hai_duong();
  rules.half_days = {{on("2024-02-07"), HalfDay::am}, {on("2024-02-06"), HalfDay::pm}};

  const Calendar calendar = compiled(rules);

  EXPECT_EQ(calendar.close_of(on("2024-02-07")), at("2024-02-07T12:00"));
  EXPECT_FALSE(calendar.is_open(at("2024-02-06T08:00")));
  EXPECT_TRUE(calendar.is_open(at("2024-02-06T13:00")));
}

TEST(Calendar, ReceivesOnASaturdayThatDoesNotCount) {
  CalendarRules rules = hai_duong();
  rules.saturday = SaturdayRule{.sessions = {{time("08:00"), time("11:30")}}, .counts = false};

  const Calendar calendar = compiled(rules);

  EXPECT_TRUE(calendar.is_open(at("2023-09-30T08:00")));
  EXPECT_FALSE(calendar.counts(on("2023-09-30")));
  EXPECT_EQ(*calendar.next_counted_day(on("2023-09-29")), on("2023-10-02"));
  EXPECT_EQ(*calendar.counted_between(at("2023-09-29T17:00"), at("2023-10-02T07:00")), hours{0});
}

TEST(Calendar, MovesDeadlinesOnASaturdayThatCounts) {
  CalendarRules rules = hai_duong();
  rules.saturday = SaturdayRule{.sessions = {{time("08:00"), time("11:30")}}, .counts = true};

  const Calendar calendar = compiled(rules);

  EXPECT_EQ(*calendar.next_counted_day(on("2023-09-29")), on("2023-09-30"));
  EXPECT_EQ(*calendar.after_counted(at("2023-09-29T16:30"), hours{1}), at("2023-09-30T08:30"));
}

TEST(Calendar, StaysOnAClosingInstant) {
  const Calendar calendar = compiled(hai_duong());

  EXPECT_EQ(*calendar.after_counted(at("2023-09-29T09:30"), hours{2}), at("2023-09-29T11:30"));
  EXPECT_EQ(*calendar.after_counted(at("2023-09-29T15:00"), hours{2}), at("2023-09-29T17:00"));
  EXPECT_EQ(*calendar.after_counted(at("2023-09-29T15:00"), hours{2} + Seconds{1}),
            at("2023-10-02T07:00:01"));
}

TEST(Calendar, CountsDaysOverAHolidayAndItsMakeUpSaturday) {
  CalendarRules rules = hai_duong();
  for (const char* day : {"2024-04-27", "2024-04-28", "2024-04-30", "2024-05-01"})
    rules.days.push_back({.on = on(day), .kind = SpecialDayKind::holiday, .name = "30/4 - 1/5"});
  rules.days.push_back({.on = on("2024-04-29"), .kind = SpecialDayKind::swap_off});
  rules.days.push_back(
      {.on = on("2024-05-04"), .kind = SpecialDayKind::swap_work, .replaces = on("2024-04-29")});

  const Calendar calendar = compiled(rules);

  EXPECT_EQ(*calendar.next_counted_day(on("2024-04-26")), on("2024-05-02"));
  EXPECT_EQ(*calendar.next_counted_day(on("2024-04-26"), 3), on("2024-05-04"));
  EXPECT_EQ(*calendar.next_counted_day(on("2024-04-26"), 4), on("2024-05-06"));
  ASSERT_TRUE(calendar.special_day(on("2024-05-01")));
  EXPECT_EQ(calendar.special_day(on("2024-05-01"))->name, "30/4 - 1/5");
  EXPECT_FALSE(calendar.special_day(on("2024-05-02")));
}

TEST(Calendar, LetsALaterEntryAmendAnEarlierOneAndKeepsTheName) {
  CalendarRules rules = hai_duong();
  rules.days = {{.on = on("2025-05-02"), .kind = SpecialDayKind::holiday, .name = "30/4"},
                {.on = on("2025-05-02"), .kind = SpecialDayKind::swap_off}};

  const Calendar calendar = compiled(rules);

  EXPECT_EQ(calendar.special_day(on("2025-05-02"))->kind, SpecialDayKind::swap_off);
  EXPECT_EQ(calendar.special_day(on("2025-05-02"))->name, "30/4");
}

TEST(Calendar, NamesTheMissingYear) {
  const Calendar calendar = compiled(hai_duong());

  const auto before = calendar.next_open(at("2022-12-30T08:00"));
  const auto past = calendar.next_counted_day(on("2025-12-31"));
  const auto far = calendar.after_counted(at("2025-12-31T16:00"), hours{1});

  ASSERT_FALSE(before || past || far);
  EXPECT_EQ(before.error().args, std::vector<std::string>{"2022"});
  EXPECT_EQ(past.error().args, std::vector<std::string>{"2026"});
  EXPECT_EQ(far.error().args, std::vector<std::string>{"2026"});
  EXPECT_FALSE(calendar.knows(on("2026-01-01")));
}

TEST(Calendar, IsClosedWhereNoSeasonFits) {
  CalendarRules rules = hai_duong();
  rules.seasons.pop_back();

  const Calendar calendar = compiled(rules);

  EXPECT_FALSE(calendar.is_reception_day(on("2023-11-01")));
  EXPECT_EQ(*calendar.next_open(at("2023-10-31T17:00")), at("2024-04-01T07:00"));
}

TEST(Calendar, RefusesRulesThatMakeNoSense) {
  CalendarRules no_season;
  CalendarRules overlapping = hai_duong();
  overlapping.seasons[0].sessions[1].from = hours{11};
  CalendarRules backwards = hai_duong();
  backwards.seasons[0].sessions[0].to = hours{6};
  CalendarRules no_such_month = hai_duong();
  no_such_month.seasons[0].to = {13, 1};
  CalendarRules years = hai_duong();
  years.years = YearRange{2025, 2023};

  EXPECT_EQ(refusal(no_season), "calendar.no_season");
  EXPECT_EQ(refusal(overlapping), "calendar.wrong_sessions");
  EXPECT_EQ(refusal(backwards), "calendar.wrong_sessions");
  EXPECT_EQ(refusal(no_such_month), "calendar.wrong_season");
  EXPECT_EQ(refusal(years), "calendar.wrong_years");
}

}  // namespace khongcho
