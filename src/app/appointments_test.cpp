#include "app/appointments.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <set>
#include <thread>

#include "app/counter_calls.h"
#include "app/counter_duties.h"
#include "base/sms_text.h"
#include "tests/office/office_world.h"
#include "tests/support/databases.h"

namespace khongcho {
namespace {

using test::at;
using test::OfficeWorld;

const CivilDay kNextFriday = *parse_day("2023-10-06");

class Appointments : public testing::Test {
 protected:
  Appointments() { world.set_time("2023-09-29 08:00"); }

  Expected<Appointment> book(std::string_view begins, const std::string& phone = {},
                             const std::string& key = {}) {
    return app::book_appointment(world.ctx(), world.thanh_son,
                                 {.service = "ho-tich",
                                  .begins_at = at(begins),
                                  .phone = phone,
                                  .request_key = key});
  }
  Appointment booked(std::string_view begins, const std::string& phone = {}) {
    const auto made = book(begins, phone);
    if (!made) throw std::runtime_error("refused: " + made.error().message_id);
    return *made;
  }
  std::string refused(std::string_view begins, const std::string& phone = {}) {
    const auto made = book(begins, phone);
    return made ? "booked" : made.error().message_id;
  }
  Expected<app::Arrival> arrive(const Appointment& appointment,
                                app::Early early = app::Early::refused) {
    return app::arrive(world.ctx(), world.thanh_son, appointment.code, early);
  }
  int left(std::string_view begins) {
    const auto slots = app::booking_slots(world.ctx(), world.thanh_son, "ho-tich",
                                          civil_day(at(begins)));
    for (const AppointmentSlot& slot : *slots)
      if (slot.from == at(begins)) return slot.left;
    return -1;
  }

