#include "app/consultations.h"

#include <gtest/gtest.h>

#include "app/alarms.h"
#include "app/dossier_views.h"
#include "app/officer_notices.h"
#include "core/dossier/consultation.h"
#include "store/dossier_store.h"
#include "tests/office/office_world.h"

namespace khongcho::test {
namespace {

using namespace khongcho::app;

struct ConsultWorld : OfficeWorld {
  Dossier asked(std::optional<Instant> due = {}) {
    const Dossier dossier = assigned();
    auto outcome = consult_office(
        ctx(), nam, command_for(dossier),
        {.office = hong_lac.slug, .question = "  Bà Sáu có hộ khẩu   ở xã không? ", .due_at = due});
    if (!outcome) throw std::runtime_error("refused: " + outcome.error().message_id);
    return *outcome;
  }
  ConsultationList list_of(const Officer& reader) { return *consultation_list(ctx(), reader); }
  Dossier stored(const Dossier& dossier) {
    return *sql::read(db(),
                      [&](sql::Transaction& tx) { return store::find_dossier(tx, dossier.code); });
  }
};

std::string refusal(const Expected<Dossier>& outcome) {
  return outcome ? "" : outcome.error().message_id;
}

TEST(Consultations, TheOfficeAskedSeesTheQuestionAndAnswers) {
  ConsultWorld w;
  const Dossier dossier = w.asked();
  ASSERT_EQ(dossier.consultations.size(), 1u);
  EXPECT_EQ(dossier.consultations[0].question, "Bà Sáu có hộ khẩu ở xã không?");
  EXPECT_EQ(dossier.step, "process");  // certification has no step to consult
  EXPECT_EQ(dossier.holder, w.nam.id);
  const ConsultationList list = w.list_of(w.minh);
  ASSERT_EQ(list.open.size(), 1u);
  EXPECT_EQ(list.open[0].dossier.code, dossier.code);
  EXPECT_EQ(list.open[0].asking.id, w.thanh_son.id);
  EXPECT_TRUE(dossier_view(w.ctx(), w.minh, dossier.code, "viec"));  // to answer, one must see it

  w.set_time("2023-09-29 15:00");
  const ConsultationId id = dossier.consultations[0].id;
  const auto answered = answer_office(w.ctx(), w.minh, {.code = dossier.code}, id, "Không có.");

  ASSERT_TRUE(answered) << answered.error().message_id;
  EXPECT_EQ(answered->consultations[0].answered_by, w.minh.id);
  EXPECT_EQ(answered->holder, w.nam.id);  // an answer passes no papers
  EXPECT_TRUE(w.list_of(w.minh).open.empty());
  ASSERT_EQ(w.list_of(w.minh).closed.size(), 1u);
  EXPECT_EQ(w.list_of(w.minh).closed[0].consultation.answer, "Không có.");
}

TEST(Consultations, TheEventsRebuildWhatWasAskedAndAnswered) {
  ConsultWorld w;
  const Dossier dossier = w.asked();
  ASSERT_TRUE(answer_office(w.ctx(), w.minh, {.code = dossier.code}, dossier.consultations[0].id,
                            "Không có."));
  const Dossier row = w.stored(dossier);
  const auto events =
      sql::read(w.db(), [&](sql::Transaction& tx) { return store::events_of(tx, dossier.id); });
  EXPECT_EQ(events[events.size() - 2].kind, DossierEventKind::consulted);
  EXPECT_EQ(events.back().kind, DossierEventKind::consultation_answered);
  EXPECT_EQ(events.back().officer, w.minh.id);
  EXPECT_EQ(row.consultations.size(), 1u);
}

TEST(Consultations, AreDueInsideTheDossier) {
  ConsultWorld w;
  // Received at the start of the world on the no-wait Friday: due at 17:00, however many hours.
  EXPECT_EQ(w.asked().consultations[0].due_at, at("2023-09-29 17:00"));
  ConsultWorld late;
  const Dossier dossier = late.assigned();
  EXPECT_EQ(refusal(consult_office(
                late.ctx(), late.nam, command_for(dossier),
                {.office = "xa-hong-lac", .question = "?", .due_at = at("2023-10-02 09:00")})),
            "consult.due_after_dossier");
}

TEST(Consultations, OnlyWhoWorksOnItAsksAndOnlyTheOfficeAskedAnswers) {
  ConsultWorld w;
  const Dossier dossier = w.assigned();
  const ConsultationForm form{.office = "xa-hong-lac", .question = "?"};
  EXPECT_EQ(refusal(consult_office(w.ctx(), w.dung, command_for(dossier), form)),
            "dossier.not_yours");
  EXPECT_EQ(refusal(consult_office(w.ctx(), w.minh, command_for(dossier), form)),
            "dossier.not_yours");
  EXPECT_EQ(refusal(consult_office(w.ctx(), w.nam, command_for(dossier),
                                   {.office = "xa-khong-co", .question = "?"})),
            "consult.no_office");
  EXPECT_EQ(refusal(consult_office(w.ctx(), w.nam, command_for(dossier),
                                   {.office = "xa-thanh-son", .question = "?"})),
            "consult.no_office");
  const auto asked = consult_office(w.ctx(), w.nam, command_for(dossier), form);
  const ConsultationId id = asked->consultations[0].id;
  EXPECT_EQ(refusal(answer_office(w.ctx(), w.nam, {.code = dossier.code}, id, "Tự trả lời")),
            "dossier.not_yours");
  EXPECT_EQ(refusal(withdraw_question(w.ctx(), w.minh, {.code = dossier.code}, id)),
            "dossier.not_yours");
  EXPECT_FALSE(consultation_view(w.ctx(), w.dung, dossier.code, id));
  EXPECT_TRUE(consultation_view(w.ctx(), w.minh, dossier.code, id));
  EXPECT_FALSE(consultation_list(w.ctx(), w.hoa));
}

TEST(Consultations, AQuestionTakenBackLeavesTheList) {
  ConsultWorld w;
  const Dossier dossier = w.asked();
  const ConsultationId id = dossier.consultations[0].id;
  ASSERT_TRUE(withdraw_question(w.ctx(), w.nam, command_for(dossier), id));
  EXPECT_TRUE(w.list_of(w.minh).open.empty());
  EXPECT_EQ(refusal(answer_office(w.ctx(), w.minh, {.code = dossier.code}, id, "Có")),
            "consult.closed");
}

TEST(Consultations, ADossierAtItsEndAsksNobody) {
  ConsultWorld w;
  const Dossier dossier = w.asked();
  ASSERT_TRUE(withdraw_dossier(w.ctx(), w.hoa, command_for(dossier), "Không cần nữa"));
  EXPECT_TRUE(w.list_of(w.minh).open.empty());
}

TEST(Consultations, TheOfficeAskedIsToldAndTheAskerOfTheAnswer) {
  ConsultWorld w;
  const Dossier dossier = w.asked();
  EXPECT_EQ(unread_notices(w.ctx(), w.minh), 1);
  EXPECT_EQ(own_notices(w.ctx(), w.minh).at(0).text.key, "consult.notice_asked");
  EXPECT_EQ(bar_counts(w.ctx(), w.minh).to_answer, 1);
  EXPECT_EQ(bar_counts(w.ctx(), w.nam).to_answer, 0);

  ASSERT_TRUE(answer_office(w.ctx(), w.minh, command_for(dossier),
                            dossier.consultations.at(0).id, "Đúng"));
  EXPECT_EQ(own_notices(w.ctx(), w.nam).at(0).text.key, "consult.notice_answered");
  EXPECT_EQ(bar_counts(w.ctx(), w.minh).to_answer, 0);
}

TEST(Consultations, TheFormProposesOfficesAndATime) {
  ConsultWorld w;
  const Dossier dossier = w.asked();
  const auto view = ask_view(w.ctx(), w.nam, dossier.code);
  ASSERT_TRUE(view);
  EXPECT_EQ(view->offices.size(), 2u);  // all but its own
  EXPECT_EQ(view->latest, at("2023-09-29 17:00"));
  EXPECT_EQ(view->due_at, at("2023-09-29 17:00"));
  ASSERT_EQ(view->asked.size(), 1u);
  EXPECT_EQ(view->asked[0].id, w.hong_lac.id);
  EXPECT_FALSE(ask_view(w.ctx(), w.dung, dossier.code));
}

// Received at Thanh Sơn, decided by Hồng Lạc (2025: reception does not depend on boundaries).
TEST(CompetentOffice, DecidesWhatAnotherReceived) {
  ConsultWorld w;
  IntakeForm form = w.a_form();
  form.competent_office = w.hong_lac.slug;
  Dossier dossier = w.received(form);
  EXPECT_EQ(dossier.office, w.thanh_son.id);
  EXPECT_EQ(dossier.competent_office, w.hong_lac.id);
  const auto step = [&](const Expected<Dossier>& outcome) {
    ASSERT_TRUE(outcome) << outcome.error().message_id;
    dossier = *outcome;
  };
  EXPECT_EQ(refusal(assign_dossier(w.ctx(), w.hoa, command_for(dossier), w.nam.id)),
            "dossier.no_specialist");
  step(assign_dossier(w.ctx(), w.hoa, command_for(dossier), w.minh.id));
  EXPECT_EQ(refusal(draft_dossier(w.ctx(), w.nam, command_for(dossier), "x")), "dossier.not_yours");
  ASSERT_EQ(work_list(w.ctx(), w.minh, WorkList::specialist, {})->rows.size(), 1u);
  step(draft_dossier(w.ctx(), w.minh, command_for(dossier), "Chứng thực."));
  step(submit_dossier(w.ctx(), w.minh, command_for(dossier)));
  EXPECT_TRUE(work_list(w.ctx(), w.lan, WorkList::signer, {})->rows.empty());
  ASSERT_EQ(work_list(w.ctx(), w.minh, WorkList::signer, {})->rows.size(), 1u);
  EXPECT_EQ(refusal(sign_dossier(w.ctx(), w.lan, command_for(dossier))), "dossier.not_yours");
  step(sign_dossier(w.ctx(), w.minh, command_for(dossier)));
  EXPECT_EQ(refusal(mark_dossier_ready(w.ctx(), w.hoa, command_for(dossier))),
            "dossier.not_sealed")
      << "the seal is that of the office that decides";
  step(seal_dossier(w.ctx(), w.minh, command_for(dossier)));
  step(mark_dossier_ready(w.ctx(), w.hoa, command_for(dossier)));
  step(return_dossier(w.ctx(), w.hoa, command_for(dossier),
                      {.returned_to = "Trần Thị Sáu", .identity_checked = true}));
}

TEST(Consultations, NothingIsSubmittedWhileAnAnswerIsAwaited) {
  ConsultWorld w;
  const Dossier asked = w.asked();
  ASSERT_TRUE(draft_dossier(w.ctx(), w.nam, {.code = asked.code}, "Chứng thực."));

  EXPECT_EQ(refusal(submit_dossier(w.ctx(), w.nam, {.code = asked.code})), "consult.still_open");
  ASSERT_TRUE(
      answer_office(w.ctx(), w.minh, {.code = asked.code}, asked.consultations[0].id, "Có."));
  EXPECT_EQ(refusal(submit_dossier(w.ctx(), w.nam, {.code = asked.code})), "");
}

TEST(CompetentOffice, MustHaveTheProcedure) {
  ConsultWorld w;
  IntakeForm form = w.a_form();
  for (const char* other : {"huyen-thanh-ha", "xa-khong-co"}) {
    form.competent_office = other;
    EXPECT_EQ(refusal(receive_dossier(w.ctx(), w.hoa, form)), "intake.no_competent_office");
  }
  form.competent_office = w.thanh_son.slug;
  EXPECT_EQ(w.received(form).competent_office, OfficeId{});
}

}  // namespace
}  // namespace khongcho::test
