// Volunteers on both databases: shifts by office and person, one open session each, help counted
// once, declarations found by their number and gone when deleted.
#include <gtest/gtest.h>

#include "sql/error.h"
#include "store/migrations.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/ticket_store.h"
#include "store/volunteer_store.h"
#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

constexpr CivilDay kDay{std::chrono::year{2023} / 9 / 29};
constexpr Instant kNow = instant_of(kDay, std::chrono::hours{8});

class VolunteerStoreContract : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return store::migrations(); }

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    office = {.id = make<OfficeId>(), .code = "000.25.20.H23", .slug = "xa-thanh-son"};
    thao = {.id = make<OfficerId>(), .login = "thao", .full_name = "Vũ Thu Thảo",
            .title = "", .office = office.id};
    binh = {.id = make<OfficerId>(), .login = "binh", .full_name = "Lê Văn Bình",
            .title = "", .office = office.id};
    commit([&](sql::Transaction& tx) {
      store::insert(tx, office);
      store::insert(tx, thao, "", kNow);
      store::insert(tx, binh, "", kNow);
    });
  }

  VolunteerShift shift(const Officer& who, CivilDay day, int from, int to) {
    const VolunteerShift made{.id = make<VolunteerShiftId>(), .office = office.id,
                              .volunteer = who.id, .day = day, .from = std::chrono::hours{from},
                              .to = std::chrono::hours{to}};
    commit([&](sql::Transaction& tx) { store::insert(tx, made, kNow); });
    return made;
  }
  HelpSession session(const Officer& who, Instant at = kNow) {
    const HelpSession made{.id = make<HelpSessionId>(), .office = office.id, .volunteer = who.id,
                           .started_at = at, .last_used_at = at, .consent = "Tôi đồng ý"};
    commit([&](sql::Transaction& tx) { store::insert(tx, made); });
    return made;
  }
  QueueTicket ticket(int number) {
    const QueueTicket made{.id = make<TicketId>(), .office = office.id, .day = kDay,
                           .service = "ho-tich", .letter = "A", .number = number,
                           .taken_at = kNow, .in_line_since = kNow};
    commit([&](sql::Transaction& tx) {
      store::insert(tx, made, {.channel = "volunteer", .secret = std::to_string(number),
                               .request_key = ""});
    });
    return made;
  }
  void save(const HelpSession& of, TicketId ticket, const std::string& name, Instant at = kNow) {
    commit([&](sql::Transaction& tx) {
      store::save(tx, {.session = of.id, .ticket = ticket,
                       .declaration = {.procedure = "C12",
                                       .person = {.full_name = name,
                                                  .personal_id = "030157004512",
                                                  .born_on = "1957-03-05", .sex = "female",
                                                  .address = "Thôn Đông", .phone = "+84912345678",
                                                  .email = "sau@example.vn"}},
                       .saved_at = at});
    });
  }

  Office office;
  Officer thao;
  Officer binh;
};

TEST_P(VolunteerStoreContract, ShiftsAreFoundByOfficeAndByPerson) {
  const VolunteerShift late = shift(thao, kDay, 13, 17);
  const VolunteerShift early = shift(binh, kDay, 7, 11);
  shift(thao, kDay + std::chrono::days{1}, 7, 11);

  read([&](sql::Transaction& tx) {
    const auto of_day = store::shifts_of_office(tx, office.id, kDay, kDay);
    ASSERT_EQ(of_day.size(), 2u);
    EXPECT_EQ(of_day[0].id, early.id) << "by the hour";
    EXPECT_EQ(of_day[1].to, std::chrono::hours{17});
    EXPECT_FALSE(of_day[1].planned_by);
    EXPECT_EQ(store::shifts_of_volunteer(tx, thao.id, kDay, kDay + std::chrono::days{9}).size(),
              2u);
    EXPECT_EQ(store::find_shift(tx, late.id)->day, kDay);
  });
  commit([&](sql::Transaction& tx) {
    store::lock_volunteer(tx, thao.id);
    store::delete_shift(tx, late.id);
  });
  EXPECT_FALSE(read([&](sql::Transaction& tx) { return store::find_shift(tx, late.id); }));
}

