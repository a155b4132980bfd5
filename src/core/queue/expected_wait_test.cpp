#include "core/queue/expected_wait.h"

#include <gtest/gtest.h>

namespace khongcho {

namespace {

using std::chrono::minutes;

const std::vector<std::string> kServices{"ho-tich", "chung-thuc"};

Instant at(std::string_view clock) {
  return *parse_instant("2023-09-29T" + std::string(clock) + "+07:00");
}

QueueTicket waiting(std::int64_t id, std::string service = "ho-tich") {
  return {.id = {id}, .service = std::move(service), .in_line_since = at("08:00:00")};
}

QueueTicket served(std::int64_t id, std::string service, Seconds time) {
  QueueTicket ticket = waiting(id, std::move(service));
  ticket.state = TicketState::ended;
  ticket.outcome = TicketOutcome::received;
  ticket.called_at = ticket.served_at = at("08:00:00") + minutes{id};
  ticket.ended_at = *ticket.called_at + time;
  return ticket;
}

ServiceTimes always(Seconds time) {
  std::vector<QueueTicket> ended;
  for (int i = 0; i < 5; ++i) ended.push_back(served(i, "ho-tich", time));
  return ServiceTimes(ended);
}

Calendar two_sessions() {
  const auto hour = [](std::string_view text) { return *parse_time_of_day(text); };
  return *Calendar::compile(
      {.seasons = {{{1, 1},
                    {12, 31},
                    {{hour("07:30"), hour("11:30")}, {hour("13:30"), hour("17:00")}}}},
       .years = YearRange{2023, 2023}});
}

}  // namespace

TEST(ServiceTimes, AreBorrowedWhileAServiceHasFew) {
  std::vector<QueueTicket> ended;
  for (int i = 1; i <= 4; ++i) ended.push_back(served(i, "ho-tich", minutes{i}));
  EXPECT_TRUE(ServiceTimes(ended).of("ho-tich").empty());
  EXPECT_FALSE(ServiceTimes(ended).median_of("ho-tich"));

  ended.push_back(served(5, "chung-thuc", minutes{9}));
  EXPECT_EQ(ServiceTimes(ended).of("ho-tich").size(), 5U);
  EXPECT_EQ(ServiceTimes(ended).of("chung-thuc").size(), 5U);

  ended.push_back(served(6, "ho-tich", minutes{5}));
  EXPECT_EQ(ServiceTimes(ended).of("ho-tich").size(), 5U);
  EXPECT_EQ(ServiceTimes(ended).median_of("ho-tich"), minutes{3});
  EXPECT_EQ(ServiceTimes(ended).of("chung-thuc").size(), 6U);
}

TEST(ServiceTimes, AreTheLatestFortyOfWhoTookACountersTime) {
  std::vector<QueueTicket> tickets;
  for (int i = 1; i <= 45; ++i) tickets.push_back(served(i, "ho-tich", Seconds{i}));
  tickets.push_back(waiting(46));
  tickets.push_back(served(47, "ho-tich", Seconds{1000}));
  tickets.back().outcome = TicketOutcome::left;

  const ServiceTimes times(tickets);

  ASSERT_EQ(times.of("ho-tich").size(), 40U);
  EXPECT_EQ(times.of("ho-tich").front(), Seconds{6});
  EXPECT_EQ(times.of("ho-tich").back(), Seconds{45});
}

TEST(ExpectedWait, CountsWhoIsBeforeThemAndWhatIsLeftAtTheCounter) {
  const std::vector<QueueTicket> line{waiting(1), waiting(2)};
  const std::vector<CounterAtWork> counters{{.busy_for = minutes{4}, .service = "ho-tich"}};
  const ServiceTimes times = always(minutes{6});

  const auto waits = expected_waits({line, counters, kServices, times});

  const auto exactly = [](Seconds wait) {
    return ExpectedWait{WaitKind::known, shown_range({wait, wait})};
  };
  EXPECT_EQ(waits.of({1}), exactly(minutes{2}));
  EXPECT_EQ(waits.of({2}), exactly(minutes{8}));
  EXPECT_EQ(waits.of_newcomer("ho-tich"), exactly(minutes{14}));
  EXPECT_EQ(waits.of({3}).kind, WaitKind::no_counter);
}

TEST(ExpectedWait, OfSomebodyServedLongerThanAnybodyTodayEndsSoon) {
  const std::vector<QueueTicket> line{waiting(1)};
  const std::vector<CounterAtWork> counters{{.busy_for = minutes{60}, .service = "ho-tich"}};
  const ServiceTimes times = always(minutes{6});

  const auto waits = expected_waits({line, counters, kServices, times});

  EXPECT_EQ(waits.of({1}).range, shown_range({minutes{3}, minutes{3}}));
}

TEST(ExpectedWait, LastsAtLeastUntilThePauseEnds) {
  const std::vector<QueueTicket> line{waiting(1)};
  const std::vector<CounterAtWork> counters{{.back_in = minutes{20}}};
  const ServiceTimes times = always(minutes{6});

  const auto waits = expected_waits({line, counters, kServices, times});

  EXPECT_EQ(waits.of({1}).range, shown_range({minutes{20}, minutes{20}}));
}

TEST(ExpectedWait, IsUnknownWhileFewWereServedUnlessACounterIsFree) {
  const std::vector<QueueTicket> line{waiting(1), waiting(2)};
  const std::vector<CounterAtWork> counters{{.served = {"ho-tich"}}, {.served = {"chung-thuc"}}};
  const ServiceTimes none;

  const auto waits = expected_waits(
      {line, counters, kServices, none, {.mean_gap = minutes{5}, .kinds = {{"ho-tich", 1}}}});

  EXPECT_EQ(waits.of({1}).kind, WaitKind::known);
  EXPECT_EQ(waits.of({2}).kind, WaitKind::unknown);
  EXPECT_EQ(waits.of_newcomer("ho-tich").kind, WaitKind::unknown);
  EXPECT_EQ(waits.of_newcomer("chung-thuc").range, shown_range({}));
}

TEST(ExpectedWait, IsLongerWherePeopleWithAPriorityStillCome) {
  std::vector<QueueTicket> line;
  for (int i = 1; i <= 10; ++i) line.push_back(waiting(i));
  const std::vector<CounterAtWork> counters(1);
  const ServiceTimes times = always(minutes{6});
  const PriorityToCome to_come{.mean_gap = minutes{20}, .kinds = {{"ho-tich", 1}}};

  const auto calm = expected_waits({line, counters, kServices, times});
  const auto busy = expected_waits({line, counters, kServices, times, to_come});

  EXPECT_GT(busy.of({10}).range.high, calm.of({10}).range.high);
  EXPECT_EQ(busy.of({1}), calm.of({1}));
}

TEST(ExpectedWait, IsShownRoundedOutward) {
  EXPECT_EQ(shown_range({}), (WaitRange{Seconds{}, minutes{1}}));
  EXPECT_EQ(shown_range({minutes{4}, minutes{6}}), (WaitRange{minutes{3}, minutes{8}}));
  EXPECT_EQ(shown_range({minutes{10}, minutes{10}}), (WaitRange{minutes{9}, minutes{15}}));
  EXPECT_EQ(shown_range({minutes{20}, minutes{40}}), (WaitRange{minutes{15}, minutes{45}}));
}

TEST(CountersAtWork, AreThoseOpenOrBackSoon) {
  const Instant now = at("09:00:00");
  std::vector<CounterDuty> duties(4);
  for (int i = 0; i < 4; ++i) duties[static_cast<std::size_t>(i)].counter = {i + 1};
  duties[0].state = CounterState::open;
  duties[0].services = {"ho-tich"};
  duties[1].state = CounterState::paused;
  duties[1].back_at = now + minutes{10};
  duties[2].state = CounterState::paused;
  QueueTicket there = *call(waiting(1), {.counter = {1}, .officer = {1}}, now - minutes{3});

  const auto counters = counters_at_work(duties, std::span{&there, 1}, now);

  ASSERT_EQ(counters.size(), 2U);
  EXPECT_EQ(counters[0].busy_for, minutes{3});
  EXPECT_EQ(counters[0].service, "ho-tich");
  EXPECT_EQ(counters[0].served, ServedServices{"ho-tich"});
  EXPECT_FALSE(counters[1].busy_for);
  EXPECT_EQ(counters[1].back_in, minutes{10});
}

TEST(PriorityToCome, IsAsOftenAsInTheOpenHoursSoFar) {
  std::vector<QueueTicket> tickets{waiting(1), waiting(2), waiting(3, "chung-thuc")};
  for (QueueTicket& ticket : tickets) ticket.taken_at = at("10:30:00");
  EXPECT_TRUE(priority_to_come(two_sessions(), tickets, at("14:30:00")).kinds.empty());
  tickets[1].priority_rank = 2;
  tickets[2].priority_rank = 1;

  const auto to_come = priority_to_come(two_sessions(), tickets, at("14:30:00"));

  EXPECT_EQ(to_come.mean_gap, minutes{60});  // two hours open, two of them
  ASSERT_EQ(to_come.kinds.size(), 2U);
  EXPECT_EQ(to_come.kinds[0].service, "ho-tich");
  EXPECT_EQ(to_come.kinds[0].rank, 2);
}

TEST(AfterOpenTime, RestsAtLunchAndEndsWithTheDay) {
  const Calendar calendar = two_sessions();

  EXPECT_EQ(after_open_time(calendar, at("08:00:00"), minutes{20}), at("08:20:00"));
  EXPECT_EQ(after_open_time(calendar, at("07:00:00"), minutes{20}), at("07:50:00"));
  EXPECT_EQ(after_open_time(calendar, at("11:20:00"), Seconds{599}), at("11:29:59"));
  EXPECT_EQ(after_open_time(calendar, at("11:20:00"), minutes{10}), at("13:30:00"));
  EXPECT_EQ(after_open_time(calendar, at("12:00:00"), Seconds{}), at("13:30:00"));
  EXPECT_EQ(after_open_time(calendar, at("16:50:00"), Seconds{599}), at("16:59:59"));
  EXPECT_FALSE(after_open_time(calendar, at("16:50:00"), minutes{10}));
  EXPECT_FALSE(after_open_time(calendar, at("17:00:00"), Seconds{}));
}

TEST(CallTimes, AreHoursOfTheDay) {
  const ExpectedWait wait{WaitKind::known, {minutes{10}, minutes{40}}};

  EXPECT_EQ(call_times(two_sessions(), at("11:00:00"), wait),
            (CallTimes{WaitKind::known, at("11:10:00"), at("13:40:00")}));
  EXPECT_EQ(call_times(two_sessions(), at("16:30:00"), wait),
            (CallTimes{WaitKind::known, at("16:40:00"), {}}));
  EXPECT_EQ(call_times(two_sessions(), at("11:00:00"), {WaitKind::unknown}),
            (CallTimes{WaitKind::unknown}));
}

}  // namespace khongcho
