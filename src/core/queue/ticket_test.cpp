#include "core/queue/ticket.h"

#include <gtest/gtest.h>

namespace khongcho {

namespace {

constexpr AtCounter kHere{.counter = {1}, .officer = {11}};
constexpr AtCounter kThere{.counter = {2}, .officer = {12}};

Instant at(std::string_view clock) {
  return *parse_instant("2023-09-29T" + std::string(clock) + ":00+07:00");
}

QueueTicket taken() {
  return {.id = {27},
          .day = civil_day(at("08:00")),
          .service = "ho-tich",
          .letter = "A",
          .number = 27,
          .taken_at = at("08:00"),
          .in_line_since = at("08:00")};
}

QueueTicket called() {
  return *call(taken(), kHere, at("08:20"));
}
QueueTicket serving() {
  return *serve(called(), kHere, at("08:21"));
}
QueueTicket parked() {
  return *park(called(), kHere);
}
QueueTicket instructed() {
  return *finish(serving(), TicketOutcome::instructed, at("08:30"));
}

std::string refusal_of(const Expected<QueueTicket>& ticket) {
  return ticket ? "not refused" : ticket.error().message_id;
}

}  // namespace

TEST(QueueTicket, HasALetterAndThreeDigitsAndMoreWhenTheDayIsLong) {
  QueueTicket ticket = taken();
  EXPECT_EQ(text_of_number(ticket), "A027");
  ticket.number = 1027;
  EXPECT_EQ(text_of_number(ticket), "A1027");
}

TEST(QueueTicket, IsCalledServedAndEnded) {
  const QueueTicket ended = *finish(serving(), TicketOutcome::received, at("08:31"));

  EXPECT_EQ(ended.state, TicketState::ended);
  EXPECT_EQ(ended.outcome, TicketOutcome::received);
  EXPECT_EQ(ended.counter, kHere.counter);
  EXPECT_EQ(ended.called_at, at("08:20"));
  EXPECT_EQ(ended.served_at, at("08:21"));
  EXPECT_EQ(ended.ended_at, at("08:31"));
}

TEST(QueueTicket, IsCalledByOneCounterOnly) {
  EXPECT_EQ(refusal_of(call(called(), kThere, at("08:20"))), "ticket.is_called");
  EXPECT_EQ(refusal_of(call_again(called(), kThere)), "ticket.is_called");
  EXPECT_EQ(refusal_of(serve(called(), kThere, at("08:21"))), "ticket.is_called");
  EXPECT_EQ(refusal_of(park(called(), kThere)), "ticket.is_called");
  EXPECT_EQ(call_again(called(), kHere)->times_called, 2);
}

TEST(QueueTicket, OfSomebodyAbsentKeepsItsNumberAndWaitsFromTheReturnOn) {
  const QueueTicket back = *come_back(parked(), at("09:10"));

  EXPECT_EQ(text_of_number(back), "A027");
  EXPECT_EQ(back.state, TicketState::waiting);
  EXPECT_EQ(back.in_line_since, at("09:10"));
  EXPECT_EQ(refusal_of(come_back(serving(), at("09:10"))), "ticket.is_serving");
}

TEST(QueueTicket, OfSomebodyWhoCorrectedPapersKeepsNumberAndPlace) {
  const QueueTicket back = *return_with_papers(instructed(), civil_day(at("10:05")));

  EXPECT_EQ(text_of_number(back), "A027");
  EXPECT_EQ(back.state, TicketState::waiting);
  EXPECT_EQ(back.outcome, TicketOutcome::none);
  EXPECT_EQ(back.in_line_since, at("08:00"));
}

TEST(QueueTicket, OfYesterdayIsGoodNoMore) {
  const Instant tomorrow = at("08:00") + std::chrono::hours{24};
  EXPECT_EQ(refusal_of(return_with_papers(instructed(), civil_day(tomorrow))),
            "ticket.of_another_day");
}

TEST(QueueTicket, ReturnsOnlyToWhomPapersWereMissing) {
  const auto received = finish(serving(), TicketOutcome::received, at("08:31"));
  EXPECT_EQ(refusal_of(return_with_papers(*received, civil_day(at("10:05")))), "ticket.is_ended");
}

TEST(QueueTicket, KeepsItsPlaceWhenItGoesToAnotherService) {
  const QueueTicket moved = *transfer(serving(), "chung-thuc", kHere);

  EXPECT_EQ(moved.service, "chung-thuc");
  EXPECT_EQ(moved.state, TicketState::waiting);
  EXPECT_EQ(moved.in_line_since, at("08:00"));
  EXPECT_FALSE(moved.counter);
  EXPECT_EQ(refusal_of(transfer(serving(), "ho-tich", kHere)), "ticket.same_service");
  EXPECT_EQ(refusal_of(transfer(serving(), "chung-thuc", kThere)), "ticket.is_serving");
}

TEST(QueueTicket, EndsInExactlyOneOutcome) {
  const auto left = finish(taken(), TicketOutcome::left, at("08:40"));
  ASSERT_TRUE(left);
  EXPECT_EQ(refusal_of(finish(*left, TicketOutcome::left, at("08:41"))), "ticket.is_ended");
  EXPECT_EQ(refusal_of(finish(serving(), TicketOutcome::none, at("08:41"))), "ticket.no_outcome");
  EXPECT_EQ(refusal_of(finish(serving(), TicketOutcome::left, at("08:41"))), "ticket.is_serving");
  EXPECT_EQ(refusal_of(finish(taken(), TicketOutcome::received, at("08:41"))), "ticket.is_waiting");
  EXPECT_TRUE(finish(parked(), TicketOutcome::left, at("17:00")));
}

TEST(QueueTicket, ReadsBackTheTextsItIsStoredAs) {
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(ticket_state_of(text_of(static_cast<TicketState>(i))), static_cast<TicketState>(i));
  for (int i = 0; i < 6; ++i)
    EXPECT_EQ(ticket_outcome_of(text_of(static_cast<TicketOutcome>(i))),
              static_cast<TicketOutcome>(i));
  EXPECT_FALSE(ticket_state_of("asleep"));
  EXPECT_FALSE(ticket_outcome_of(""));
}

}  // namespace khongcho
