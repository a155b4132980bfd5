// Notices to officers on both databases: the latest first, told once where that was asked for, read
// up to what the page showed.
#include <gtest/gtest.h>

#include "store/migrations.h"
#include "store/notice_store.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

constexpr Instant kNow = instant_of(CivilDay{std::chrono::year{2023} / 9 / 28},
                                    std::chrono::hours{16});

class NoticeStoreContract : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return store::migrations(); }

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    const Office office{.id = make<OfficeId>(), .code = "000.25.20.H23", .slug = "xa-thanh-son"};
    lan = {.id = make<OfficerId>(), .login = "lan", .full_name = "Lê Thị Lan", .title = "",
           .office = office.id};
    nam = {.id = make<OfficerId>(), .login = "nam", .full_name = "Phạm Văn Nam", .title = "",
           .office = office.id};
    commit([&](sql::Transaction& tx) {
      store::insert(tx, office);
      store::insert(tx, lan, "", kNow);
      store::insert(tx, nam, "", kNow);
    });
  }

  bool tell(const Officer& who, Instant at, const std::string& once = {}) {
    return commit([&](sql::Transaction& tx) {
      return store::insert(tx, OfficerNotice{.id = make<OfficerNoticeId>(), .officer = who.id,
                                             .at = at,
                                             .text = {.key = "duty.notice_not_ready",
                                                      .args = {"xã \"Thanh Sơn\"", "29/09"},
                                                      .link = "/truc/san-sang", .once = once}});
    });
  }
  int unread(const Officer& who) {
    return read([&](sql::Transaction& tx) { return store::count_unread_notices(tx, who.id); });
  }

  Officer lan;
  Officer nam;
};

TEST_P(NoticeStoreContract, TheLatestComesFirstWithItsWords) {
  tell(lan, kNow);
  tell(lan, kNow + Seconds{60});
  tell(nam, kNow);

  const auto notices =
      read([&](sql::Transaction& tx) { return store::notices_of(tx, lan.id, 10); });
  ASSERT_EQ(notices.size(), 2u);
  EXPECT_EQ(notices[0].at, kNow + Seconds{60});
  EXPECT_EQ(notices[0].text.args, (std::vector<std::string>{"xã \"Thanh Sơn\"", "29/09"}));
  EXPECT_EQ(notices[0].text.link, "/truc/san-sang");
  EXPECT_FALSE(notices[0].read_at);
  EXPECT_EQ(read([&](sql::Transaction& tx) {
              return store::notices_of(tx, lan.id, 1);
            }).size(), 1u);
}

TEST_P(NoticeStoreContract, OnceMeansOnceAnOfficer) {
  EXPECT_TRUE(tell(lan, kNow, "no_signer"));
  EXPECT_FALSE(tell(lan, kNow + Seconds{60}, "no_signer"));
  EXPECT_TRUE(tell(nam, kNow, "no_signer"));
  EXPECT_TRUE(tell(lan, kNow, "other"));
  EXPECT_TRUE(tell(lan, kNow));
  EXPECT_TRUE(tell(lan, kNow)) << "without it each is told";
  EXPECT_EQ(unread(lan), 4);
}

TEST_P(NoticeStoreContract, ReadingGoesAsFarAsThePageShowed) {
  tell(lan, kNow);
  tell(lan, kNow + Seconds{60});
  tell(nam, kNow);

  commit([&](sql::Transaction& tx) {
    store::mark_notices_read(tx, lan.id, kNow + Seconds{59}, kNow + Seconds{90});
  });
  EXPECT_EQ(unread(lan), 1);
  EXPECT_EQ(unread(nam), 1);

  const auto latest =
      read([&](sql::Transaction& tx) { return store::notices_of(tx, lan.id, 1); }).front();
  commit([&](sql::Transaction& tx) {
    store::mark_notice_read(tx, latest.id, kNow + Seconds{100});
    store::mark_notice_read(tx, latest.id, kNow + Seconds{200});
  });
  read([&](sql::Transaction& tx) {
    EXPECT_EQ(store::find_notice(tx, latest.id)->read_at, kNow + Seconds{100})
        << "the first reading counts";
    EXPECT_EQ(store::notices_of(tx, lan.id, 2)[1].read_at, kNow + Seconds{90});
  });
}

ON_BOTH_DATABASES(NoticeStoreContract);

}  // namespace
}  // namespace khongcho::test
