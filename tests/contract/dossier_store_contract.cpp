// Dossiers with their events: found by every key, never overwritten unseen, listed in pages.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "core/dossier/dossier_record.h"
#include "sql/error.h"
#include "store/dossier_store.h"
#include "store/migrations.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/sequence_store.h"
#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Instant kNow = from_unix(1'695'975'000);
constexpr const char* kBaSau = "030157004512";

class DossierStoreContract : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return store::migrations(); }

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    nam = {.id = make<OfficerId>(), .login = "nam", .full_name = "Phạm Văn Nam", .title = "",
           .office = thanh_son.id};
    commit([&](sql::Transaction& tx) {
      store::insert(tx, thanh_son);
      store::insert(tx, hong_lac);
      store::insert(tx, nam, "", kNow);
    });
  }

  // The n-th dossier of the morning, a minute after the one before.
  Dossier a_dossier(int n) const {
    Dossier dossier{.id = {1000 + n},
                    .code = fmt::format("000.25.20.H23-230929-{:04}", n),
                    .lookup_code = fmt::format("LOOK{:04}", n),
                    .office = thanh_son.id};
    dossier.procedure = "C12";
    dossier.submitter = {.full_name = "Nguyễn Thị Sáu", .personal_id = kBaSau};
    dossier.name_folded = "nguyen thi sau";
    dossier.submitted_at = kNow + std::chrono::minutes{n};
    dossier.received_at = dossier.submitted_at;
    return dossier;
  }
  Dossier due(int n, int minutes) const {
    Dossier dossier = a_dossier(n);
    dossier.printed_due_at = kNow + std::chrono::minutes{minutes};
    return dossier;
  }

  Dossier saved(Dossier dossier, const std::string& key = {}) {
    commit([&](sql::Transaction& tx) {
      store::save_new(tx, dossier, {.at = dossier.received_at, .request_key = key});
    });
    return dossier;
  }
  // What a command does: the next state, if nobody was faster.
  bool moved(const Dossier& before, DossierState state, const std::string& key = {}) {
    Dossier after = before;
    after.state = state;
    return commit([&](sql::Transaction& tx) {
      return store::save(tx, before, after,
                         {.kind = DossierEventKind::assigned,
                          .at = before.received_at + Seconds{60},
                          .officer = nam.id,
                          .request_key = key,
                          .note = "đã chuyển"});
    });
  }
  std::optional<Dossier> stored(const Dossier& dossier) {
    return read([&](sql::Transaction& tx) { return store::find_dossier(tx, dossier.id); });
  }
  std::vector<DossierEvent> events(const Dossier& dossier) {
    return read([&](sql::Transaction& tx) { return store::events_of(tx, dossier.id); });
  }
  store::DossierPage list(const store::DossierFilter& filter, int limit = 10,
                          const std::optional<store::PageKey>& after = {}) {
    return read(
        [&](sql::Transaction& tx) { return store::list_dossiers(tx, filter, after, limit); });
  }
  std::vector<Dossier> search(std::optional<OfficeId> office, const std::string& text) {
    return read(
        [&](sql::Transaction& tx) { return store::search_dossiers(tx, office, text, 10); });
  }
  static std::vector<std::int64_t> numbers(const std::vector<Dossier>& dossiers) {
    std::vector<std::int64_t> all;
    for (const Dossier& dossier : dossiers) all.push_back(dossier.id.value - 1000);
    return all;
  }

  Office thanh_son{.id = make<OfficeId>(), .code = "000.25.20.H23", .slug = "xa-thanh-son"};
  Office hong_lac{.id = make<OfficeId>(), .code = "000.25.09.H23", .slug = "xa-hong-lac"};
  Officer nam;
};

TEST_P(DossierStoreContract, GivesBackEveryColumn) {
  Dossier dossier = due(1, 60);
  dossier.papers = {{.component = "p1", .name = "Bản chính giấy khai sinh", .count = 2}};
  dossier.waits = {{.from = kNow, .to = kNow + Seconds{90}, .asked = "bản sao sổ hộ khẩu"}};
  dossier.fee = 16'000;
  dossier.specialist = nam.id;

  dossier = saved(dossier);

  ASSERT_TRUE(stored(dossier));
  EXPECT_EQ(to_record(*stored(dossier)), to_record(dossier));
  EXPECT_EQ(dossier.version, 1);
}

TEST_P(DossierStoreContract, FindsByEveryKey) {
  const Dossier dossier = saved(a_dossier(1), "42:key-of-the-form");
  saved(a_dossier(2), "42:another-key");

  read([&](sql::Transaction& tx) {
    const auto by_code = store::find_dossier(tx, dossier.code);
    const auto by_lookup_code = store::find_dossier_by_lookup_code(tx, dossier.lookup_code);
    const auto by_request_key = store::find_dossier_by_request_key(tx, "42:key-of-the-form");
    ASSERT_TRUE(by_code && by_lookup_code && by_request_key);
    EXPECT_EQ(by_code->id, dossier.id);
    EXPECT_EQ(by_lookup_code->id, dossier.id);
    EXPECT_EQ(by_request_key->id, dossier.id);
  });
}

