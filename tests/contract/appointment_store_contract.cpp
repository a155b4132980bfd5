// Appointments on both databases: no place, code or key twice; found by code, day, service and
// telephone number; one that came has its number.
#include <gtest/gtest.h>

#include "sql/error.h"
#include "store/appointment_store.h"
#include "store/migrations.h"
#include "store/office_store.h"
#include "store/ticket_store.h"
#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

constexpr CivilDay kDay{std::chrono::year{2023} / 9 / 29};
constexpr Instant kNow = instant_of(kDay, std::chrono::hours{8});
constexpr Instant kNine = instant_of(kDay, std::chrono::hours{9});
constexpr Seconds kSlot = std::chrono::minutes{15};

class AppointmentStoreContract : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return store::migrations(); }

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    office = {.id = make<OfficeId>(), .code = "000.25.20.H23", .slug = "xa-thanh-son"};
    commit([&](sql::Transaction& tx) { store::insert(tx, office); });
  }

  Appointment at(Instant begins, int place = 1) const {
    const AppointmentId id = make<AppointmentId>();
    return {.id = id, .office = office.id, .code = std::to_string(id.value),
            .service = "ho-tich", .begins_at = begins, .ends_at = begins + kSlot, .place = place,
            .booked_at = kNow};
  }
  Appointment booked(Appointment appointment, const std::string& key = {}) {
    commit([&](sql::Transaction& tx) { store::insert(tx, appointment, key); });
    return appointment;
  }
  QueueTicket ticket() {
    const QueueTicket made{.id = make<TicketId>(), .office = office.id, .day = kDay,
                           .service = "ho-tich", .letter = "A", .number = 1, .taken_at = kNow,
                           .in_line_since = kNow};
    commit([&](sql::Transaction& tx) {
      store::insert(tx, made, {.channel = "appointment", .secret = "bi-mat", .request_key = ""});
    });
    return made;
  }

  Office office;
};

TEST_P(AppointmentStoreContract, IsFoundByItsCodeAsItWasBooked) {
  Appointment wanted = at(kNine, 2);
  wanted.phone = "+84912345678";
  booked(wanted, "khoa");
  read([&](sql::Transaction& tx) {
    const auto found = store::find_appointment(tx, wanted.code);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, wanted.id);
    EXPECT_EQ(found->office, office.id);
    EXPECT_EQ(found->service, "ho-tich");
    EXPECT_EQ(found->begins_at, kNine);
    EXPECT_EQ(found->ends_at, kNine + kSlot);
    EXPECT_EQ(found->place, 2);
    EXPECT_EQ(found->phone, "+84912345678");
    EXPECT_EQ(found->booked_at, kNow);
    EXPECT_FALSE(found->cancelled_at || found->arrived_at || found->ticket);
    EXPECT_EQ(store::find_appointment_by_request_key(tx, "khoa")->id, wanted.id);
    EXPECT_FALSE(store::find_appointment(tx, "ZZZZZZZZ"));
    EXPECT_FALSE(store::find_appointment_by_request_key(tx, "khac"));
  });
}

TEST_P(AppointmentStoreContract, NoPlaceCodeOrKeyIsGivenTwice) {
  Appointment first = booked(at(kNine), "khoa");

  EXPECT_THROW(booked(at(kNine)), sql::Error) << "the place";
  Appointment same_code = at(kNine, 2);
  same_code.code = first.code;
  EXPECT_THROW(booked(same_code), sql::Error);
  EXPECT_THROW(booked(at(kNine, 2), "khoa"), sql::Error);
  EXPECT_THROW(booked(at(kNine, 0)), sql::Error) << "there is no place 0";

  first.cancelled_at = kNow;
  commit([&](sql::Transaction& tx) { store::update(tx, first); });
  booked(at(kNine));
}

TEST_P(AppointmentStoreContract, ComesWithANumberOrNotAtAll) {
  Appointment appointment = at(kNine);
  appointment.phone = "+84912345678";
  booked(appointment);
  appointment.phone.clear();
  appointment.arrived_at = kNine;
  EXPECT_THROW(commit([&](sql::Transaction& tx) { store::update(tx, appointment); }), sql::Error);
  appointment.ticket = ticket().id;

  commit([&](sql::Transaction& tx) { store::update(tx, appointment); });

  const auto found =
      read([&](sql::Transaction& tx) { return store::find_appointment(tx, appointment.code); });
  EXPECT_EQ(found->arrived_at, kNine);
  EXPECT_EQ(found->ticket, appointment.ticket);
  EXPECT_EQ(found->phone, "");
  appointment.cancelled_at = kNine;
  EXPECT_THROW(commit([&](sql::Transaction& tx) { store::update(tx, appointment); }), sql::Error);
}

TEST_P(AppointmentStoreContract, AreListedByDayServiceAndTelephone) {
  Appointment late = at(kNine + 2 * kSlot);
  late.phone = "+84912345678";
  booked(late);
  Appointment other = at(kNine);
  other.service = "chung-thuc";
  other.phone = "+84912345678";
  booked(other);
  Appointment gone = at(kNine);
  gone.phone = "+84912345678";
  gone.cancelled_at = kNow;
  booked(gone);
  booked(at(kNine + std::chrono::days{7}));

  const Instant end = instant_of(kDay + std::chrono::days{1});
  read([&](sql::Transaction& tx) {
    const auto day = store::appointments_of_office(tx, office.id, instant_of(kDay), end);
    ASSERT_EQ(day.size(), 3u) << "cancelled ones too";
    EXPECT_EQ(day.back().id, late.id) << "by the hour";
    const auto service =
        store::appointments_for_service(tx, office.id, "ho-tich", instant_of(kDay), end);
    ASSERT_EQ(service.size(), 1u);
    EXPECT_EQ(service.front().id, late.id);
    const auto of_phone = store::appointments_by_phone(tx, office.id, "+84912345678", kNine);
    ASSERT_EQ(of_phone.size(), 2u);
    EXPECT_EQ(of_phone.front().id, other.id);
    EXPECT_EQ(store::appointments_by_phone(tx, office.id, "+84912345678", kNine + kSlot).size(),
              1u);
  });
}

ON_BOTH_DATABASES(AppointmentStoreContract);

}  // namespace
}  // namespace khongcho::test
