// Alarms and their plans on both databases: each rings once, is acknowledged once, and what changed
// since is found by the events.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "store/alarm_store.h"
#include "store/apology_store.h"
#include "store/dossier_store.h"
#include "store/migrations.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "tests/support/databases.h"

namespace khongcho::test {
namespace {

using std::chrono::minutes;

constexpr Instant kNow = from_unix(1'695'975'000);

class AlarmStoreContract : public DatabaseTest {
 protected:
  std::span<const sql::Migration> schema() const override { return store::migrations(); }

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    nam = {.id = make<OfficerId>(),
           .login = "nam",
           .full_name = "Phạm Văn Nam",
           .title = "",
           .office = office.id};
    commit([&](sql::Transaction& tx) {
      store::insert(tx, office);
      store::insert(tx, nam, "", kNow);
    });
  }

  Dossier a_dossier(int n) {
    Dossier dossier{.id = {1000 + n},
                    .code = fmt::format("000.25.20.H23-230929-{:04}", n),
                    .lookup_code = fmt::format("LOOK{:04}", n),
                    .office = office.id};
    dossier.received_at = kNow + minutes{n};
    dossier.printed_due_at = kNow + minutes{100 + n};
    commit(
        [&](sql::Transaction& tx) { store::save_new(tx, dossier, {.at = dossier.received_at}); });
    return dossier;
  }
  RaisedAlarm an_alarm(const Dossier& dossier, AlarmKind kind = AlarmKind::due_soon) {
    return {.id = make<AlarmId>(),
            .dossier = dossier.id,
            .kind = kind,
            .due_at = *dossier.printed_due_at,
            .office = office.id,
            .officer = nam.id,
            .raised_at = kNow,
            .escalates_at = kNow + minutes{15}};
  }
  bool raised(const RaisedAlarm& alarm) {
    return commit([&](sql::Transaction& tx) { return store::insert(tx, alarm); });
  }
  RaisedAlarm stored(const RaisedAlarm& alarm) {
    return *read([&](sql::Transaction& tx) { return store::find_alarm(tx, alarm.id); });
  }
  int ringing(const store::AlarmFilter& filter) {
    return read([&](sql::Transaction& tx) { return store::count_ringing(tx, filter); });
  }
  std::vector<store::FollowedEvent> events_from(const store::EventPosition& position, int limit) {
    return read([&](sql::Transaction& tx) { return store::events_after(tx, position, limit); });
  }

  const Office office{.id = make<OfficeId>(), .code = "000.25.20.H23", .slug = "xa-thanh-son"};
  Officer nam;
};

TEST_P(AlarmStoreContract, EachRingsOnceForADossierAKindAndATime) {
  const Dossier dossier = a_dossier(1);
  const RaisedAlarm alarm = an_alarm(dossier);
  EXPECT_TRUE(raised(alarm));
  EXPECT_FALSE(raised(an_alarm(dossier))) << "another server raised it";
  EXPECT_TRUE(raised(an_alarm(dossier, AlarmKind::due_close)));
  RaisedAlarm anew = an_alarm(dossier);
  anew.due_at += minutes{600};
  EXPECT_TRUE(raised(anew)) << "about another time";

  EXPECT_EQ(stored(alarm), alarm);
  EXPECT_EQ(ringing({.officer = nam.id}), 3);
  EXPECT_EQ(ringing({.office = office.id}), 3);
  EXPECT_EQ(ringing({.office = office.id, .level = AlarmLevel::head}), 0);
  EXPECT_EQ(ringing({}), 3);
}

TEST_P(AlarmStoreContract, IsAcknowledgedByTheFirst) {
  const RaisedAlarm alarm = an_alarm(a_dossier(1));
  raised(alarm);
  const auto acknowledged = [&](const char* note) {
    return commit([&](sql::Transaction& tx) {
      return store::acknowledge(tx, alarm.id, nam.id, note, kNow + minutes{5});
    });
  };
  EXPECT_TRUE(acknowledged("Đang làm"));
  EXPECT_FALSE(acknowledged("Tôi cũng thế"));

  const RaisedAlarm after = stored(alarm);
  EXPECT_EQ(after.acknowledged_by, nam.id);
  EXPECT_EQ(after.note, "Đang làm");
  EXPECT_FALSE(after.escalates_at);
  EXPECT_FALSE(after.rings());
  EXPECT_EQ(ringing({.officer = nam.id}), 0);
  read([&](sql::Transaction& tx) {
    EXPECT_TRUE(store::alarms_to_escalate(tx, kNow + minutes{60}, 10).empty());
    EXPECT_EQ(store::acknowledged_alarms(tx, office.id, 10).size(), 1u);
  });
}

TEST_P(AlarmStoreContract, GoesUpOnceAndNotAfterItsEnd) {
  const Dossier dossier = a_dossier(1);
  const RaisedAlarm alarm = an_alarm(dossier);
  raised(alarm);
  read([&](sql::Transaction& tx) {
    EXPECT_TRUE(store::alarms_to_escalate(tx, kNow + minutes{14}, 10).empty());
    EXPECT_EQ(store::alarms_to_escalate(tx, kNow + minutes{15}, 10),
              std::vector<RaisedAlarm>{alarm});
  });
  const auto escalated = [&] {
    return commit([&](sql::Transaction& tx) {
      return store::escalate(tx, alarm, AlarmLevel::head, kNow + minutes{15}, kNow + minutes{45});
    });
  };
  EXPECT_TRUE(escalated());
  EXPECT_FALSE(escalated()) << "another server was faster";
  EXPECT_EQ(stored(alarm).level, AlarmLevel::head);
  EXPECT_EQ(ringing({.office = office.id, .level = AlarmLevel::head}), 1);

  const RaisedAlarm graver = an_alarm(dossier, AlarmKind::missed);
  raised(graver);
  commit([&](sql::Transaction& tx) { store::end_other_alarms(tx, graver); });
  EXPECT_TRUE(stored(alarm).ended_at);
  EXPECT_FALSE(stored(alarm).escalates_at);
  EXPECT_TRUE(stored(graver).rings());
  commit([&](sql::Transaction& tx) {
    store::end_alarms_not_about(tx, dossier.id, graver.due_at, kNow);
  });
  EXPECT_TRUE(stored(graver).rings());
  commit([&](sql::Transaction& tx) { store::end_alarms(tx, dossier.id, kNow + minutes{1}); });
  EXPECT_EQ(stored(graver).ended_at, kNow + minutes{1});
}

TEST_P(AlarmStoreContract, PagesGoByPromise) {
  for (int n = 5; n >= 1; --n) raised(an_alarm(a_dossier(n)));
  std::vector<DossierId> seen;
  std::optional<store::AlarmKey> after;
  for (;;) {
    const auto page = read([&](sql::Transaction& tx) {
      return store::ringing_alarms(tx, {.office = office.id}, after, 2);
    });
    if (page.empty()) break;
    for (const RaisedAlarm& each : page) seen.push_back(each.dossier);
    after = store::AlarmKey{page.back().due_at, page.back().id};
  }
  EXPECT_EQ(seen, (std::vector<DossierId>{{1001}, {1002}, {1003}, {1004}, {1005}}));
}

TEST_P(AlarmStoreContract, EventsAreFollowedUntilTheDossierWasLookedAt) {
  Dossier one = a_dossier(1);
  const Dossier two = a_dossier(2);
  auto events = events_from({}, 10);
  ASSERT_EQ(events.size(), 2u);
  EXPECT_TRUE(events[0].is_new);
  EXPECT_TRUE(events[1].is_new);

  commit([&](sql::Transaction& tx) {
    store::save(tx, store::AlarmPlan{one.id, one.version, kNow + minutes{40}});
    store::save(tx, store::AlarmPlan{two.id, two.version, {}});
    store::set_position_followed(tx, events[1].position);
    store::set_position_followed(tx, events[0].position);
  });
  const auto position = read(store::position_followed);
  EXPECT_EQ(position.dossier, two.id) << "never back";
  EXPECT_TRUE(events_from(position, 10).empty());
  events = events_from({}, 10);
  EXPECT_FALSE(events[0].is_new || events[1].is_new);

  Dossier after = one;
  after.state = DossierState::assigned;
  commit([&](sql::Transaction& tx) {
    store::save(tx, one, after, {.kind = DossierEventKind::assigned, .at = kNow + minutes{3}});
  });
  events = events_from(position, 10);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_TRUE(events[0].is_new);
  read([&](sql::Transaction& tx) {
    EXPECT_TRUE(store::dossiers_to_look_at(tx, kNow + minutes{39}, 10).empty());
    EXPECT_EQ(store::dossiers_to_look_at(tx, kNow + minutes{40}, 10),
              std::vector<DossierId>{one.id});
  });
}

TEST_P(AlarmStoreContract, WhatIsOverAndWasNeverPlannedIsNotNew) {
  Dossier dossier = a_dossier(1);
  Dossier after = dossier;
  after.state = DossierState::withdrawn;
  commit([&](sql::Transaction& tx) {
    store::save(tx, dossier, after, {.kind = DossierEventKind::withdrawn, .at = kNow + minutes{3}});
  });
  EXPECT_FALSE(events_from({}, 10).back().is_new);
  commit([&](sql::Transaction& tx) { store::save(tx, store::AlarmPlan{dossier.id, 1, kNow}); });
  EXPECT_TRUE(events_from({}, 10).back().is_new);
  commit([&](sql::Transaction& tx) { store::remove_plan(tx, dossier.id); });
  EXPECT_FALSE(events_from({}, 10).back().is_new);
}

TEST_P(AlarmStoreContract, WorkOfTheDayComesInOrder) {
  const Dossier one = a_dossier(1);
  a_dossier(2);
  Dossier after = one;
  after.state = DossierState::assigned;
  commit([&](sql::Transaction& tx) {
    store::save(tx, one, after,
                {.kind = DossierEventKind::assigned, .at = kNow + minutes{9}, .officer = nam.id});
  });
  const auto work = read([&](sql::Transaction& tx) {
    return store::work_since(tx, office.id, kNow + minutes{1}, 10);
  });
  ASSERT_EQ(work.size(), 3u);
  EXPECT_EQ(work[2].dossier, one.id);
  EXPECT_EQ(work[2].kind, DossierEventKind::assigned);
  EXPECT_EQ(work[2].officer, nam.id);
  EXPECT_TRUE(read([&](sql::Transaction& tx) {
                return store::work_since(tx, office.id, kNow + minutes{3}, 10);
              }).empty());
}

TEST_P(AlarmStoreContract, ApologiesAreFoundByTheOfficeThatWorksOnThem) {
  const Dossier before = a_dossier(1);
  Dossier after = before;
  after.apology_proposed_at = kNow + minutes{50};
  commit([&](sql::Transaction& tx) {
    store::save(tx, before, after,
                {.kind = DossierEventKind::apology_proposed, .at = kNow + minutes{50}});
  });
  read([&](sql::Transaction& tx) {
    const auto proposed = store::dossiers_with_proposed_apology(tx, office.id, 10);
    ASSERT_EQ(proposed.size(), 1u);
    EXPECT_EQ(proposed[0].dossier, before.id);
    EXPECT_TRUE(store::dossiers_with_proposed_apology(tx, office.id, 10, proposed[0]).empty());
    EXPECT_EQ(store::count_proposed_apologies(tx, office.id), 1);
  });
  Dossier made = after;
  made.apology_proposed_at.reset();
  made.apologised_at = kNow + minutes{60};
  commit([&](sql::Transaction& tx) {
    store::save(tx, after, made, {.kind = DossierEventKind::apologised, .at = kNow + minutes{60}});
  });
  read([&](sql::Transaction& tx) {
    EXPECT_EQ(store::count_proposed_apologies(tx, office.id), 0);
    EXPECT_EQ(
        store::dossiers_apologised_for(tx, office.id, {kNow, {}}, kNow + minutes{61}, 10).size(),
        1u);
    EXPECT_TRUE(
        store::dossiers_apologised_for(tx, office.id, {kNow, {}}, kNow + minutes{60}, 10).empty());
  });
}

ON_BOTH_DATABASES(AlarmStoreContract);

}  // namespace
}  // namespace khongcho::test