TEST_P(DossierStoreContract, FindsNothingByAKeyOfNobody) {
  saved(a_dossier(1));

  read([&](sql::Transaction& tx) {
    EXPECT_FALSE(store::find_dossier(tx, "000.25.20.H23-230929-0002"));
    EXPECT_FALSE(store::find_dossier(tx, DossierId{7}));
    EXPECT_FALSE(store::find_dossier_by_lookup_code(tx, "LOOK0002"));
    EXPECT_FALSE(store::find_dossier_by_request_key(tx, ""));
    EXPECT_THAT(store::events_of(tx, {7}), IsEmpty());
  });
}

TEST_P(DossierStoreContract, TheSlowerOfTwoWritersIsToldAndWritesNothing) {
  const Dossier dossier = saved(a_dossier(1));

  EXPECT_TRUE(moved(dossier, DossierState::assigned));
  EXPECT_FALSE(moved(dossier, DossierState::withdrawn));

  ASSERT_TRUE(stored(dossier));
  EXPECT_EQ(stored(dossier)->state, DossierState::assigned);
  EXPECT_EQ(stored(dossier)->version, 2);
  EXPECT_EQ(events(dossier).size(), 2U);
}

TEST_P(DossierStoreContract, EventsReadBackAsAChainThatRebuildsTheDossier) {
  const Dossier dossier = saved(a_dossier(1), "42:first");
  ASSERT_TRUE(moved(dossier, DossierState::assigned, "42:second"));

  const auto chain = events(dossier);

  ASSERT_EQ(chain.size(), 2U);
  EXPECT_EQ(chain[0].seq, 1);
  EXPECT_EQ(chain[0].request_key, "42:first");
  EXPECT_FALSE(chain[0].officer);
  EXPECT_EQ(chain[1].seq, 2);
  EXPECT_EQ(chain[1].kind, DossierEventKind::assigned);
  EXPECT_EQ(chain[1].at, dossier.received_at + Seconds{60});
  EXPECT_EQ(chain[1].officer, nam.id);
  EXPECT_EQ(chain[1].note, "đã chuyển");
  EXPECT_EQ(chain[1].prev_hash, chain[0].hash);
  const Rebuilt rebuilt = rebuild(chain);
  ASSERT_TRUE(rebuilt.dossier) << rebuilt.problem;
  EXPECT_EQ(to_record(*rebuilt.dossier), to_record(*stored(dossier)));
}

TEST_P(DossierStoreContract, ACodeALookupCodeAndARequestKeyBelongToOneDossierOnly) {
  const Dossier first = saved(a_dossier(1), "42:key");
  Dossier same_code = a_dossier(2);
  same_code.code = first.code;
  Dossier same_lookup_code = a_dossier(3);
  same_lookup_code.lookup_code = first.lookup_code;

  for (const auto& [dossier, key] : std::vector<std::pair<Dossier, std::string>>{
           {same_code, ""}, {same_lookup_code, ""}, {a_dossier(4), "42:key"}}) {
    try {
      saved(dossier, key);
      FAIL() << dossier.code << " was written";
    } catch (const sql::Error& error) {
      EXPECT_EQ(error.kind(), sql::ErrorKind::duplicate) << error.what();
    }
    EXPECT_FALSE(stored(dossier)) << "half of it stayed";
  }
}

TEST_P(DossierStoreContract, RunningNumbersHaveNoGapAndStartAnewEachDayAndOffice) {
  const auto next = [&](const Office& office, const char* day) {
    return commit([&](sql::Transaction& tx) {
      return store::next_number(tx, office.id, "dossier", day);
    });
  };
  const auto taken_and_dropped = [&](sql::Transaction& tx) -> Expected<int> {
    store::next_number(tx, thanh_son.id, "dossier", "2023-09-29");
    return Error{ErrorCode::conflict, "dossier.changed"};
  };

  EXPECT_EQ(next(thanh_son, "2023-09-29"), 1);
  EXPECT_FALSE(commit(taken_and_dropped));
  EXPECT_EQ(next(thanh_son, "2023-09-29"), 2);
  EXPECT_EQ(next(hong_lac, "2023-09-29"), 1);
  EXPECT_EQ(next(thanh_son, "2023-10-02"), 1);
}

