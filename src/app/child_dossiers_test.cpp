#include "app/child_dossiers.h"

#include <gtest/gtest.h>

#include "app/check_database.h"
#include "app/dossier_views.h"
#include "store/dossier_store.h"
#include "tests/office/office_world.h"

namespace khongcho::test {
namespace {

using namespace khongcho::app;

struct ChildWorld : OfficeWorld {
  Dossier parent = assigned();

  Expected<Dossier> opened(const Officer& officer, const std::string& office = "xa-hong-lac",
                           const std::string& procedure = "C05") {
    return open_child(ctx(), officer, {.code = parent.code},
                      {.office = office, .procedure = procedure});
  }
  Dossier stored(const std::string& code) {
    return *sql::read(db(), [&](sql::Transaction& tx) { return store::find_dossier(tx, code); });
  }
  std::vector<DossierEvent> events(const Dossier& dossier) {
    return sql::read(db(), [&](sql::Transaction& tx) { return store::events_of(tx, dossier.id); });
  }
  // By anh Minh, who does everything at xã Hồng Lạc.
  Dossier worked_to_signature(Dossier child) {
    const auto step = [&](Expected<Dossier> outcome) {
      if (!outcome) throw std::runtime_error("refused: " + outcome.error().message_id);
      child = *outcome;
    };
    step(assign_dossier(ctx(), minh, command_for(child), minh.id));
    step(draft_dossier(ctx(), minh, command_for(child), "Xác nhận."));
    step(submit_dossier(ctx(), minh, command_for(child)));
    step(sign_dossier(ctx(), minh, command_for(child)));
    return child;
  }
};

std::string refusal(const Expected<Dossier>& outcome) {
  return outcome ? "" : outcome.error().message_id;
}

TEST(ChildDossiers, IsReceivedAtTheOtherOfficeWithAClockInsideItsParents) {
  ChildWorld w;
  w.set_time("2023-09-29 15:45");  // after the cut-off: of itself it would be due on Monday
  const auto child = w.opened(w.nam);
  ASSERT_TRUE(child) << child.error().message_id;
  EXPECT_EQ(child->parent, w.parent.id);
  EXPECT_EQ(child->office, w.hong_lac.id);
  EXPECT_EQ(child->helping_office, w.thanh_son.id);
  EXPECT_EQ(child->procedure, "C05");
  EXPECT_EQ(child->submitter.full_name, w.parent.submitter.full_name);
  EXPECT_EQ(child->promise_due_at, at("2023-10-02 09:00"));    // its own, by the model
  EXPECT_EQ(child->statutory_due_at, at("2023-10-04 17:00"));  // and by law
  EXPECT_EQ(child->printed_due_at, w.parent.printed_due_at);   // but no later than its parent
  EXPECT_NE(child->because.find(w.parent.code), std::string::npos);
  EXPECT_EQ(child->route, "commune-civil-status@1");
  EXPECT_EQ(child->step, "receive");
  EXPECT_EQ(child->holder, w.nam.id);
  EXPECT_EQ(child->offered_role, Role::receptionist);
  EXPECT_EQ(w.events(w.parent).back().kind, DossierEventKind::child_opened);
  EXPECT_TRUE(dossier_view(w.ctx(), w.hoa, child->code, "ho-so"));  // filed by her office
  EXPECT_EQ(work_list(w.ctx(), w.minh, WorkList::desk, {})->rows.size(), 1u);
}

TEST(ChildDossiers, ComesBackByItselfWhenItsResultIsReady) {
  ChildWorld w;
  Dossier child = w.worked_to_signature(*w.opened(w.nam));
  w.set_time("2023-09-29 16:20");

  const auto ready = mark_dossier_ready(w.ctx(), w.minh, command_for(child));

  ASSERT_TRUE(ready) << ready.error().message_id;
  EXPECT_EQ(ready->state, DossierState::returned);
  EXPECT_EQ(ready->returned_to, w.thanh_son.name);
  EXPECT_EQ(ready->holder, OfficerId{});
  EXPECT_EQ(w.stored(child.code).version, ready->version);
  const DossierEvent told = w.events(w.parent).back();
  EXPECT_EQ(told.kind, DossierEventKind::child_returned);
  EXPECT_NE(told.note.find(child.code), std::string::npos);
  EXPECT_NE(told.note.find(ready->result_number), std::string::npos);
  EXPECT_EQ(w.stored(w.parent.code).state, DossierState::assigned);
  const auto checked = check_database(w.db());
  for (const std::string& problem : checked.problems) ADD_FAILURE() << problem;
}

TEST(ChildDossiers, TellsItsParentWhenItComesToNothing) {
  ChildWorld w;
  const auto child = w.opened(w.nam);
  ASSERT_TRUE(withdraw_dossier(w.ctx(), w.minh, command_for(*child), "Không cần nữa"));
  EXPECT_EQ(w.events(w.parent).back().kind, DossierEventKind::child_returned);
  EXPECT_NE(w.events(w.parent).back().note.find("Không cần nữa"), std::string::npos);
}

TEST(ChildDossiers, NeverGetsMoreTimeThanIsLeftWhateverHappensToIt) {
  ChildWorld w;
  Dossier child = *w.opened(w.nam);
  child = *assign_dossier(w.ctx(), w.minh, command_for(child), w.minh.id);
  child = *request_dossier_supplement(w.ctx(), w.minh, command_for(child), "Ảnh");
  w.set_time("2023-09-29 16:00");
  const auto again = receive_dossier_supplement(w.ctx(), w.minh, command_for(child));
  ASSERT_TRUE(again) << again.error().message_id;
  EXPECT_EQ(again->printed_due_at, w.parent.printed_due_at);
}

TEST(ChildDossiers, RefusesWhatMakesNoSense) {
  ChildWorld w;
  EXPECT_EQ(refusal(w.opened(w.minh)), "dossier.not_yours");
  EXPECT_EQ(refusal(w.opened(w.nam, "xa-thanh-son")), "consult.no_office");
  EXPECT_EQ(refusal(w.opened(w.nam, "xa-hong-lac", "D08")), "route.no_procedure");
  const auto child = w.opened(w.hoa);
  ASSERT_TRUE(child);
  const auto inside = open_child(w.ctx(), w.minh, {.code = child->code},
                                 {.office = "xa-thanh-son", .procedure = "C05"});
  EXPECT_EQ(refusal(inside), "consult.child_of_a_child");
  EXPECT_EQ(child_view(w.ctx(), w.nam, w.parent.code)->children.size(), 1u);
}

TEST(ChildDossiers, TheSameFormSentTwiceOpensOne) {
  ChildWorld w;
  const DossierCommand command{.code = w.parent.code, .request_key = "k-1"};
  const ChildForm form{.office = "xa-hong-lac", .procedure = "C05"};
  const auto first = open_child(w.ctx(), w.nam, command, form);
  const auto again = open_child(w.ctx(), w.nam, command, form);
  ASSERT_TRUE(first && again);
  EXPECT_EQ(first->code, again->code);
  EXPECT_EQ(child_view(w.ctx(), w.nam, w.parent.code)->children.size(), 1u);
}

}  // namespace
}  // namespace khongcho::test
