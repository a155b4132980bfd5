// Half-filled intake forms: one for each officer, the latest.
#include <gtest/gtest.h>

#include "sql/error.h"
#include "store/intake_draft_store.h"
#include "store/migrations.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

constexpr Instant kNow = from_unix(1'695'975'000);

class IntakeDraftStoreContract : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return store::migrations(); }

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    const Office office{.id = make<OfficeId>(), .code = "000.25.20.H23", .slug = "xa-thanh-son"};
    hoa = {.id = make<OfficerId>(), .login = "hoa", .full_name = "Nguyễn Thị Hoa",
           .title = "", .office = office.id};
    minh = {.id = make<OfficerId>(), .login = "minh", .full_name = "Trần Văn Minh",
            .title = "", .office = office.id};
    commit([&](sql::Transaction& tx) {
      store::insert(tx, office);
      store::insert(tx, hoa, "", kNow);
      store::insert(tx, minh, "", kNow);
    });
  }

  void save(OfficerId officer, const std::string& form, Instant at = kNow) {
    commit([&](sql::Transaction& tx) {
      store::save_intake_draft(tx, {.officer = officer, .form = form, .saved_at = at});
    });
  }
  std::optional<store::IntakeDraft> draft_of(OfficerId officer) {
    return read([&](sql::Transaction& tx) { return store::find_intake_draft(tx, officer); });
  }

  Officer hoa;
  Officer minh;
};

TEST_P(IntakeDraftStoreContract, FindsWhatItSaved) {
  save(hoa.id, "submitter=Nguyễn Thị Sáu&pages=3");

  const auto found = draft_of(hoa.id);

  ASSERT_TRUE(found);
  EXPECT_EQ(found->officer, hoa.id);
  EXPECT_EQ(found->form, "submitter=Nguyễn Thị Sáu&pages=3");
  EXPECT_EQ(found->saved_at, kNow);
}

TEST_P(IntakeDraftStoreContract, ALaterOneTakesThePlace) {
  save(hoa.id, "pages=1");
  save(hoa.id, "pages=2", kNow + Seconds{30});

  const auto found = draft_of(hoa.id);

  ASSERT_TRUE(found);
  EXPECT_EQ(found->form, "pages=2");
  EXPECT_EQ(found->saved_at, kNow + Seconds{30});
}

TEST_P(IntakeDraftStoreContract, EachOfficerHasTheirOwn) {
  save(hoa.id, "pages=1");
  save(minh.id, "pages=9");

  commit([&](sql::Transaction& tx) { store::delete_intake_draft(tx, hoa.id); });

  EXPECT_FALSE(draft_of(hoa.id));
  ASSERT_TRUE(draft_of(minh.id));
  EXPECT_EQ(draft_of(minh.id)->form, "pages=9");
}

TEST_P(IntakeDraftStoreContract, DeletingWhatIsNotThereIsNoError) {
  commit([&](sql::Transaction& tx) { store::delete_intake_draft(tx, hoa.id); });

  EXPECT_FALSE(draft_of(hoa.id));
}

TEST_P(IntakeDraftStoreContract, RefusesADraftOfNobody) {
  EXPECT_THROW(save(make<OfficerId>(), "pages=1"), sql::Error);
}

ON_BOTH_DATABASES(IntakeDraftStoreContract);

}  // namespace
}  // namespace khongcho::test
