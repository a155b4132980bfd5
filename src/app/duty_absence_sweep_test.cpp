// Leave noted ahead: what is open is passed on by the clock when it begins, once, and never back.
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "app/dossier_views.h"
#include "app/duty_absence.h"
#include "app/hand_over.h"
#include "app/officer_notices.h"
#include "tests/office/duty_world.h"

namespace khongcho::app {
namespace {

using test::command_for;
using test::DutyWorld;

// The Friday at two; leave is from three o'clock.
struct LeaveWorld : DutyWorld {
  LeaveWorld() {
    plan_all();
    set_time("2023-09-29 14:00");
  }
  AbsenceId leave_of(const Officer& who, const Officer* substitute = nullptr) {
    Absence leave = an_absence(who, "2023-09-29 15:00", "2023-09-29 17:00");
    if (substitute) leave.substitute = substitute->id;
    return must(note_absence(ctx(), who, leave)).absence.id;
  }
  Dossier given_to(const Officer& specialist, const Person& submitter) {
    IntakeForm form = a_form();
    form.submitter = submitter;
    return must(assign_dossier(ctx(), hoa, command_for(received(form)), specialist.id));
  }
  int swept_at(std::string_view now) {
    set_time(now);
    return absence_sweep(ctx());
  }
  DossierView view(const Dossier& dossier) {
    return must(dossier_view(ctx(), chair, dossier.code, "test"));
  }
  Dossier now(const Dossier& dossier) { return view(dossier).dossier; }
  int told(const Officer& officer, std::string_view key) {
    return static_cast<int>(std::ranges::count(
        own_notices(ctx(), officer), key,
        [](const OfficerNotice& each) -> std::string_view { return each.text.key; }));
  }
};

TEST(AbsenceSweep, PassesWorkToTheSubstituteWhenTheLeaveBegins) {
  LeaveWorld world;
  const Dossier one = world.given_to(world.nam, world.ba_sau());
  const Dossier other = world.given_to(world.nam, world.ong_tu());
  world.leave_of(world.nam, &world.dung);

  EXPECT_EQ(world.swept_at("2023-09-29 14:59"), 0);
  EXPECT_EQ(world.swept_at("2023-09-29 15:00"), 2);
  EXPECT_EQ(world.swept_at("2023-09-29 15:01"), 0);

  for (const Dossier& dossier : {one, other}) {
    EXPECT_EQ(world.now(dossier).specialist, world.dung.id);
    EXPECT_EQ(world.now(dossier).offered_to, world.dung.id) << "given, and his to accept";
    const DossierEvent event = world.view(dossier).events.back();
    EXPECT_EQ(event.kind, DossierEventKind::assigned);
    EXPECT_FALSE(event.officer) << "nobody: the clock";
    EXPECT_EQ(event.note, "Chuyển vì Phạm Văn Nam vắng đến 17:00 29/09/2023");
  }
  EXPECT_EQ(world.told(world.dung, "duty.notice_rerouted"), 1) << "once an absence";
  EXPECT_EQ(world.told(world.chair, "duty.notice_left"), 0);
}

TEST(AbsenceSweep, MovesADossierOnceAnAbsence) {
  LeaveWorld world;
  const Dossier dossier = world.given_to(world.nam, world.ba_sau());
  world.leave_of(world.nam);
  EXPECT_EQ(world.swept_at("2023-09-29 15:00"), 1);

  // Given to him all the same, by somebody who knows.
  DutyWorld::must(assign_dossier(world.ctx(), world.hoa, command_for(world.now(dossier)),
                                 world.nam.id));
  // What comes later, or was not reached before the power went, is moved by the next sweep.
  const Dossier later = world.given_to(world.nam, world.ong_tu());

  EXPECT_EQ(world.swept_at("2023-09-29 15:01"), 1);
  EXPECT_EQ(world.now(dossier).specialist, world.nam.id);
  EXPECT_EQ(world.now(later).specialist, world.dung.id);
}

TEST(AbsenceSweep, OnTwoServersAtOnceItMovesNothingTwice) {
  LeaveWorld world;
  const Dossier one = world.given_to(world.nam, world.ba_sau());
  const Dossier other = world.given_to(world.nam, world.ong_tu());
  world.leave_of(world.nam);
  world.set_time("2023-09-29 15:00");

  int first = 0;
  int second = 0;
  std::thread server([&] { first = absence_sweep(world.ctx()); });
  std::thread beside([&] { second = absence_sweep(world.ctx()); });
  server.join();
  beside.join();

  EXPECT_EQ(first + second, 2);
  for (const Dossier& dossier : {one, other})
    EXPECT_EQ(world.now(dossier).version, dossier.version + 1);
}

TEST(AbsenceSweep, WhereNobodyOnDutySignsTheHeadHearsAndReadinessSaysSo) {
  LeaveWorld world;
  const Dossier submitted = world.submitted();
  DutyWorld::must(accept_dossier(world.ctx(), world.lan, command_for(submitted)));
  world.leave_of(world.lan);

  EXPECT_EQ(world.swept_at("2023-09-29 15:00"), 0);
  EXPECT_EQ(world.swept_at("2023-09-29 15:01"), 0);
  EXPECT_EQ(world.now(submitted).holder, world.lan.id);
  EXPECT_EQ(world.told(world.chair, "duty.notice_left"), 1);
  EXPECT_TRUE(std::ranges::any_of(world.readiness().problems, [](const CheckedProblem& each) {
    return each.problem.key.starts_with("no_signer::15:00");
  }));

  world.planned(DutyRole::signer, world.chair);
  EXPECT_EQ(world.swept_at("2023-09-29 15:02"), 1);
  EXPECT_EQ(world.now(submitted).offered_to, world.chair.id);
}

TEST(AbsenceSweep, WhatAnySignerMayTakeStaysWhereOneIsLeft) {
  LeaveWorld world;
  const Dossier submitted = world.submitted();
  world.leave_of(world.lan);
  world.planned(DutyRole::signer, world.chair);

  EXPECT_EQ(world.swept_at("2023-09-29 15:00"), 0);
  EXPECT_EQ(world.now(submitted).version, submitted.version);
  EXPECT_EQ(world.told(world.chair, "duty.notice_left"), 0);

  DutyWorld::must(note_absence(world.ctx(), world.chair,
                               world.an_absence(world.chair, "2023-09-29 15:30",
                                                "2023-09-29 16:30")));
  EXPECT_EQ(world.swept_at("2023-09-29 15:30"), 0);
  EXPECT_GE(world.told(world.chair, "duty.notice_left"), 1) << "nobody left to take it";
}

TEST(AbsenceSweep, NothingMovesBackOrForLeaveTakenBack) {
  LeaveWorld world;
  const Dossier dossier = world.given_to(world.nam, world.ba_sau());
  const AbsenceId taken_back = world.leave_of(world.nam);
  DutyWorld::must(end_absence(world.ctx(), world.nam, taken_back));
  EXPECT_EQ(world.swept_at("2023-09-29 15:00"), 0);
  EXPECT_EQ(world.now(dossier).specialist, world.nam.id);

  const AbsenceId leave = DutyWorld::must(note_absence(world.ctx(), world.nam,
                              world.an_absence(world.nam, "2023-09-29 15:10",
                                               "2023-09-29 17:00"))).absence.id;
  EXPECT_EQ(world.swept_at("2023-09-29 15:10"), 1);
  DutyWorld::must(end_absence(world.ctx(), world.nam, leave));
  EXPECT_EQ(world.swept_at("2023-09-29 15:11"), 0);
  EXPECT_EQ(world.now(dossier).offered_to, world.dung.id) << "still his to accept";
}

TEST(AbsenceSweep, WhatTheCitizenHasWaitsAsItIs) {
  LeaveWorld world;
  const Dossier asked = DutyWorld::must(request_dossier_supplement(
      world.ctx(), world.nam, command_for(world.given_to(world.nam, world.ba_sau())),
      "Bản chính giấy khai sinh"));
  world.leave_of(world.nam);

  EXPECT_EQ(world.swept_at("2023-09-29 15:00"), 0);
  EXPECT_EQ(world.now(asked).state, DossierState::supplement_requested);
  world.set_time("2023-09-29 15:20");
  DutyWorld::must(receive_dossier_supplement(world.ctx(), world.hoa, command_for(asked)));
  EXPECT_EQ(world.swept_at("2023-09-29 15:20"), 1);
  EXPECT_EQ(world.now(asked).specialist, world.dung.id);
}

}  // namespace
}  // namespace khongcho::app
