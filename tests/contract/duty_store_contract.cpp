// Rosters, absences, delegations and acknowledgements on both databases: found by office, officer
// and time, and refused where the table says so.
#include <gtest/gtest.h>

#include "sql/error.h"
#include "store/duty_store.h"
#include "store/migrations.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr CivilDay kDay{std::chrono::year{2023} / 9 / 29};
constexpr Instant kNow = instant_of(kDay, hours{8});

class DutyStoreContract : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return store::migrations(); }

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    office = {.id = make<OfficeId>(), .code = "000.25.20.H23", .slug = "xa-thanh-son"};
    counter = {.id = make<CounterId>(), .office = office.id, .name = "Quầy 1"};
    lan = {.id = make<OfficerId>(), .login = "lan", .full_name = "Lê Thị Lan", .title = "",
           .office = office.id};
    nam = {.id = make<OfficerId>(), .login = "nam", .full_name = "Phạm Văn Nam", .title = "",
           .office = office.id};
    commit([&](sql::Transaction& tx) {
      store::insert(tx, office);
      store::insert(tx, counter);
      store::insert(tx, lan, "", kNow);
      store::insert(tx, nam, "", kNow);
    });
  }

  DutyEntry a_duty(DutyRole role, const Officer& who, CivilDay day = kDay, int from = 7) {
    return {.id = make<DutyEntryId>(), .office = office.id, .day = day, .role = role,
            .officer = who.id, .from = hours{from}, .to = hours{17}};
  }
  DutyEntry saved(DutyEntry entry) {
    commit([&](sql::Transaction& tx) { store::insert(tx, entry, kNow); });
    return entry;
  }
  Absence saved(Instant from, Instant to, const Officer& who) {
    const Absence absence{.id = make<AbsenceId>(), .office = office.id, .officer = who.id,
                          .from = from, .to = to, .reason = "Họp huyện",
                          .reported_by = nam.id, .reported_at = kNow};
    commit([&](sql::Transaction& tx) { store::insert(tx, absence); });
    return absence;
  }
  Delegation a_delegation() {
    return {.id = make<DelegationId>(), .office = office.id, .from = lan.id, .to = nam.id,
            .manner = DelegationManner::for_head, .document_number = "12/UQ-UBND",
            .document_day = kDay - days{1}, .first_day = kDay, .last_day = kDay + days{7},
            .fields = {"Hộ tịch", "Chứng thực"}, .created_by = lan.id, .created_at = kNow};
  }

  Office office;
  Counter counter;
  Officer lan;
  Officer nam;
};

TEST_P(DutyStoreContract, ARosterIsFoundByOfficeAndOfficer) {
  DutyEntry specialist = a_duty(DutyRole::specialist, nam, kDay, 8);
  specialist.field = "Hộ tịch";
  saved(specialist);
  const DutyEntry signer = saved(a_duty(DutyRole::signer, lan));
  DutyEntry receptionist = a_duty(DutyRole::receptionist, nam, kDay + days{7});
  receptionist.counter = counter.id;
  receptionist.planned_by = lan.id;
  saved(receptionist);

  read([&](sql::Transaction& tx) {
    const auto day = store::duty_of_office(tx, office.id, kDay, kDay);
    ASSERT_EQ(day.size(), 2u);
    EXPECT_EQ(day[0].id, signer.id) << "by the hour";
    EXPECT_EQ(day[1].field, "Hộ tịch");
    EXPECT_FALSE(day[1].planned_by);
    EXPECT_EQ(store::duty_of_office(tx, office.id, kDay, kDay + days{7}).size(), 3u);
    const auto found = store::find_duty_entry(tx, receptionist.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->counter, counter.id);
    EXPECT_EQ(found->planned_by, lan.id);
    EXPECT_EQ(found->to, hours{17});
    EXPECT_EQ(store::duty_of_officer(tx, nam.id, kDay).size(), 1u);
  });
  commit([&](sql::Transaction& tx) { store::delete_duty_entry(tx, signer.id); });
  EXPECT_FALSE(read([&](sql::Transaction& tx) { return store::find_duty_entry(tx, signer.id); }));
}

TEST_P(DutyStoreContract, TheTableRefusesWhatMakesNoSense) {
  DutyEntry without_counter = a_duty(DutyRole::receptionist, nam);
  EXPECT_THROW(saved(without_counter), sql::Error);
  DutyEntry with_field = a_duty(DutyRole::signer, lan);
  with_field.field = "Hộ tịch";
  EXPECT_THROW(saved(with_field), sql::Error);
  EXPECT_THROW(saved(kNow, kNow, lan), sql::Error);
  Delegation to_oneself = a_delegation();
  to_oneself.to = lan.id;
  EXPECT_THROW(commit([&](sql::Transaction& tx) { store::insert(tx, to_oneself); }), sql::Error);
}

