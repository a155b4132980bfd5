#include "app/alarm_sweep.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "app/alarms.h"
#include "app/apologies.h"
#include "app/dossier_views.h"
#include "app/late_forecast.h"
#include "app/officer_notices.h"
#include "store/dossier_store.h"
#include "store/duty_store.h"
#include "tests/office/office_world.h"

namespace khongcho::app {
namespace {

using test::at;
using test::command_for;
using test::OfficeWorld;

class AlarmSweep : public testing::Test {
 protected:
  SweepFigures sweep(std::string_view now) {
    world.set_time(now);
    return sweep_alarms(world.ctx());
  }
  std::vector<AlarmRow> ringing(const Officer& reader, AlarmView view = AlarmView::mine,
                                AlarmLevel level = AlarmLevel::officer) {
    return ringing_alarms(world.ctx(), reader, view, level, {})->rows;
  }
  Dossier stored(const Dossier& dossier) {
    return *sql::read(world.db(),
                      [&](sql::Transaction& tx) { return store::find_dossier(tx, dossier.id); });
  }
  std::vector<std::string> told(const Officer& officer) {
    std::vector<std::string> keys;
    for (const OfficerNotice& notice : own_notices(world.ctx(), officer))
      if (notice.text.key.starts_with("alarm.") || notice.text.key.starts_with("apology."))
        keys.push_back(notice.text.key);
    return keys;
  }
  void away(const Officer& officer, std::string_view from, std::string_view to) {
    const Absence absence{.id = make<AbsenceId>(),
                          .office = officer.office,
                          .officer = officer.id,
                          .from = at(from),
                          .to = at(to),
                          .reason = "Họp huyện",
                          .reported_by = world.chair.id,
                          .reported_at = world.time.now()};
    sql::in_transaction(world.db(), [&](sql::Transaction& tx) { store::insert(tx, absence); });
  }

  OfficeWorld world{{}, "2023-09-29 14:12"};
};

TEST_F(AlarmSweep, RaisesEachOnceAndTheGraverEndsTheLesser) {
  const Dossier dossier = world.assigned();  // promised for 17:00
  EXPECT_EQ(sweep("2023-09-29 14:13").raised, 0);
  EXPECT_EQ(sweep("2023-09-29 15:59").raised, 1) << "half of the time";
  EXPECT_EQ(sweep("2023-09-29 16:00").raised, 1);
  EXPECT_EQ(sweep("2023-09-29 16:00").raised, 0);
  EXPECT_EQ(sweep("2023-09-29 16:10").raised, 0);

  auto rows = ringing(world.nam);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].alarm.kind, AlarmKind::due_soon);
  EXPECT_EQ(rows[0].dossier.code, dossier.code);
  EXPECT_EQ(rows[0].officer, "Phạm Văn Nam");
  EXPECT_EQ(sweep("2023-09-29 16:41").raised, 1);
  ASSERT_EQ(ringing(world.nam).size(), 1u);
  EXPECT_THAT(told(world.nam),
              testing::ElementsAre("alarm.notice_due_close", "alarm.notice_due_soon",
                                   "alarm.notice_half_gone"));
}

TEST_F(AlarmSweep, WhatWasMissedWhileNobodySweptRingsAtOnce) {
  world.assigned();
  EXPECT_EQ(sweep("2023-09-29 18:00").raised, 4);
  const auto rows = ringing(world.nam);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].alarm.kind, AlarmKind::missed);
  EXPECT_EQ(rows[0].alarm.level, AlarmLevel::head);
  EXPECT_THAT(told(world.lan), testing::Contains("alarm.notice_missed"));
  EXPECT_THAT(told(world.nam), testing::IsEmpty()) << "the lesser ones are over";
}

// Each as the world's own, under a number of its own.
std::vector<DossierId> many_like(sql::Database& db, const Dossier& dossier, int count) {
  std::vector<DossierId> ids;
  sql::in_transaction(db, [&](sql::Transaction& tx) {
    ids.clear();
    for (int n = 0; n < count; ++n) {
      Dossier copy = dossier;
      copy.id = make<DossierId>();
      copy.code += "-" + std::to_string(n);
      copy.lookup_code = "M" + std::to_string(1'000'000 + n);
      store::save_new(tx, copy, {.at = copy.received_at});
      ids.push_back(copy.id);
    }
  });
  return ids;
}

