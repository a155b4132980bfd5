// Notices to citizens on both databases: sent by one server alone, told by the office in order, and
// what an older version left behind.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "store/citizen_notice_store.h"
#include "store/dossier_store.h"
#include "store/migrations.h"
#include "store/office_store.h"
#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

using std::chrono::minutes;

constexpr Instant kNow = from_unix(1'695'975'000);
constexpr std::size_t kBeforeNotices = 15;

class CitizenNoticeStoreContract : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override {
    return store::migrations().first(kBeforeNotices);
  }
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    commit([&](sql::Transaction& tx) { store::insert(tx, office); });
  }
  void upgrade() { sql::migrate(db(), store::migrations()); }

  Dossier a_dossier(int n, DossierState state = DossierState::assigned) {
    Dossier dossier{.id = {1000 + n},
                    .code = fmt::format("000.25.20.H23-230929-{:04}", n),
                    .lookup_code = fmt::format("LOOK{:04}", n),
                    .office = office.id,
                    .state = state};
    dossier.received_at = kNow;
    dossier.submitter.email = "sau@example.vn";
    commit([&](sql::Transaction& tx) { store::save_new(tx, dossier, {.at = kNow}); });
    return dossier;
  }
  CitizenNotice a_notice(const Dossier& dossier, Instant at,
                         CitizenNoticeKind kind = CitizenNoticeKind::apologised) {
    const CitizenNotice notice = citizen_notice(kind, dossier, at).value();
    commit([&](sql::Transaction& tx) { store::insert(tx, notice); });
    return notice;
  }
  // As the version before wrote it.
  void an_old_notice(const Dossier& dossier, const std::string& kind) {
    commit([&](sql::Transaction& tx) {
      tx.execute({"test.old_notice",
                  "INSERT INTO outbox (id, kind, dossier_id, at, payload)"
                  " VALUES (:id, :kind, :dossier_id, :at, '')"},
                 {{"id", make_id()}, {"kind", kind}, {"dossier_id", dossier.id}, {"at", kNow}});
    });
  }
  std::vector<CitizenNotice> to_tell(const store::CitizenNoticeKey& after = {}, int limit = 10) {
    return read([&](sql::Transaction& tx) {
      return store::citizen_notices_to_tell(tx, office.id, after, limit);
    });
  }
  std::vector<CitizenNotice> to_send(Instant now) {
    return read([&](sql::Transaction& tx) { return store::citizen_notices_to_send(tx, now, 10); });
  }

  const Office office{.id = make<OfficeId>(), .code = "000.25.20.H23", .slug = "xa-thanh-son"};
};

TEST_P(CitizenNoticeStoreContract, IsTakenByOneServerAndKeepsWhatBecameOfIt) {
  upgrade();
  const CitizenNotice notice = a_notice(a_dossier(1), kNow);
  EXPECT_TRUE(to_send(kNow - Seconds{1}).empty());
  ASSERT_EQ(to_send(kNow).size(), 1u);

  const auto claim = [&] {
    return commit(
        [&](sql::Transaction& tx) { return store::claim(tx, notice, kNow + minutes{2}); });
  };
  EXPECT_TRUE(claim());
  EXPECT_FALSE(claim()) << "another server has it";
  EXPECT_TRUE(to_send(kNow).empty());

  CitizenNotice taken = to_send(kNow + minutes{2}).at(0);
  EXPECT_EQ(taken.tries, 1);
  taken.try_at = {};
  taken.sent_at = kNow + minutes{2};
  commit([&](sql::Transaction& tx) { store::save(tx, taken); });
  EXPECT_TRUE(to_send(kNow + minutes{9}).empty());
  EXPECT_TRUE(to_tell().empty());
  const auto last = read([&](sql::Transaction& tx) {
    return store::last_citizen_notice(tx, notice.dossier, CitizenNoticeKind::apologised);
  });
  EXPECT_EQ(last->sent_at, taken.sent_at);
  EXPECT_FALSE(last->told_by);
}

TEST_P(CitizenNoticeStoreContract, TheOfficeHasItsOwnInOrderPageByPage) {
  upgrade();
  const CitizenNotice second = a_notice(a_dossier(1), kNow + minutes{2});
  const CitizenNotice first = a_notice(a_dossier(2), kNow + minutes{1});
  const CitizenNotice third = a_notice(a_dossier(3), kNow + minutes{2}, CitizenNoticeKind::stopped);
  a_notice(a_dossier(4, DossierState::result_ready), kNow, CitizenNoticeKind::result_ready);

  const auto page = to_tell({}, 2);
  ASSERT_EQ(page.size(), 2u);
  EXPECT_EQ(page[0].id, first.id);
  EXPECT_EQ(page[1].id, second.id);
  const auto rest = to_tell({page[1].at, page[1].id}, 2);
  ASSERT_EQ(rest.size(), 1u);
  EXPECT_EQ(rest[0].id, third.id);
  read([&](sql::Transaction& tx) {
    EXPECT_EQ(store::count_citizen_notices_to_tell(tx, office.id), 3);
    EXPECT_EQ(store::count_citizen_notices_to_tell(tx, make<OfficeId>()), 0);
    EXPECT_EQ(store::open_citizen_notices(tx, first.dossier).size(), 1u);
  });
}

TEST_P(CitizenNoticeStoreContract, WhatAnOlderVersionLeftIsToldByTheOfficeAndNeverMailed) {
  const Dossier open = a_dossier(1);
  an_old_notice(open, "apologised");
  an_old_notice(a_dossier(2, DossierState::withdrawn), "apologised");
  an_old_notice(a_dossier(3, DossierState::result_ready), "result_ready");

  upgrade();

  EXPECT_TRUE(to_send(kNow + std::chrono::days{30}).empty());
  ASSERT_EQ(to_tell().size(), 1u);
  EXPECT_EQ(to_tell()[0].dossier, open.id);
  EXPECT_EQ(to_tell()[0].office, office.id);
  EXPECT_EQ(to_tell()[0].problem, "citizen_notice.too_late");
}

ON_BOTH_DATABASES(CitizenNoticeStoreContract);

}  // namespace
}  // namespace khongcho::test
