#include "core/promise/promise.h"

#include <gtest/gtest.h>

#include "core/promise/programme_day.h"

namespace khongcho {

namespace {

Instant at(const char* text) {
  return parse_instant(text).value();
}
CivilDay on(const char* text) {
  return parse_day(text).value();
}
Seconds time(const char* text) {
  return parse_time_of_day(text).value();
}

CalendarRules rules_of_the_year() {
  CalendarRules rules;
  rules.seasons = {
      {{1, 1}, {12, 31}, {{time("07:00"), time("11:30")}, {time("13:30"), time("17:00")}}}};
  rules.years = YearRange{2023, 2023};
  return rules;
}

ServiceModel friday() {
  ServiceModel model{.code = "friday"};
  model.weekdays = {5};
  model.effective_from = on("2023-09-25");
  model.cutoffs = {{.cutoff = time("15:30")}};
  model.after_by = time("09:00");
  return model;
}

PromiseCase handed_in(const char* submitted_at) {
  return {.limit = {.kind = TimeLimitKind::working_days, .n = 3},
          .on_list = true,
          .submitted_at = at(submitted_at)};
}

Expected<Promise> promise_of(const ServiceModel& model, const PromiseCase& question) {
  return compute_promise(*Calendar::compile(rules_of_the_year()), &model, question);
}

}  // namespace

TEST(Promise, TakesACutOffFromTheSeason) {
  ServiceModel model = friday();
  model.cutoffs = {{{11, 1}, {3, 31}, time("15:00")}, {{4, 1}, {10, 31}, time("15:30")}};

  EXPECT_EQ(cutoff_on(model, on("2023-10-31")), time("15:30"));
  EXPECT_EQ(cutoff_on(model, on("2023-11-01")), time("15:00"));
  EXPECT_EQ(cutoff_on(model, on("2024-03-31")), time("15:00"));
  EXPECT_EQ(promise_of(model, handed_in("2023-11-03T15:10"))->rule, PromiseRule::next_morning);
}

ServiceModel friday_by_ticket() {
  ServiceModel model = friday();
  model.cutoff_from = CutoffFrom::ticket;
  return model;
}

PromiseCase with_ticket(const char* submitted_at, const char* ticket_at) {
  PromiseCase question = handed_in(submitted_at);
  question.ticket_at = at(ticket_at);
  return question;
}

TEST(Promise, CountsFromTheTicketWhereTheModelSaysSo) {
  const auto in = with_ticket("2023-09-29T16:10", "2023-09-29T15:30:00");
  EXPECT_EQ(promise_of(friday_by_ticket(), in)->rule, PromiseRule::same_day);
  EXPECT_EQ(promise_of(friday_by_ticket(), in)->promise_due_at, at("2023-09-29T17:00"));
  EXPECT_EQ(promise_of(friday_by_ticket(), in)->received_at, at("2023-09-29T16:10"));
  const auto out = with_ticket("2023-09-29T16:10", "2023-09-29T15:30:01");
  EXPECT_EQ(promise_of(friday_by_ticket(), out)->rule, PromiseRule::next_morning);
  EXPECT_EQ(promise_of(friday(), in)->rule, PromiseRule::next_morning)
      << "a model that counts acceptance does not look at the ticket";
  EXPECT_EQ(promise_of(friday_by_ticket(), handed_in("2023-09-29T16:10"))->rule,
            PromiseRule::next_morning)
      << "nobody without a number";
}

TEST(Promise, LooksAtNoTicketOfAnotherDayNorAfterAPause) {
  const auto kept_overnight = with_ticket("2023-09-29T15:45", "2023-09-28T16:00");
  EXPECT_EQ(promise_of(friday_by_ticket(), kept_overnight)->rule, PromiseRule::next_morning);
  auto supplemented = with_ticket("2023-09-29T14:00", "2023-09-29T13:40");
  supplemented.pauses = {{at("2023-09-29T14:30"), at("2023-09-29T15:45")}};
  EXPECT_EQ(promise_of(friday_by_ticket(), supplemented)->rule, PromiseRule::next_morning);
}

TEST(Promise, IsForTheSameDayAllDayWithoutACutOff) {
  ServiceModel model = friday();
  model.cutoffs.clear();

  EXPECT_EQ(promise_of(model, handed_in("2023-09-29T16:59:59"))->promise_due_at,
            at("2023-09-29T17:00"));
}

TEST(Promise, EndsWithTheWindowOfAHalfDayModel) {
  ServiceModel model = friday();
  model.kind = PromiseKind::same_session;
  model.window = khongcho::Session{time("08:00"), time("11:00")};

  EXPECT_FALSE(promise_of(model, handed_in("2023-09-29T07:59:59"))->promise_due_at);
  EXPECT_EQ(promise_of(model, handed_in("2023-09-29T08:00"))->promise_due_at,
            at("2023-09-29T11:00"));
  EXPECT_FALSE(promise_of(model, handed_in("2023-09-29T11:00"))->promise_due_at);
  EXPECT_EQ(programme_close(*Calendar::compile(rules_of_the_year()), model, on("2023-09-29")),
            at("2023-09-29T11:00"));
}

TEST(Promise, SaysTheHourAfterTheCutOffEvenBeforeTheOfficeOpens) {
  ServiceModel model = friday();
  model.after_by = time("06:30");

  EXPECT_EQ(promise_of(model, handed_in("2023-09-29T16:00"))->promise_due_at,
            at("2023-10-02T06:30"));
}

TEST(Promise, RefusesALimitOfNothing) {
  PromiseCase question = handed_in("2023-09-29T08:00");
  question.limit.n = 0;

  const auto promise = promise_of(friday(), question);

  ASSERT_FALSE(promise);
  EXPECT_EQ(promise.error().message_id, "promise.bad_limit");
}

TEST(Promise, RefusesAPauseThatEndsBeforeItBegins) {
  PromiseCase question = handed_in("2023-09-29T08:00");
  question.pauses = {{at("2023-09-29T10:00"), at("2023-09-29T09:59:59")}};

  const auto promise = promise_of(friday(), question);

  ASSERT_FALSE(promise);
  EXPECT_EQ(promise.error().message_id, "promise.bad_pause");
}

TEST(Promise, NamesTheMissingYearOfAPauseThatReachesBeyondTheCalendar) {
  PromiseCase question = handed_in("2023-12-28T08:00");
  question.pauses = {{at("2023-12-28T10:00"), at("2024-01-03T10:00")}};

  const auto promise = promise_of(friday(), question);

  ASSERT_FALSE(promise);
  EXPECT_EQ(promise.error().message_id, "calendar.unknown_year");
  EXPECT_EQ(promise.error().args, std::vector<std::string>{"2024"});
}

TEST(Promise, DoesNotAskForAYearItDoesNotNeed) {
  PromiseCase question = handed_in("2023-12-29T15:00");
  question.limit = {};

  EXPECT_EQ(promise_of(friday(), question)->printed_due_at, at("2023-12-29T17:00"));
}

TEST(ProgrammeDay, IsFoundAfterAHoliday) {
  CalendarRules rules = rules_of_the_year();
  rules.days = {{.on = on("2023-10-06"), .kind = SpecialDayKind::holiday}};
  const Calendar calendar = *Calendar::compile(rules);

  EXPECT_EQ(next_programme_day(calendar, friday(), on("2023-01-01")), on("2023-09-29"));
  EXPECT_EQ(next_programme_day(calendar, friday(), on("2023-09-30")), on("2023-10-13"));
  EXPECT_FALSE(next_programme_day(calendar, friday(), on("2023-12-30")));
}

}  // namespace khongcho