TEST_F(AlarmSweep, AfterAnOutageAllIsCaughtUpInPassesNothingSkippedNothingTwice) {
  constexpr int kMany = 330;  // more than the forecast looks at
  std::vector<DossierId> ids = many_like(world.db(), world.assigned(), kMany - 1);
  world.set_time("2023-09-29 18:00");
  SweepFigures all;
  int passes = 0;
  for (bool goes_on = true; goes_on; ++passes) {
    const SweepFigures pass = sweep_alarms(world.ctx());
    goes_on = pass.goes_on;
    EXPECT_LE(pass.looked_at, 25);
    all.looked_at += pass.looked_at;
    all.raised += pass.raised;
    all.proposed += pass.proposed;
    ASSERT_LT(passes, 50);
  }
  EXPECT_GE(passes, kMany / 25);
  EXPECT_GE(all.looked_at, kMany) << "those apologised for once more: they have changed";
  EXPECT_EQ(all.raised, 4 * kMany);
  EXPECT_EQ(all.proposed, kMany);
  EXPECT_EQ(sweep("2023-09-29 18:01").raised, 0);

  std::set<DossierId> rung;
  std::optional<store::AlarmKey> after;
  do {
    const auto page =
        ringing_alarms(world.ctx(), world.nam, AlarmView::mine, AlarmLevel::officer, after);
    for (const AlarmRow& row : page->rows) EXPECT_TRUE(rung.insert(row.dossier.id).second);
    after = page->next;
  } while (after);
  EXPECT_EQ(rung.size(), kMany);
  for (const DossierId id : ids) EXPECT_TRUE(rung.contains(id));

  // What is to go up goes up in passes as well.
  world.set_time("2023-10-02 10:00");
  int escalated = 0;
  passes = 0;
  for (bool goes_on = true; goes_on; ++passes) {
    const SweepFigures pass = sweep_alarms(world.ctx());
    goes_on = pass.goes_on;
    EXPECT_LE(pass.escalated, 25);
    escalated += pass.escalated;
    ASSERT_LT(passes, 50);
  }
  EXPECT_EQ(escalated, kMany) << "from the head to the chair";
}

TEST_F(AlarmSweep, NobodyAcknowledgesSoItGoesToTheHeadThenTheChair) {
  world.assigned();
  sweep("2023-09-29 16:00");
  EXPECT_EQ(sweep("2023-09-29 16:14").escalated, 0);
  EXPECT_EQ(sweep("2023-09-29 16:15").escalated, 1);
  EXPECT_EQ(ringing(world.lan, AlarmView::office, AlarmLevel::head).size(), 1u);
  EXPECT_THAT(told(world.lan), testing::Contains("alarm.notice_due_soon"));
  EXPECT_THAT(told(world.chair), testing::Not(testing::Contains("alarm.notice_due_soon")));
  EXPECT_EQ(sweep("2023-09-29 16:40").raised, 1) << "a graver one begins with the officer";
}

TEST_F(AlarmSweep, AnAcknowledgedOneStays) {
  world.assigned();
  sweep("2023-09-29 16:00");
  const AlarmId id = ringing(world.nam)[0].alarm.id;
  EXPECT_EQ(acknowledge_alarm(world.ctx(), world.dung, id, "").error().message_id,
            "alarm.not_yours");
  EXPECT_EQ(acknowledge_alarm(world.ctx(), world.minh, id, "").error().message_id,
            "alarm.not_yours");
  const auto outcome = acknowledge_alarm(world.ctx(), world.nam, id, " Đang  làm ");
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->note, "Đang làm");
  EXPECT_TRUE(acknowledge_alarm(world.ctx(), world.nam, id, "")) << "the same again";
  EXPECT_EQ(acknowledge_alarm(world.ctx(), world.lan, id, "").error().message_id,
            "alarm.rings_no_more");

  EXPECT_EQ(sweep("2023-09-29 16:30").escalated, 0);
  EXPECT_TRUE(ringing(world.nam).empty());
  const auto rows = acknowledged_alarms(world.ctx(), world.lan);
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->rows.size(), 1u);
  EXPECT_EQ(rows->rows[0].acknowledged_by, "Phạm Văn Nam");
  EXPECT_FALSE(acknowledged_alarms(world.ctx(), world.nam));
  EXPECT_FALSE(ringing_alarms(world.ctx(), world.nam, AlarmView::office, AlarmLevel::head, {}));
  EXPECT_FALSE(ringing_alarms(world.ctx(), world.lan, AlarmView::district, AlarmLevel::head, {}));
  EXPECT_TRUE(ringing_alarms(world.ctx(), world.vp, AlarmView::district, AlarmLevel::head, {}));
}