  OfficeWorld world;
};

TEST_F(Appointments, AreBookedOnANoWaitDayWithACode) {
  const Appointment made = booked("2023-10-06 09:00", "0912 345 678");

  EXPECT_EQ(made.code.size(), 8u);
  EXPECT_EQ(made.phone, "+84912345678");
  EXPECT_EQ(made.ends_at, at("2023-10-06 09:15"));
  const auto view = app::find_appointment(world.ctx(), " " + spaced_code(made.code) + " ");
  ASSERT_TRUE(view);
  EXPECT_EQ(view->appointment.id, made.id);
  EXPECT_EQ(view->state, AppointmentState::booked);
  EXPECT_EQ(view->service.name, "Hộ tịch");
  EXPECT_EQ(view->office.slug, "xa-thanh-son");
  EXPECT_EQ(left("2023-10-06 09:00"), 0);
  EXPECT_EQ(left("2023-10-06 09:15"), 1);
}

TEST_F(Appointments, AreRefusedWithTheReasonAndNothingIsChanged) {
  booked("2023-10-06 09:00");

  EXPECT_EQ(refused("2023-10-06 09:00"), "appointment.slot_full");
  EXPECT_EQ(refused("2023-10-05 09:00"), "appointment.no_such_slot") << "a Thursday";
  EXPECT_EQ(refused("2023-10-06 12:00"), "appointment.no_such_slot") << "lunch";
  EXPECT_EQ(refused("2023-09-29 08:00"), "appointment.has_begun");
  EXPECT_EQ(refused("2023-09-22 09:00"), "appointment.has_begun");
  EXPECT_EQ(refused("2023-10-06 09:15", "113"), "intake.wrong_phone");
  EXPECT_EQ(app::book_appointment(world.ctx(), world.thanh_son,
                                  {.service = "dat-dai", .begins_at = at("2023-10-06 09:15")})
                .error()
                .message_id,
            "queue.unknown_service");
  world.thanh_son.active = false;
  EXPECT_EQ(refused("2023-10-06 09:15"), "queue.office_closed");
  world.thanh_son.active = true;
  EXPECT_EQ(left("2023-10-06 09:15"), 1);
}

TEST_F(Appointments, SentTwiceAreOne) {
  const auto first = book("2023-10-06 09:00", "", "mot-lan");
  const auto again = book("2023-10-06 09:00", "", "mot-lan");

  ASSERT_TRUE(first && again);
  EXPECT_EQ(first->code, again->code);
  EXPECT_EQ(left("2023-10-06 09:15"), 1);
}

TEST_F(Appointments, OfOneTelephoneAreTwoAtMostUntilOneIsOver) {
  booked("2023-09-29 08:15", "0912345678");
  const Appointment second = booked("2023-10-06 09:00", "+84 912 345 678");

  EXPECT_EQ(refused("2023-10-06 10:00", "0912 345 678"), "appointment.too_many");
  EXPECT_EQ(refused("2023-10-06 10:00", "0987 654 321"), "booked");
  const auto elsewhere = app::book_appointment(
      world.ctx(), world.hong_lac,
      {.service = "ho-tich", .begins_at = at("2023-10-06 10:00"), .phone = "0912345678"});
  EXPECT_TRUE(elsewhere) << "an office counts its own";

  world.set_time("2023-09-29 08:31");  // nobody came at 08:15
  EXPECT_EQ(refused("2023-10-06 10:15", "0912 345 678"), "booked");
  ASSERT_TRUE(app::cancel_appointment(world.ctx(), second.code));
  EXPECT_EQ(refused("2023-10-06 10:30", "0912 345 678"), "booked");
}

TEST_F(Appointments, CancelledFreeTheirPlace) {
  const Appointment made = booked("2023-10-06 09:00");

  ASSERT_TRUE(app::cancel_appointment(world.ctx(), made.code));
  ASSERT_TRUE(app::cancel_appointment(world.ctx(), made.code)) << "twice is once";

  EXPECT_EQ(left("2023-10-06 09:00"), 1);
  const Appointment next = booked("2023-10-06 09:00");
  EXPECT_NE(next.code, made.code);
  EXPECT_EQ(app::cancel_appointment(world.ctx(), "ZZZZZZZZ").error().code, ErrorCode::not_found);
}

TEST_F(Appointments, ThatAreDueGoAheadOfWhoWaits) {
  const Appointment made = booked("2023-09-29 09:00");
  world.set_time("2023-09-29 08:40");
  ASSERT_TRUE(app::take_number(world.ctx(), world.thanh_son, {.service = "ho-tich"}));
  world.set_time("2023-09-29 08:45");

  const auto came = arrive(made);

  ASSERT_TRUE(came);
  EXPECT_EQ(came->came_as, AppointmentState::due);
  EXPECT_TRUE(came->has_priority());
  EXPECT_EQ(came->number.ticket.priority, "hen-gio");
  EXPECT_EQ(text_of_number(came->number.ticket), "A002");
  const app::Desk desk{world.hoa, world.counter.id};
  ASSERT_TRUE(app::open_counter(world.ctx(), desk, {}));
  EXPECT_EQ(text_of_number(*app::call_next_ticket(world.ctx(), desk)), "A002");
}

TEST_F(Appointments, ThatComeTwiceHaveOneNumber) {
  const Appointment made = booked("2023-09-29 09:00");
  world.set_time("2023-09-29 09:00");
  const auto first = arrive(made);
  world.set_time("2023-09-29 11:00");
  const auto again = arrive(made);

  ASSERT_TRUE(first && again);
  EXPECT_EQ(again->number.ticket.id, first->number.ticket.id);
  EXPECT_EQ(again->number.secret, first->number.secret);
  EXPECT_EQ(again->came_as, AppointmentState::arrived);
  EXPECT_EQ(app::cancel_appointment(world.ctx(), made.code).error().message_id,
            "appointment.came_already");
  EXPECT_EQ(app::find_appointment(world.ctx(), made.code)->number, "A001");
}

TEST_F(Appointments, ThatComeEarlyAreAskedAndThenHaveNoPriority) {
  const Appointment made = booked("2023-09-29 10:00");

  const auto asked = arrive(made);
  EXPECT_EQ(asked.error().message_id, "appointment.too_early");
  EXPECT_EQ(asked.error().args, (std::vector<std::string>{"10:00", "09:45"}));
  const auto came = arrive(made, app::Early::accepted);

  ASSERT_TRUE(came);
  EXPECT_EQ(came->came_as, AppointmentState::booked);
  EXPECT_FALSE(came->has_priority());
}

TEST_F(Appointments, ThatComeTooLateComeAsEverybody) {
  const Appointment made = booked("2023-09-29 09:00");
  world.set_time("2023-09-29 09:15:01");
  EXPECT_EQ(app::find_appointment(world.ctx(), made.code)->state, AppointmentState::no_show);

  const auto came = arrive(made);

  ASSERT_TRUE(came);
  EXPECT_EQ(came->came_as, AppointmentState::no_show);
  EXPECT_FALSE(came->has_priority());
}

TEST_F(Appointments, OfAnotherDayOrOfficeTakeNoNumber) {
  const Appointment made = booked("2023-10-06 09:00");

  EXPECT_EQ(arrive(made, app::Early::accepted).error().message_id, "appointment.another_day");
  EXPECT_EQ(app::arrive(world.ctx(), world.hong_lac, made.code, app::Early::accepted)
                .error()
                .message_id,
            "appointment.another_office");
  ASSERT_TRUE(app::cancel_appointment(world.ctx(), made.code));
  world.set_time("2023-10-06 09:00");
  EXPECT_EQ(arrive(made).error().message_id, "appointment.is_cancelled");
  EXPECT_EQ(app::arrive(world.ctx(), world.thanh_son, "khong phai ma", app::Early::accepted)
                .error()
                .message_id,
            "appointment.unknown_code");
  const auto number =
      app::take_number(world.ctx(), world.thanh_son, {.service = "ho-tich"});
  EXPECT_EQ(text_of_number(number->ticket), "A001") << "no number was lost";
}

TEST_F(Appointments, DaysSayHowManyPlacesAreLeft) {
  booked("2023-10-06 09:00");
  const auto days = app::booking_days(world.ctx(), world.thanh_son, "ho-tich");

  ASSERT_TRUE(days);
  ASSERT_EQ(days->size(), 5u);
  EXPECT_EQ(days->front().day, civil_day(world.time.now()));
  EXPECT_EQ((*days)[1].day, kNextFriday);
  EXPECT_EQ((*days)[1].left, (*days)[2].left - 1);
  EXPECT_EQ(app::booking_days(world.ctx(), world.thanh_son, "khong-co").error().message_id,
            "queue.unknown_service");
  Office without_model = world.thanh_son;
  without_model.model = "";
  EXPECT_TRUE(app::booking_services(world.ctx(), without_model).empty());
}

TEST_F(Appointments, AreListedForWhoReceivesThereAndCounted) {
  booked("2023-09-29 08:15");
  const Appointment second = booked("2023-09-29 09:00");
  const Appointment third = booked("2023-09-29 10:00");
  booked("2023-09-29 11:00");
  ASSERT_TRUE(app::cancel_appointment(world.ctx(), third.code));
  world.set_time("2023-09-29 09:00");
  ASSERT_TRUE(app::arrive(world.ctx(), world.hoa, second.code, app::Early::refused));

  const auto list =
      app::appointments_of_day(world.ctx(), world.hoa, civil_day(world.time.now()));
  ASSERT_TRUE(list);
  EXPECT_EQ(list->lines.size(), 4u);
  EXPECT_EQ(list->count(AppointmentState::no_show), 1);
  EXPECT_EQ(list->count(AppointmentState::arrived), 1);
  EXPECT_EQ(list->count(AppointmentState::cancelled), 1);
  EXPECT_EQ(list->count(AppointmentState::booked), 1);
  EXPECT_TRUE(app::appointments_of_day(world.ctx(), world.minh, civil_day(world.time.now()))
                  ->lines.empty());
  for (const Officer* other : {&world.nam, &world.lan, &world.vp, &world.admin}) {
    EXPECT_EQ(app::appointments_of_day(world.ctx(), *other, kNextFriday).error().code,
              ErrorCode::not_allowed);
    EXPECT_EQ(
        app::arrive(world.ctx(), *other, second.code, app::Early::accepted).error().code,
        ErrorCode::not_allowed);
  }
  EXPECT_EQ(app::arrive(world.ctx(), world.minh, third.code, app::Early::accepted)
                .error()
                .message_id,
            "appointment.another_office");
}

TEST_F(Appointments, RemindInOneMessageWhereverAndWhateverFor) {
  for (const OfficeSeed& seed : OfficeWorld::law().law().offices) {
    Office office = world.thanh_son;
    office.name = seed.name;
    for (const QueueService& service : OfficeWorld::law().waiting_room(office).services) {
      const std::string text = app::reminder_text(
          world.ctx(), {.appointment = {.code = "7K4M29RT", .begins_at = at("2023-10-06 09:15")},
                        .office = office, .service = service});
      EXPECT_LE(text.size(), kOneMessage) << text;
      EXPECT_EQ(text, without_marks(text));
      EXPECT_NE(text.find("09:15 ngay 06/10/2023. Ma 7K4M 29RT. Uu tien neu den tu 09:00"),
                text.npos)
          << text;
    }
  }
}

class AppointmentRace : public test::DatabaseTest {};

TEST_P(AppointmentRace, TheLastPlaceGoesToOnePerson) {
  OfficeWorld world(url(), "2023-09-29 08:00");
  constexpr int kPeople = 64;
  std::latch together{kPeople};
  std::atomic<int> booked{0};
  std::atomic<int> full{0};
  {
    std::vector<std::jthread> people;
    for (int n = 0; n < kPeople; ++n)
      people.emplace_back([&] {
        together.arrive_and_wait();
        const auto made = app::book_appointment(
            world.ctx(), world.thanh_son,
            {.service = "ho-tich", .begins_at = at("2023-10-06 09:00")});
        if (made) ++booked;
        if (!made && made.error().message_id == "appointment.slot_full") ++full;
      });
  }
  const int places = OfficeWorld::law().waiting_room(world.thanh_son).appointments.per_slot;
  EXPECT_EQ(booked, places);
  EXPECT_EQ(full, kPeople - places);
}

TEST_P(AppointmentRace, ComingAtManyKiosksAtOnceGivesOneNumber) {
  OfficeWorld world(url(), "2023-09-29 08:00");
  const auto made = app::book_appointment(
      world.ctx(), world.thanh_son,
      {.service = "ho-tich", .begins_at = at("2023-09-29 08:15")});
  ASSERT_TRUE(made);
  std::vector<std::string> numbers(16);
  std::latch together{16};
  {
    std::vector<std::jthread> kiosks;
    for (std::string& number : numbers)
      kiosks.emplace_back([&] {
        together.arrive_and_wait();
        const auto came =
            app::arrive(world.ctx(), world.thanh_son, made->code, app::Early::refused);
        number = came ? text_of_number(came->number.ticket) : came.error().message_id;
      });
  }
  EXPECT_EQ(std::set<std::string>(numbers.begin(), numbers.end()),
            std::set<std::string>{"A001"});
}

ON_BOTH_DATABASES(AppointmentRace);

}  // namespace
}  // namespace khongcho