TEST_P(DossierStoreContract, AnOpenDossierOfTheSamePersonAndProcedureIsFoundAtAnyOffice) {
  Dossier elsewhere = a_dossier(1);
  elsewhere.office = hong_lac.id;
  saved(elsewhere);
  Dossier another_procedure = a_dossier(2);
  another_procedure.procedure = "C01";
  saved(another_procedure);
  Dossier another_person = a_dossier(3);
  another_person.submitter.personal_id = "030060001111";
  saved(another_person);
  const Dossier finished = saved(a_dossier(4));
  ASSERT_TRUE(moved(finished, DossierState::withdrawn));
  Dossier nobody = a_dossier(5);
  nobody.submitter.personal_id = "";
  saved(nobody);

  read([&](sql::Transaction& tx) {
    EXPECT_THAT(numbers(store::open_dossiers_of_person(tx, kBaSau, "C12")), ElementsAre(1));
    EXPECT_THAT(store::open_dossiers_of_person(tx, "", "C12"), IsEmpty());
    const auto latest = store::latest_dossier_of_person(tx, kBaSau);
    ASSERT_TRUE(latest);
    EXPECT_EQ(latest->id, finished.id);
  });
}

TEST_P(DossierStoreContract, WorkListsPageByDueTimeAcrossStatesWithoutALossOrARepeat) {
  saved(due(1, 90));
  saved(due(2, 30));
  saved(a_dossier(3));  // no due time: the end of the list
  ASSERT_TRUE(moved(saved(due(4, 60)), DossierState::assigned));
  saved(due(5, 30));
  saved(a_dossier(6));
  ASSERT_TRUE(moved(saved(due(7, 10)), DossierState::withdrawn));
  const store::DossierFilter filter{.office = thanh_son.id,
                                    .states = {DossierState::received, DossierState::assigned}};

  std::vector<std::vector<std::int64_t>> pages;
  std::optional<store::PageKey> after;
  do {
    const auto page = list(filter, 2, after);
    pages.push_back(numbers(page.rows));
    after = page.next;
  } while (after && pages.size() < 10);

  EXPECT_THAT(pages, ElementsAre(ElementsAre(2, 5), ElementsAre(4, 1), ElementsAre(3, 6)));
}

TEST_P(DossierStoreContract, WorkListsKeepToTheOfficeTheSpecialistAndTheTime) {
  Dossier of_nam = due(1, 10);
  of_nam.specialist = nam.id;
  saved(of_nam);
  Dossier elsewhere = due(2, 20);
  elsewhere.office = hong_lac.id;
  saved(elsewhere);
  saved(due(3, 30));
  const std::vector<DossierState> states{DossierState::received};

  EXPECT_THAT(numbers(list({.states = states}).rows), ElementsAre(1, 2, 3));
  EXPECT_THAT(numbers(list({.office = thanh_son.id, .states = states}).rows), ElementsAre(1, 3));
  EXPECT_THAT(numbers(list({.office = thanh_son.id, .specialist = nam.id, .states = states}).rows),
              ElementsAre(1));
  EXPECT_THAT(
      numbers(list({.states = states, .due_by = kNow + std::chrono::minutes{20}}).rows),
      ElementsAre(1, 2));
}

TEST_P(DossierStoreContract, TheRegisterComesNewestFirstFromAHalfOpenTime) {
  for (int n = 1; n <= 4; ++n) saved(a_dossier(n));
  const auto between = [&](int from, int to, int limit) {
    return read([&](sql::Transaction& tx) {
      return numbers(store::dossiers_received_between(tx, thanh_son.id,
                                                      kNow + std::chrono::minutes{from},
                                                      kNow + std::chrono::minutes{to}, limit));
    });
  };

  EXPECT_THAT(between(1, 4, 10), ElementsAre(3, 2, 1));
  EXPECT_THAT(between(0, 10, 2), ElementsAre(4, 3));
}

TEST_P(DossierStoreContract, IdsComeInPiecesInTheirOrder) {
  for (const int n : {3, 1, 2}) saved(a_dossier(n));

  read([&](sql::Transaction& tx) {
    EXPECT_THAT(store::dossier_ids_after(tx, {}, 2), ElementsAre(DossierId{1001}, DossierId{1002}));
    EXPECT_THAT(store::dossier_ids_after(tx, {1002}, 2), ElementsAre(DossierId{1003}));
    EXPECT_THAT(store::dossier_ids_after(tx, {1003}, 2), IsEmpty());
  });
}

TEST_P(DossierStoreContract, SearchKnowsCodesPersonalNumbersAndWordsOfANameWithoutMarks) {
  saved(a_dossier(1));
  Dossier nobody = a_dossier(2);
  nobody.submitter.personal_id = "";
  nobody.name_folded = "tran van tu";
  saved(nobody);

  EXPECT_THAT(numbers(search(thanh_son.id, "000.25.20.h23-230929-0002")), ElementsAre(2));
  EXPECT_THAT(numbers(search({}, "look 0001")), ElementsAre(1));
  EXPECT_THAT(numbers(search({}, kBaSau)), ElementsAre(1));
  EXPECT_THAT(numbers(search(thanh_son.id, "Trần Văn")), ElementsAre(2));
  EXPECT_THAT(search(hong_lac.id, kBaSau), IsEmpty());
  EXPECT_THAT(search({}, "Trần Văn"), IsEmpty());
  EXPECT_THAT(search(thanh_son.id, "  "), IsEmpty());
}

ON_BOTH_DATABASES(DossierStoreContract);

}  // namespace
}  // namespace khongcho::test
