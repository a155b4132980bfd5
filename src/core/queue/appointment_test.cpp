#include "core/queue/appointment.h"

#include <gtest/gtest.h>

namespace khongcho {

namespace {

Instant at(std::string_view clock, std::string_view day = "2023-09-29") {
  return *parse_instant(std::string(day) + "T" + std::string(clock) + "+07:00");
}

constexpr AppointmentRules kRules{};

Appointment at_nine() {
  return {.code = "7K4M29RT", .begins_at = at("09:00:00"), .ends_at = at("09:15:00")};
}

AppointmentState state_at(std::string_view clock) {
  return state_of(at_nine(), kRules, at(clock));
}

}  // namespace

TEST(Appointment, IsDueFromAQuarterBeforeUntilItsGraceIsOver) {
  EXPECT_EQ(state_at("08:44:59"), AppointmentState::booked);
  EXPECT_EQ(state_at("08:45:00"), AppointmentState::due);
  EXPECT_EQ(state_at("09:15:00"), AppointmentState::due);
  EXPECT_EQ(state_at("09:15:01"), AppointmentState::no_show);
}

TEST(Appointment, HoldsItsPlaceUntilItIsANoShow) {
  EXPECT_TRUE(holds_place(at_nine(), kRules, at("09:15:00")));
  EXPECT_FALSE(holds_place(at_nine(), kRules, at("09:15:01")));
  const auto came = arrive(at_nine(), TicketId{7}, at("08:50:00"));
  EXPECT_TRUE(holds_place(*came, kRules, at("11:00:00")));
  EXPECT_FALSE(is_open(*came, kRules, at("08:50:00")));
}

TEST(Appointment, IsCancelledOnceAndFreesThePlace) {
  const auto cancelled = cancel(at_nine(), kRules, at("08:00:00"));
  ASSERT_TRUE(cancelled);
  EXPECT_FALSE(holds_place(*cancelled, kRules, at("08:00:00")));
  const auto again = cancel(*cancelled, kRules, at("08:30:00"));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->cancelled_at, at("08:00:00"));

  EXPECT_EQ(cancel(at_nine(), kRules, at("09:16:00")).error().message_id, "appointment.over");
  EXPECT_EQ(arrive(*cancelled, TicketId{7}, at("09:00:00")).error().message_id,
            "appointment.is_cancelled");
}

TEST(Appointment, ComesOnItsDayOnlyAndOnlyOnce) {
  EXPECT_EQ(arrive(at_nine(), TicketId{7}, at("09:00:00", "2023-09-30")).error().message_id,
            "appointment.another_day");
  const auto came = arrive(at_nine(), TicketId{7}, at("10:00:00"));
  ASSERT_TRUE(came);
  EXPECT_EQ(came->ticket, TicketId{7});
  EXPECT_EQ(arrive(*came, TicketId{8}, at("10:01:00")).error().message_id,
            "appointment.came_already");
  EXPECT_EQ(cancel(*came, kRules, at("10:01:00")).error().message_id,
            "appointment.came_already");
}

TEST(Appointment, ForgetsTheTelephoneNumberWhenNobodyNeedsItAnyMore) {
  Appointment appointment = at_nine();
  appointment.phone = "+84912345678";
  EXPECT_EQ(arrive(appointment, TicketId{7}, at("09:00:00"))->phone, "");
  EXPECT_EQ(cancel(appointment, kRules, at("08:00:00"))->phone, "");
}

TEST(AppointmentCode, IsFoundInWhatIsTypedOrScanned) {
  EXPECT_EQ(appointment_code_in("7k4m 29rt"), "7K4M29RT");
  EXPECT_EQ(appointment_code_in(" 7K4M-29RT "), "7K4M29RT");
  EXPECT_EQ(appointment_code_in("https://motcua.vn/dat-lich/7K4M29RT?x=1"), "7K4M29RT");
  EXPECT_EQ(appointment_code_in("/dat-lich/7K4M29RT/"), "7K4M29RT");
  for (const char* wrong : {"", "7K4M29R", "7K4M29RTX", "7K4M29R'", "Lịch hẹn", "////", "?"})
    EXPECT_EQ(appointment_code_in(wrong), "") << wrong;
  EXPECT_EQ(spaced_code("7K4M29RT"), "7K4M 29RT");
}

}  // namespace khongcho
