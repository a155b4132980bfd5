// Lists longer than a page: each row once, whatever page it is on.
#include <gtest/gtest.h>

#include <set>

#include "app/dossier_views.h"
#include "app/hand_over.h"
#include "app/officer_notices.h"
#include "app/sealing.h"
#include "store/dossier_store.h"
#include "tests/office/office_world.h"

namespace khongcho::app {
namespace {

using test::OfficeWorld;

class OpenLists : public testing::Test {
 protected:
  // Ten like it, as `change` makes each of them.
  template <typename Change>
  void ten_like(const Dossier& dossier, Change change) {
    sql::in_transaction(world.db(), [&](sql::Transaction& tx) {
      for (int n = 0; n < 10; ++n) {
        Dossier copy = dossier;
        copy.id = make<DossierId>();
        copy.code += "-" + std::to_string(n);
        copy.lookup_code = "M" + std::to_string(1'000'000 + n);
        change(copy, n);
        store::save_new(tx, copy, {.at = copy.received_at});
      }
    });
  }
  HandOverList lists(const HandOverPlaces& after) {
    return hand_over_list(world.ctx(), world.nam, after, 3);
  }

  OfficeWorld world;
};

TEST_F(OpenLists, WhatWasGivenIsSeenBehindAllThatIsInHand) {
  Dossier dossier = world.drafted();
  ASSERT_EQ(dossier.holder, world.nam.id);
  ten_like(dossier, [&](Dossier& each, int n) {
    if (n < 5) return;
    each.offered_to = world.dung.id;
    each.offered_at = world.time.now() - Seconds{n % 2};
  });
  std::set<DossierId> given;
  std::set<DossierId> in_hand;
  HandOverPlaces after;
  for (int page = 0; page < 2; ++page) {
    const HandOverList list = lists(after);
    for (const Dossier& each : list.from_me) EXPECT_TRUE(given.insert(each.id).second);
    for (const Dossier& each : list.in_hand) EXPECT_TRUE(in_hand.insert(each.id).second);
    EXPECT_EQ(list.next_from_me.has_value(), page == 0);
    EXPECT_EQ(list.next_in_hand.has_value(), page == 0);
    if (list.next_from_me) after.from_me = *list.next_from_me;
    if (list.next_in_hand) after.in_hand = *list.next_in_hand;
  }
  EXPECT_EQ(given.size(), 5u);
  EXPECT_EQ(in_hand.size(), 6u) << "with the world's own";
}

TEST_F(OpenLists, WhatWaitsForSomebodyAndForTheirRoleIsOneList) {
  ten_like(world.assigned(), [&](Dossier& each, int n) {
    each.holder = world.nam.id;
    each.offered_to = {};
    each.offered_role = {};
    each.offered_at = world.time.now() - Seconds{n};
    if (n % 2 == 0)
      each.offered_to = world.hoa.id;
    else
      each.offered_role = Role::receptionist;
  });
  std::vector<DossierId> seen;
  Instant longest{};
  HandOverPlaces after;
  for (std::optional<store::OfferKey> next = store::OfferKey{}; next;) {
    after.for_me = *next;
    const HandOverList list = hand_over_list(world.ctx(), world.hoa, after, 3);
    for (const Dossier& each : list.for_me) {
      EXPECT_GE(*each.offered_at, longest) << "the longest waiting first";
      longest = *each.offered_at;
      seen.push_back(each.id);
    }
    next = list.next_for_me;
  }
  EXPECT_EQ(seen.size(), 10u);
  EXPECT_EQ(std::set<DossierId>(seen.begin(), seen.end()).size(), 10u);
}

TEST_F(OpenLists, AWorkListOfSeveralStatesGoesOnWhereItStopped) {
  using enum DossierState;
  ten_like(world.assigned(), [&](Dossier& each, int n) {
    each.state = n % 2 == 0 ? assigned : drafted;
    each.printed_due_at =
        n == 9 ? std::optional<Instant>{} : std::optional(world.time.now() + Seconds{n / 3});
  });
  std::vector<DossierId> seen;
  std::optional<store::PageKey> after;
  do {
    const auto page = work_list(world.ctx(), world.nam, WorkList::specialist, after, 4);
    ASSERT_TRUE(page);
    for (const Dossier& each : page->rows) seen.push_back(each.id);
    after = page->next;
  } while (after);
  EXPECT_EQ(seen.size(), 11u);
  EXPECT_EQ(std::set<DossierId>(seen.begin(), seen.end()).size(), 11u);
  const auto loads = specialists_of(world.ctx(), world.thanh_son.id);
  ASSERT_EQ(loads.size(), 2u);
  EXPECT_EQ(loads[0].holding, 0);
  EXPECT_EQ(loads[1].officer.id, world.nam.id);
  EXPECT_EQ(loads[1].holding, 11);
}

TEST_F(OpenLists, AFileWithoutItsSealIsSeenBehindManyThatHaveIt) {
  ten_like(world.signed_off(), [&](Dossier& each, int n) {
    each.result_sha256 = std::string(64, static_cast<char>('a' + n % 6));
    if (n < 7) each.sealed_at = world.time.now();
  });
  const auto first = unsealed_results(world.ctx(), world.hoa, {}, 2);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->rows.size(), 2u);
  ASSERT_TRUE(first->next);
  const auto last = unsealed_results(world.ctx(), world.hoa, first->next, 2);
  EXPECT_EQ(last->rows.size(), 1u);
  EXPECT_FALSE(last->next);
}

TEST_F(OpenLists, OlderNoticesAreOnLaterPages) {
  for (int n = 0; n < 5; ++n)
    sql::in_transaction(world.db(), [&](sql::Transaction& tx) {
      notify(tx, world.time.now() + Seconds{n / 2}, world.vp.id,
             {.key = "notice.notices_read", .args = {std::to_string(n)}});
    });
  std::set<OfficerNoticeId> seen;
  std::optional<store::NoticeKey> after;
  for (const std::size_t rows : {2u, 2u, 1u}) {
    const auto notices = own_notices(world.ctx(), world.vp, 2, after);
    ASSERT_EQ(notices.size(), rows);
    for (const OfficerNotice& each : notices) EXPECT_TRUE(seen.insert(each.id).second);
    after = store::NoticeKey{notices.back().at, notices.back().id};
  }
  EXPECT_EQ(seen.size(), 5u);
}

}  // namespace
}  // namespace khongcho::app