TEST_P(DutyStoreContract, ADayIsConfirmedUntilItIsNot) {
  const auto find = [&] {
    return read([&](sql::Transaction& tx) {
      return store::find_duty_confirmation(tx, office.id, kDay);
    });
  };
  EXPECT_FALSE(find());
  for (const Officer* by : {&lan, &nam})
    commit([&](sql::Transaction& tx) {
      store::save(tx, store::DutyConfirmation{office.id, kDay, by->id, kNow});
    });
  ASSERT_TRUE(find());
  EXPECT_EQ(find()->by, nam.id);
  commit([&](sql::Transaction& tx) { store::delete_duty_confirmation(tx, office.id, kDay); });
  EXPECT_FALSE(find());
}

TEST_P(DutyStoreContract, AbsencesAreFoundByWhatTheyTouch) {
  Absence afternoon = saved(kNow + hours{6}, kNow + hours{9}, lan);
  saved(kNow + hours{30}, kNow + hours{33}, lan);
  saved(kNow + hours{6}, kNow + hours{7}, nam);

  read([&](sql::Transaction& tx) {
    EXPECT_EQ(store::absences_of_office(tx, office.id, kNow, kNow + hours{16}).size(), 2u);
    EXPECT_EQ(store::absences_of_office(tx, office.id, kNow, kNow + hours{6}).size(), 0u);
    EXPECT_EQ(store::absences_of_office(tx, office.id, kNow + hours{9}, kNow + hours{20}).size(),
              0u);
    EXPECT_EQ(store::absences_of_officer(tx, lan.id, kNow, kNow + hours{99}).size(), 2u);
  });
  afternoon.to = kNow + hours{7};
  afternoon.substitute = nam.id;
  commit([&](sql::Transaction& tx) { store::update(tx, afternoon); });
  const auto found =
      read([&](sql::Transaction& tx) { return store::find_absence(tx, afternoon.id); });
  EXPECT_EQ(found->to, kNow + hours{7});
  EXPECT_EQ(found->substitute, nam.id);
  EXPECT_EQ(found->reason, "Họp huyện");
  commit([&](sql::Transaction& tx) { store::delete_absence(tx, afternoon.id); });
  EXPECT_FALSE(read([&](sql::Transaction& tx) { return store::find_absence(tx, afternoon.id); }));
}

TEST_P(DutyStoreContract, ADelegationIsFoundUntilItsLastDay) {
  Delegation given = a_delegation();
  commit([&](sql::Transaction& tx) { store::insert(tx, given); });

  read([&](sql::Transaction& tx) {
    EXPECT_EQ(store::delegations_of_office(tx, office.id, kDay + days{7}).size(), 1u);
    EXPECT_EQ(store::delegations_of_office(tx, office.id, kDay + days{8}).size(), 0u);
    EXPECT_EQ(store::delegations_to(tx, lan.id, kDay).size(), 0u);
    const auto found = store::delegations_to(tx, nam.id, kDay);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].fields, given.fields);
    EXPECT_EQ(found[0].manner, DelegationManner::for_head);
    EXPECT_EQ(found[0].document_day, kDay - days{1});
    EXPECT_FALSE(found[0].revoked_at);
  });
  given.revoked_by = lan.id;
  given.revoked_at = kNow;
  commit([&](sql::Transaction& tx) { store::update(tx, given); });
  EXPECT_EQ(read([&](sql::Transaction& tx) {
              return store::find_delegation(tx, given.id)->revoked_at;
            }), kNow);
}

TEST_P(DutyStoreContract, AProblemIsAcknowledgedOnce) {
  for (const char* reason : {"Chủ tịch ký tại nhà văn hóa", "khác"})
    commit([&](sql::Transaction& tx) {
      store::insert(tx, store::ReadinessAcknowledgement{office.id, kDay, "no_signer::14:00–17:00",
                                                        lan.id, kNow, reason});
    });
  const auto all = read([&](sql::Transaction& tx) {
    return store::acknowledgements_of(tx, office.id, kDay);
  });
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].reason, "Chủ tịch ký tại nhà văn hóa");
  EXPECT_EQ(all[0].problem, "no_signer::14:00–17:00");
}

ON_BOTH_DATABASES(DutyStoreContract);

}  // namespace
}  // namespace khongcho::test
