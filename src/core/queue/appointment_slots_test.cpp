#include "core/queue/appointment_slots.h"

#include <gtest/gtest.h>

namespace khongcho {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

Instant at(std::string_view text) { return *parse_instant(text); }
CivilDay day(std::string_view text) { return *parse_day(text); }

// 07:00–11:30 and 13:30–17:00; Fridays from 25/09/2023.
struct Friday {
  Calendar calendar = *Calendar::compile(
      {.seasons = {{{1, 1},
                    {12, 31},
                    {{hours{7}, hours{11} + minutes{30}}, {hours{13} + minutes{30}, hours{17}}}}},
       .days = {{.on = day("2023-10-13"), .kind = SpecialDayKind::holiday}},
       .years = YearRange{2023, 2023}});
  ServiceModel model{.code = "thu-sau", .name = "Thứ sáu", .weekdays = {5},
                     .effective_from = day("2023-09-25")};
  AppointmentRules rules{};

  AppointmentBook book() const { return {calendar, &model, rules}; }
  std::vector<AppointmentSlot> slots(std::string_view now,
                                     std::span<const Appointment> booked = {}) const {
    return slots_of_day(book(), day("2023-09-29"), booked, at(now));
  }
};

Appointment booked_at(std::string_view begins, int place = 1) {
  return {.begins_at = at(begins), .ends_at = at(begins) + minutes{15}, .place = place};
}

}  // namespace

TEST(AppointmentSlots, LieInsideTheSessions) {
  const auto slots = Friday{}.slots("2023-09-28 12:00");

  ASSERT_EQ(slots.size(), 18u + 14u);
  EXPECT_EQ(slots.front().from, at("2023-09-29 07:00"));
  EXPECT_EQ(slots[17].to, at("2023-09-29 11:30"));
  EXPECT_EQ(slots[18].from, at("2023-09-29 13:30"));
  EXPECT_EQ(slots.back().to, at("2023-09-29 17:00"));
}

TEST(AppointmentSlots, OfALengthThatDoesNotFitLeaveTheRestOfTheSessionFree) {
  Friday friday;
  friday.rules.slot_minutes = 40;
  const auto slots = friday.slots("2023-09-28 12:00");

  ASSERT_EQ(slots.size(), 6u + 5u);
  EXPECT_EQ(slots[5].to, at("2023-09-29 11:00"));
  EXPECT_EQ(slots.back().to, at("2023-09-29 16:50"));
}

TEST(AppointmentSlots, ThatHaveBegunAreNotOffered) {
  EXPECT_EQ(Friday{}.slots("2023-09-29 09:00").front().from, at("2023-09-29 09:15"));
  EXPECT_EQ(Friday{}.slots("2023-09-29 08:59:59").front().from, at("2023-09-29 09:00"));
  EXPECT_TRUE(Friday{}.slots("2023-09-29 16:45").empty());
}

TEST(AppointmentSlots, CountWhoHasAPlace) {
  Friday friday;
  friday.rules.per_slot = 2;
  Appointment cancelled = booked_at("2023-09-29 09:00", 2);
  cancelled.cancelled_at = at("2023-09-28 08:00");
  const std::vector<Appointment> booked{booked_at("2023-09-29 09:00"), cancelled,
                                        booked_at("2023-09-29 10:00"),
                                        booked_at("2023-09-29 10:00", 2)};
  const auto slots = friday.slots("2023-09-29 08:50", booked);

  EXPECT_EQ(slots[0].left, 1);
  EXPECT_EQ(slots[1].left, 2);
  EXPECT_EQ(slots[4].left, 0);
  EXPECT_EQ(free_place(slots[0], booked), 2);
  EXPECT_EQ(free_place(slots[1], booked), 1);
}

TEST(AppointmentSlots, ThatTheDataHasMadeSmallerAreFullAndNeverLessThanEmpty) {
  Friday friday;  // one place, and two people have it
  const std::vector<Appointment> booked{booked_at("2023-09-29 09:00"),
                                        booked_at("2023-09-29 09:00", 2)};
  EXPECT_EQ(friday.slots("2023-09-29 08:50", booked).front().left, 0);
  friday.rules.per_slot = -3;
  for (const AppointmentSlot& slot : friday.slots("2023-09-28 12:00")) EXPECT_EQ(slot.left, 0);
  friday.rules.slot_minutes = 0;
  EXPECT_TRUE(friday.slots("2023-09-28 12:00").empty());
}

TEST(AppointmentSlots, OfAnotherRhythmTakeAPlaceFromAllTheyRunInto) {
  const std::vector<Appointment> booked{booked_at("2023-09-29 09:05")};
  const auto slots = Friday{}.slots("2023-09-29 08:50", booked);

  EXPECT_EQ(slots[0].left, 0);
  EXPECT_EQ(slots[1].left, 0);
  EXPECT_EQ(slots[2].left, 1);
}

TEST(AppointmentSlots, OfAHalfDayModelStayInItsWindow) {
  Friday friday;
  friday.model.window = Session{hours{8} + minutes{10}, hours{10}};
  const auto slots = friday.slots("2023-09-28 12:00");

  ASSERT_EQ(slots.size(), 7u);
  EXPECT_EQ(slots.front().from, at("2023-09-29 08:15"));
  EXPECT_EQ(slots.back().to, at("2023-09-29 10:00"));
}

TEST(AppointmentDays, AreNoWaitDaysFromTodayOn) {
  const Friday friday;
  const auto days = appointment_days(friday.book(), at("2023-09-29 16:30"));

  const std::vector<CivilDay> wanted{day("2023-09-29"), day("2023-10-06"), day("2023-10-20"),
                                     day("2023-10-27")};
  EXPECT_EQ(days, wanted) << "13/10 is a holiday, 03/11 too far";
  EXPECT_EQ(appointment_days(friday.book(), at("2023-09-29 16:45")).front(), day("2023-10-06"));
  EXPECT_TRUE(
      appointment_days({friday.calendar, nullptr, friday.rules}, at("2023-09-29 08:00")).empty());
}

TEST(AppointmentSlot, IsRefusedWithTheReason) {
  const Friday friday;
  const Instant now = at("2023-09-29 08:50");
  const std::vector<Appointment> booked{booked_at("2023-09-29 09:00")};
  const auto refused = [&](std::string_view begins) {
    const auto slot = slot_to_book(friday.book(), at(begins), booked, now);
    return slot ? std::string("booked") : slot.error().message_id;
  };

  EXPECT_EQ(refused("2023-09-29 09:15"), "booked");
  EXPECT_EQ(refused("2023-09-29 09:00"), "appointment.slot_full");
  EXPECT_EQ(refused("2023-09-29 08:45"), "appointment.has_begun");
  EXPECT_EQ(refused("2023-09-29 08:50"), "appointment.has_begun");
  EXPECT_EQ(refused("2023-09-29 09:07"), "appointment.no_such_slot");
  EXPECT_EQ(refused("2023-09-29 12:00"), "appointment.no_such_slot") << "lunch";
  EXPECT_EQ(refused("2023-10-02 09:00"), "appointment.no_such_slot") << "a Monday";
  EXPECT_EQ(refused("2023-11-03 09:00"), "appointment.no_such_slot") << "too far";
}

}  // namespace khongcho
