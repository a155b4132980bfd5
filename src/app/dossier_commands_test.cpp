#include "app/dossier_commands.h"

#include <gtest/gtest.h>

#include "app/dossier_views.h"
#include "core/dossier/dossier_record.h"
#include "store/dossier_store.h"
#include "tests/office/office_world.h"

namespace khongcho {
namespace {

using test::at;
using test::command_for;
using test::OfficeWorld;

TEST(DossierCommands, TakeADossierFromTheCounterToTheCitizen) {
  OfficeWorld world;
  const Dossier ready = world.ready();

  const auto returned = app::return_dossier(
      world.ctx(), world.hoa, command_for(ready),
      {.returned_to = "Nguyễn Thị Sáu",
       .identity_checked = true,
       .satisfaction = Satisfaction::very_satisfied});

  ASSERT_TRUE(returned) << returned.error().message_id;
  EXPECT_EQ(returned->state, DossierState::returned);
  EXPECT_EQ(returned->result_number, "1/2023");
  const auto board = app::office_board(world.ctx(), world.chair, world.thanh_son.id,
                                       civil_day(world.time.now()));
  ASSERT_TRUE(board);
  EXPECT_EQ(board->today.counts.received, 1);
  EXPECT_EQ(board->today.counts.promised, 1);
  EXPECT_EQ(board->today.counts.kept, 1);
  EXPECT_EQ(board->today.counts.returned, 1);
}

TEST(DossierCommands, EveryStepCanBeRebuiltFromItsEvents) {
  OfficeWorld world;
  const Dossier ready = world.ready();

  const auto events =
      sql::read(world.db(), [&](sql::Transaction& tx) { return store::events_of(tx, ready.id); });
  const Rebuilt rebuilt = rebuild(events);

  ASSERT_TRUE(rebuilt.dossier) << rebuilt.problem;
  EXPECT_EQ(to_record(*rebuilt.dossier), to_record(ready));
}

TEST(DossierCommands, TheLaterOfTwoOfficersSeesWhatChanged) {
  OfficeWorld world;
  const Dossier seen = world.assigned();
  ASSERT_TRUE(app::draft_dossier(world.ctx(), world.nam, command_for(seen), "Bản thứ nhất"));

  const auto late = app::draft_dossier(world.ctx(), world.nam, command_for(seen), "Bản thứ hai");

  EXPECT_EQ(late.error().message_id, "dossier.changed");
  const auto changes = app::changes_since(world.ctx(), world.nam, seen.code, seen.version);
  ASSERT_TRUE(changes);
  ASSERT_EQ(changes->size(), 1U);
  EXPECT_EQ(changes->front().kind, DossierEventKind::drafted);
}

TEST(DossierCommands, AFormSentAgainReturnsTheFirstOutcome) {
  OfficeWorld world;
  auto command = command_for(world.assigned());
  command.request_key = "form-7";
  const auto first = app::draft_dossier(world.ctx(), world.nam, command, "Xong");

  const auto again = app::draft_dossier(world.ctx(), world.nam, command, "Xong");

  ASSERT_TRUE(again) << again.error().message_id;
  EXPECT_EQ(again->version, first->version);
}

TEST(DossierCommands, AnotherOfficeGetsNothing) {
  OfficeWorld world;
  const Dossier submitted = world.submitted();

  EXPECT_EQ(app::sign_dossier(world.ctx(), world.minh, command_for(submitted)).error().code,
            ErrorCode::not_allowed);
  EXPECT_EQ(app::dossier_view(world.ctx(), world.minh, submitted.code, "test").error().code,
            ErrorCode::not_allowed);
  EXPECT_TRUE(app::dossier_view(world.ctx(), world.vp, submitted.code, "test"));
}

TEST(DossierCommands, ASpecialistTouchesOnlyOwnDossiers) {
  OfficeWorld world;

  EXPECT_EQ(app::draft_dossier(world.ctx(), world.dung, command_for(world.assigned()), "Xong")
                .error()
                .code,
            ErrorCode::not_allowed);
}

TEST(Supplement, StopsTheClockAndAsksTheEngineAgain) {
  OfficeWorld world({}, "2023-09-29 09:00");
  const Dossier assigned = world.assigned();
  const auto asked = app::request_dossier_supplement(world.ctx(), world.nam, command_for(assigned),
                                                     "Bản chính học bạ");
  ASSERT_TRUE(asked);
  world.set_time("2023-09-29 15:45");

  const auto back = app::receive_dossier_supplement(world.ctx(), world.hoa, command_for(*asked));

  ASSERT_TRUE(back) << back.error().message_id;
  EXPECT_EQ(back->state, DossierState::assigned);
  EXPECT_EQ(back->promise_due_at, at("2023-10-02 09:00"));
}

TEST(Supplement, BroughtAfterClosingIsReceivedTheNextDayAndNoLongerNoWait) {
  OfficeWorld world({}, "2023-09-29 09:00");
  const Dossier assigned = world.assigned();
  const auto asked = app::request_dossier_supplement(world.ctx(), world.nam, command_for(assigned),
                                                     "Bản chính học bạ");
  world.set_time("2023-09-29 18:10");

  const auto back = app::receive_dossier_supplement(world.ctx(), world.hoa, command_for(*asked));

  ASSERT_TRUE(back);
  EXPECT_FALSE(back->promise_due_at);
  EXPECT_TRUE(back->statutory_due_at);
}

TEST(ExcludeDossier, LeavesTheStatutoryTimeAndCountsIt) {
  OfficeWorld world;
  const Dossier assigned = world.assigned();

  const auto excluded = app::exclude_dossier(world.ctx(), world.nam, command_for(assigned),
                                             "Cần xác minh nơi cư trú trước đây");

  ASSERT_TRUE(excluded) << excluded.error().message_id;
  EXPECT_FALSE(excluded->promise_due_at);
  EXPECT_EQ(excluded->printed_due_at, excluded->statutory_due_at);
  const auto counts = sql::read(world.db(), [&](sql::Transaction& tx) {
    return store::counts_of_day(tx, world.thanh_son.id, civil_day(world.time.now()));
  });
  EXPECT_EQ(counts.promised, 0);
  EXPECT_EQ(counts.excluded, 1);
}

TEST(SignDossiers, OneRefusalDoesNotHoldUpTheOthers) {
  OfficeWorld world;
  const Dossier submitted = world.submitted();

  const auto outcomes = app::sign_dossiers(
      world.ctx(), world.lan, {{.code = "no-such-code"}, command_for(submitted)});

  ASSERT_EQ(outcomes.size(), 2U);
  EXPECT_FALSE(outcomes[0].outcome);
  EXPECT_TRUE(outcomes[1].outcome);
}

TEST(Lookup, ShowsInitialsAndWhoHoldsItAndNoNumber) {
  OfficeWorld world;
  const Dossier assigned = world.assigned();

  const auto view = app::lookup_view(world.ctx(), assigned.lookup_code.substr(0, 4) + " " +
                                                      assigned.lookup_code.substr(4));

  ASSERT_TRUE(view);
  EXPECT_EQ(view->masked_name, "N. T. Sáu");
  EXPECT_EQ(view->holder, world.nam.full_name);
  EXPECT_EQ(view->steps.size(), 2U);
  EXPECT_EQ(app::lookup_view(world.ctx(), "AAAA 2222").error().code, ErrorCode::not_found);
}

TEST(WorkList, IsByPromiseAndPagesByKey) {
  OfficeWorld world;
  for (int i = 0; i < 5; ++i) {
    auto form = world.a_form();
    form.submitter.personal_id = "";
    world.received(form);
  }

  const auto first = app::work_list(world.ctx(), world.hoa, app::WorkList::desk, {}, 3);
  ASSERT_TRUE(first);
  ASSERT_EQ(first->rows.size(), 3U);
  ASSERT_TRUE(first->next);
  const auto second = app::work_list(world.ctx(), world.hoa, app::WorkList::desk, first->next, 3);

  ASSERT_TRUE(second);
  EXPECT_EQ(second->rows.size(), 2U);
  EXPECT_FALSE(second->next);
  EXPECT_NE(second->rows.front().code, first->rows.back().code);
}

}  // namespace
}  // namespace khongcho
