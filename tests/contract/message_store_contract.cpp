// Messages about a dossier on both databases: the latest first, each with its words.
#include <gtest/gtest.h>

#include "store/dossier_store.h"
#include "store/message_store.h"
#include "store/migrations.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

constexpr Instant kNow = instant_of(CivilDay{std::chrono::year{2023} / 9 / 29});

class MessageStoreContract : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return store::migrations(); }

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    commit([&](sql::Transaction& tx) {
      store::insert(tx, own);
      store::insert(tx, nam, "", kNow);
    });
  }
  DossierId saved() {
    Dossier made;
    made.id = make<DossierId>();
    made.code = "M-" + std::to_string(made.id.value);
    made.lookup_code = std::to_string(made.id.value);
    made.office = own.id;
    made.receptionist = nam.id;
    made.received_at = made.submitted_at = kNow;
    commit([&](sql::Transaction& tx) { store::save_new(tx, made, {.at = kNow}); });
    return made.id;
  }
  void write(DossierId dossier, const std::string& text, Instant at = kNow) {
    commit([&](sql::Transaction& tx) {
      store::insert(tx, DossierMessage{.id = make<DossierMessageId>(),
                                       .dossier = dossier,
                                       .officer = nam.id,
                                       .at = at,
                                       .text = text});
    });
  }
  std::vector<std::string> texts(DossierId dossier, int limit = 10) {
    return read([&](sql::Transaction& tx) {
      std::vector<std::string> texts;
      for (const auto& each : store::messages_of(tx, dossier, limit)) texts.push_back(each.text);
      return texts;
    });
  }

  Office own{.id = make<OfficeId>(), .code = "000.25.20.H23", .slug = "xa-thanh-son"};
  Officer nam{.id = make<OfficerId>(), .login = "nam", .full_name = "Nam", .title = "",
              .office = own.id};
};

TEST_P(MessageStoreContract, TheLatestComesFirstAndOfItsDossierAlone) {
  const DossierId one = saved();
  const DossierId other = saved();
  write(one, "thứ nhất");
  write(one, "thứ hai\ndòng sau", kNow + Seconds{60});
  write(other, "việc khác", kNow + Seconds{30});

  EXPECT_EQ(texts(one), (std::vector<std::string>{"thứ hai\ndòng sau", "thứ nhất"}));
  EXPECT_EQ(texts(one, 1), std::vector<std::string>{"thứ hai\ndòng sau"});
  EXPECT_EQ(texts(other), std::vector<std::string>{"việc khác"});
  const auto first = read(
      [&](sql::Transaction& tx) { return store::messages_of(tx, one, 10).back(); });
  EXPECT_EQ(first.officer, nam.id);
  EXPECT_EQ(first.at, kNow);
}

TEST_P(MessageStoreContract, NothingIsKeptWithoutWordsOrDossier) {
  const DossierId one = saved();
  EXPECT_ANY_THROW(write(one, ""));
  EXPECT_ANY_THROW(write(make<DossierId>(), "hồ sơ không có"));
  EXPECT_TRUE(texts(one).empty());
}

ON_BOTH_DATABASES(MessageStoreContract);

}  // namespace
}  // namespace khongcho::test
