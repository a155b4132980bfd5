// Questions asked of an office, and dossiers inside others, on both databases.
#include <gtest/gtest.h>

#include "store/consultation_store.h"
#include "store/dossier_store.h"
#include "store/migrations.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

constexpr Instant kNow = instant_of(CivilDay{std::chrono::year{2023} / 9 / 29});

class ConsultationStoreContract : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return store::migrations(); }

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    commit([&](sql::Transaction& tx) {
      for (Office* office : {&own, &other}) store::insert(tx, *office);
      store::insert(tx, nam, "", kNow);
    });
    dossier = saved({});
  }
  Dossier saved(DossierId parent, OfficeId competent = {}) {
    Dossier made;
    made.id = make<DossierId>();
    made.code = "M-" + std::to_string(made.id.value);
    made.lookup_code = std::to_string(made.id.value);
    made.office = own.id;
    made.competent_office = competent;
    made.receptionist = nam.id;
    made.received_at = made.submitted_at = kNow;
    made.parent = parent;
    commit([&](sql::Transaction& tx) { store::save_new(tx, made, {.at = kNow}); });
    return made;
  }
  Consultation asked(int hours) {
    const Consultation made{.id = make<ConsultationId>(),
                            .office = other.id,
                            .question = "?",
                            .asked_by = nam.id,
                            .asked_at = kNow,
                            .due_at = kNow + std::chrono::hours{hours}};
    commit([&](sql::Transaction& tx) { store::insert(tx, made, dossier.id); });
    return made;
  }
  std::vector<ConsultationId> open(const std::optional<store::ConsultationKey>& after = {},
                                   int limit = 10) {
    return commit([&](sql::Transaction& tx) {
      std::vector<ConsultationId> ids;
      for (const auto& key : store::open_consultations(tx, other.id, after, limit))
        ids.push_back(key.id);
      return ids;
    });
  }

  Office own{.id = make<OfficeId>(), .code = "000.25.20.H23", .slug = "xa-thanh-son"};
  Office other{.id = make<OfficeId>(), .code = "000.11.20.H23", .slug = "xa-hong-lac"};
  Officer nam{.id = make<OfficerId>(), .login = "nam", .full_name = "Nam", .title = "",
              .office = own.id};
  Dossier dossier;
};

TEST_P(ConsultationStoreContract, ListsOpenOnesByDueTimePageByPage) {
  const Consultation late = asked(9);
  const Consultation soon = asked(2);
  const Consultation also_soon = asked(2);
  EXPECT_EQ(open(), (std::vector{soon.id, also_soon.id, late.id}));
  EXPECT_EQ(open({}, 1), std::vector{soon.id});
  EXPECT_EQ(open(store::ConsultationKey{.id = soon.id, .due_at = soon.due_at}),
            (std::vector{also_soon.id, late.id}));
}

TEST_P(ConsultationStoreContract, ClosesOneOrAllOfADossier) {
  const Consultation one = asked(1);
  asked(2);
  asked(3);
  commit([&](sql::Transaction& tx) { store::close_consultation(tx, one.id, kNow); });
  EXPECT_EQ(open().size(), 2u);
  commit([&](sql::Transaction& tx) {
    store::close_consultations_of(tx, dossier.id, kNow + Seconds{1});
  });
  EXPECT_TRUE(open().empty());
  const auto closed = commit([&](sql::Transaction& tx) {
    return store::closed_consultations(tx, other.id, 10);
  });
  ASSERT_EQ(closed.size(), 3u);
  EXPECT_EQ(closed.back().id, one.id);
  EXPECT_EQ(closed.back().dossier, dossier.id);
}

TEST_P(ConsultationStoreContract, FindsTheChildrenOfADossier) {
  const Dossier first = saved(dossier.id);
  const Dossier second = saved(dossier.id);
  const auto children = commit([&](sql::Transaction& tx) {
    return store::children_of(tx, dossier.id);
  });
  ASSERT_EQ(children.size(), 2u);
  EXPECT_EQ(children[0].id, first.id);
  EXPECT_EQ(children[1].id, second.id);
}

TEST_P(ConsultationStoreContract, ListsByTheOfficeThatDecides) {
  const Dossier elsewhere = saved({}, other.id);
  const auto deciding = [&](OfficeId office) {
    return commit([&](sql::Transaction& tx) {
      return store::list_dossiers(tx, {.office = office, .deciding = true,
                                       .states = {DossierState::received}}, {}, 10).rows;
    });
  };
  ASSERT_EQ(deciding(other.id).size(), 1u);
  EXPECT_EQ(deciding(other.id)[0].id, elsewhere.id);
  ASSERT_EQ(deciding(own.id).size(), 1u);
  EXPECT_EQ(deciding(own.id)[0].id, dossier.id);
}

ON_BOTH_DATABASES(ConsultationStoreContract);

}  // namespace
}  // namespace khongcho::test
