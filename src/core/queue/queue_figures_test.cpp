#include "core/queue/queue_figures.h"

#include <gtest/gtest.h>

namespace khongcho {

namespace {

using std::chrono::minutes;

Instant at(std::string_view clock) {
  return *parse_instant("2023-09-29T" + std::string(clock) + ":00+07:00");
}

QueueTicket taken(std::int64_t id, std::string service, std::string_view clock) {
  return {
      .id = {id}, .service = std::move(service), .taken_at = at(clock), .in_line_since = at(clock)};
}

QueueTicket served(QueueTicket ticket, std::int64_t counter, Seconds wait, Seconds time) {
  const AtCounter here{.counter = {counter}, .officer = {1}};
  const Instant called_at = ticket.taken_at + wait;
  ticket = *serve(*call(ticket, here, called_at), here, called_at + Seconds{30});
  return *finish(ticket, TicketOutcome::received, called_at + time);
}

// Four served, one left, one waits, one is absent.
std::vector<QueueTicket> a_morning() {
  return {served(taken(1, "ho-tich", "07:40"), 1, minutes{5}, minutes{4}),
          served(taken(2, "ho-tich", "07:59"), 2, minutes{20}, minutes{6}),
          served(taken(3, "ho-tich", "08:00"), 1, minutes{10}, minutes{8}),
          served(taken(4, "chung-thuc", "08:10"), 2, minutes{15}, minutes{2}),
          *finish(taken(5, "chung-thuc", "08:20"), TicketOutcome::left, at("09:00")),
          taken(6, "ho-tich", "08:30"),
          *park(*call(taken(7, "ho-tich", "08:40"), {.counter = {1}, .officer = {1}}, at("08:50")),
                {.counter = {1}, .officer = {1}})};
}

}  // namespace

TEST(QueueFigures, OfADayAreByNearestRank) {
  const auto figures = queue_figures(a_morning());

  EXPECT_EQ(figures.all, (TicketFigures{.tickets = 7,
                                        .wait = {4, minutes{10}, minutes{20}},
                                        .service = {4, minutes{4}, minutes{8}},
                                        .left = 1,
                                        .waiting = 1}));
  EXPECT_EQ(figures.by_outcome,
            (std::map<TicketOutcome, int>{
                {TicketOutcome::none, 2}, {TicketOutcome::received, 4}, {TicketOutcome::left, 1}}));
}

TEST(QueueFigures, AreToldByServiceHourAndCounter) {
  const auto figures = queue_figures(a_morning());

  ASSERT_EQ(figures.by_service.size(), 2U);
  EXPECT_EQ(figures.by_service.at("ho-tich"), (TicketFigures{.tickets = 5,
                                                             .wait = {3, minutes{10}, minutes{20}},
                                                             .service = {3, minutes{6}, minutes{8}},
                                                             .left = 0,
                                                             .waiting = 1}));
  EXPECT_EQ(figures.by_service.at("chung-thuc").left, 1);
  ASSERT_EQ(figures.by_hour.size(), 2U);
  EXPECT_EQ(figures.by_hour.at(7).wait, (TimeFigures{2, minutes{5}, minutes{20}}));
  EXPECT_EQ(figures.by_hour.at(8).tickets, 5);
  ASSERT_EQ(figures.by_counter.size(), 2U);
  EXPECT_EQ(figures.by_counter.at({1}), (TicketFigures{.tickets = 3,
                                                       .wait = {2, minutes{5}, minutes{10}},
                                                       .service = {2, minutes{4}, minutes{8}}}));
  EXPECT_EQ(figures.by_counter.at({2}).service, (TimeFigures{2, minutes{2}, minutes{6}}));
}

TEST(QueueFigures, Of95PercentLeaveOneOfTwentyAside) {
  std::vector<QueueTicket> tickets;
  for (int i = 1; i <= 20; ++i)
    tickets.push_back(served(taken(i, "ho-tich", "08:00"), 1, minutes{i}, minutes{1}));
  EXPECT_EQ(queue_figures(tickets).all.wait, (TimeFigures{20, minutes{10}, minutes{19}}));
}

TEST(QueueFigures, TakeTheLastCallOfWhoWaitedTwice) {
  const AtCounter here{.counter = {1}, .officer = {1}};
  QueueTicket ticket = *park(*call(taken(1, "ho-tich", "08:00"), here, at("08:10")), here);
  ticket = served(*come_back(ticket, at("08:30")), 2, minutes{45}, minutes{5});

  EXPECT_EQ(queue_figures(std::span{&ticket, 1}).all.wait.median, minutes{45});
}

TEST(QueueFigures, OfAnEmptyDayAreZero) {
  const auto figures = queue_figures({});
  EXPECT_EQ(figures.all, TicketFigures{});
  EXPECT_TRUE(figures.by_service.empty());
  EXPECT_TRUE(figures.by_outcome.empty());
}

}  // namespace khongcho