TEST_P(VolunteerStoreContract, AVolunteerHasOneOpenSession) {
  HelpSession first = session(thao);
  EXPECT_THROW(session(thao), sql::Error);
  session(binh);

  first.ended_at = kNow + Seconds{60};
  commit([&](sql::Transaction& tx) { store::update(tx, first); });
  const HelpSession second = session(thao);

  read([&](sql::Transaction& tx) {
    EXPECT_EQ(store::open_help_session_of(tx, thao.id)->id, second.id);
    const auto found = store::find_help_session(tx, first.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->ended_at, first.ended_at);
    EXPECT_EQ(found->consent, "Tôi đồng ý");
    EXPECT_FALSE(found->ticket);
  });
}

TEST_P(VolunteerStoreContract, NobodyIsHelpedWithoutConsent) {
  EXPECT_THROW(commit([&](sql::Transaction& tx) {
                 store::insert(tx, HelpSession{.id = make<HelpSessionId>(), .office = office.id,
                                               .volunteer = thao.id, .started_at = kNow,
                                               .last_used_at = kNow});
               }),
               sql::Error);
}

TEST_P(VolunteerStoreContract, AKindIsCountedOnceACitizen) {
  const HelpSession one = session(thao);
  const HelpSession other = session(binh, kNow + Seconds{10});
  commit([&](sql::Transaction& tx) {
    for (int again = 0; again < 3; ++again)
      store::note_help(tx, one, {.kind = HelpKind::declaration, .at = kNow});
    store::note_help(tx, one, {.kind = HelpKind::online, .way = HelpWay::guided, .at = kNow});
    store::note_help(tx, other, {.kind = HelpKind::declaration, .at = kNow + Seconds{10}});
  });

  read([&](sql::Transaction& tx) {
    const auto counts = store::count_helps(tx, office.id, kNow, kNow + Seconds{60});
    ASSERT_EQ(counts.size(), 3u);
    for (const store::HelpCount& count : counts) EXPECT_EQ(count.count, 1);
    EXPECT_EQ(store::count_helps(tx, office.id, kNow + Seconds{1}, kNow + Seconds{60}).size(), 1u);
    EXPECT_TRUE(store::count_helps(tx, office.id, kNow - Seconds{60}, kNow).empty());
    EXPECT_EQ(store::count_helped(tx, office.id, kNow, kNow + Seconds{60}).size(), 2u);
    EXPECT_EQ(store::helps_of(tx, one.id).size(), 2u);
  });
}

TEST_P(VolunteerStoreContract, ADeclarationIsFoundByItsNumberAndGoesWhenDeleted) {
  const HelpSession one = session(thao);
  const QueueTicket number = ticket(1);
  save(one, {}, "Nguyễn Thị Sáu");
  commit([&](sql::Transaction& tx) {
    store::set_ticket_of_declaration(tx, one.id, number.id);
  });
  save(one, number.id, "Nguyễn Thị Sáu B");

  read([&](sql::Transaction& tx) {
    const auto found = store::find_declaration_by_ticket(tx, number.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->declaration.person.full_name, "Nguyễn Thị Sáu B");
    EXPECT_EQ(found->declaration.person.email, "sau@example.vn");
    EXPECT_EQ(found->declaration.procedure, "C12");
    EXPECT_EQ(store::declarations_saved_until(tx, kNow).size(), 1u);
    EXPECT_TRUE(store::declarations_saved_until(tx, kNow - Seconds{1}).empty());
  });
  commit([&](sql::Transaction& tx) { store::delete_declaration(tx, one.id); });
  read([&](sql::Transaction& tx) {
    EXPECT_FALSE(store::find_declaration(tx, one.id));
    EXPECT_FALSE(store::find_declaration_by_ticket(tx, number.id));
  });
}

TEST_P(VolunteerStoreContract, TheLatestDeclarationOfANumberCounts) {
  const HelpSession one = session(thao);
  const HelpSession other = session(binh);
  const QueueTicket number = ticket(2);
  save(one, number.id, "Trần Văn Tư", kNow + Seconds{30});
  save(other, number.id, "Người Khác", kNow);

  read([&](sql::Transaction& tx) {
    EXPECT_EQ(store::find_declaration_by_ticket(tx, number.id)->declaration.person.full_name,
              "Trần Văn Tư");
  });
  commit([&](sql::Transaction& tx) { store::delete_declarations_of(tx, number.id); });
  read([&](sql::Transaction& tx) {
    EXPECT_FALSE(store::find_declaration(tx, one.id));
    EXPECT_FALSE(store::find_declaration(tx, other.id));
  });
}

ON_BOTH_DATABASES(VolunteerStoreContract);

}  // namespace
}  // namespace khongcho::test