TEST_F(AlarmSweep, TheAlarmGoesWithTheDossierAndEndsWithIt) {
  Dossier dossier = world.assigned();
  sweep("2023-09-29 16:00");
  ASSERT_EQ(ringing(world.nam).size(), 1u);
  dossier = *draft_dossier(world.ctx(), world.nam, command_for(dossier), "Đúng bản chính.");
  dossier = *submit_dossier(world.ctx(), world.nam, command_for(dossier));
  dossier = *sign_dossier(world.ctx(), world.lan, command_for(dossier));
  sweep("2023-09-29 16:01");
  EXPECT_EQ(ringing(world.nam).size() + ringing(world.lan).size() + ringing(world.hoa).size(), 1u);
  ASSERT_TRUE(mark_dossier_ready(world.ctx(), world.hoa, command_for(stored(dossier))));
  sweep("2023-09-29 16:02");
  for (const Officer* officer : {&world.nam, &world.lan, &world.hoa})
    EXPECT_TRUE(ringing(*officer).empty()) << officer->login;
  EXPECT_EQ(sweep("2023-09-29 18:00").raised, 0);
}

TEST_F(AlarmSweep, WhileTheCitizenIsWaitedForNothingRings) {
  const Dossier dossier = world.assigned();
  sweep("2023-09-29 16:00");
  ASSERT_TRUE(request_dossier_supplement(world.ctx(), world.nam, command_for(dossier), "Giấy tờ"));
  sweep("2023-09-29 16:01");
  EXPECT_TRUE(ringing(world.nam).empty());
  EXPECT_EQ(sweep("2023-09-29 18:00").raised, 0);
}

TEST_F(AlarmSweep, AResultNobodyFetchesRingsAtTheDesk) {
  world.ready();
  sweep("2023-09-29 15:00");
  EXPECT_EQ(sweep("2023-10-12 17:00").raised, 0);
  EXPECT_EQ(sweep("2023-10-13 07:30").raised, 1);
  EXPECT_EQ(sweep("2023-10-20 07:30").raised, 0);
}

TEST_F(AlarmSweep, TheForecastNamesTheStepAndTheClockProposesTheApology) {
  const Dossier dossier = world.drafted();
  sweep("2023-09-29 14:13");
  EXPECT_TRUE(forecast_office(world.ctx(), world.thanh_son.id).late.empty());
  away(world.lan, "2023-09-29 14:15", "2023-09-29 17:00");
  const LateForecast late = forecast_office(world.ctx(), world.thanh_son.id);
  ASSERT_EQ(late.late.size(), 1u);
  EXPECT_EQ(late.looked_at, 1);
  EXPECT_EQ(late.late[0].forecast.held_by, StepKind::sign)
      << "the chair signs too, but is no signer on the roster";
  EXPECT_EQ(late.late[0].forecast.reason, LateReason::nobody_on_duty);
  EXPECT_EQ(late.late[0].forecast.last_on_duty, at("2023-09-29 14:15"));

  EXPECT_EQ(sweep("2023-09-29 15:59").proposed, 0);
  EXPECT_EQ(sweep("2023-09-29 16:00").proposed, 1);
  EXPECT_EQ(sweep("2023-09-29 16:05").proposed, 0);
  const Dossier proposed = stored(dossier);
  EXPECT_EQ(proposed.apology_proposed_at, at("2023-09-29 16:00"));
  EXPECT_FALSE(proposed.apology_proposed_by);
  EXPECT_EQ(proposed.proposed_time, at("2023-10-02 09:00"));
  EXPECT_EQ(proposed.apology_reason, OfficeWorld::vietnamese().text("apology.by_clock.sign"));
  EXPECT_THAT(told(world.chair), testing::Contains("apology.notice_proposed"));

  ASSERT_TRUE(decline_dossier_apology(world.ctx(), world.chair, command_for(proposed), "Kịp"));
  EXPECT_EQ(sweep("2023-09-29 16:10").proposed + sweep("2023-09-29 18:00").proposed, 0)
      << "declined once, the clock does not ask again";
}

TEST_F(AlarmSweep, TwoServersAtOnceRaiseEachOnce) {
  world.assigned();
  world.submitted_again();
  world.set_time("2023-09-29 18:00");
  std::atomic<int> raised = 0;
  std::atomic<int> proposed = 0;
  std::vector<std::thread> servers;
  for (int n = 0; n < 4; ++n)
    servers.emplace_back([&] {
      const SweepFigures figures = sweep_alarms(world.ctx());
      raised += figures.raised;
      proposed += figures.proposed;
    });
  for (std::thread& each : servers) each.join();
  EXPECT_EQ(raised, 8);
  EXPECT_EQ(proposed, 2);
}

}  // namespace
}  // namespace khongcho::app
