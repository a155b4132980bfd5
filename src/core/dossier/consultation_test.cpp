#include "core/dossier/consultation.h"

#include <gtest/gtest.h>

#include "core/dossier/child_dossier.h"

namespace khongcho {

namespace {

const Instant kNow = *parse_instant("2023-09-29T09:00");
constexpr OfficeId kOwn{1};
constexpr OfficeId kOther{2};
constexpr OfficeId kThird{3};

Dossier in_work() {
  Dossier dossier;
  dossier.id = {7};
  dossier.office = kOwn;
  dossier.state = DossierState::assigned;
  dossier.printed_due_at = kNow + std::chrono::hours{8};
  return dossier;
}

Consultation a_question(OfficeId office = kOther) {
  return {.id = {office.value * 10},
          .office = office,
          .question = "Có đăng ký ở xã không?",
          .asked_by = {5},
          .asked_at = kNow,
          .due_at = kNow + std::chrono::hours{4}};
}

std::string refusal(const Expected<Dossier>& outcome) {
  return outcome ? "" : outcome.error().message_id;
}

}  // namespace

TEST(Consultation, IsOpenUntilAnswered) {
  const auto asked = consult(in_work(), a_question());
  ASSERT_TRUE(asked);
  EXPECT_TRUE(has_open_consultation(*asked));

  const auto answered =
      answer_consultation(*asked, {20}, {9}, "Không có.", kNow + std::chrono::hours{5});

  ASSERT_TRUE(answered);  // late, and answered all the same
  EXPECT_FALSE(has_open_consultation(*answered));
  const Consultation* one = find_consultation(*answered, {20});
  EXPECT_EQ(one->answer, "Không có.");
  EXPECT_EQ(one->answered_by, OfficerId{9});
  EXPECT_EQ(refusal(answer_consultation(*answered, {20}, {9}, "Nữa", kNow)), "consult.closed");
  EXPECT_EQ(refusal(withdraw_consultation(*answered, {20})), "consult.closed");
}

TEST(Consultation, RefusesWhatMakesNoSense) {
  const auto refused = [](auto change) {
    Consultation asked = a_question();
    Dossier dossier = in_work();
    change(dossier, asked);
    return refusal(consult(dossier, asked));
  };
  using D = Dossier&;
  using C = Consultation&;
  EXPECT_EQ(refused([](D d, C) { d.state = DossierState::received; }), "dossier.cannot_now");
  EXPECT_EQ(refused([](D d, C) { d.state = DossierState::awaiting_signature; }),
            "dossier.cannot_now");
  EXPECT_EQ(refused([](D, C c) { c.office = kOwn; }), "consult.no_office");
  EXPECT_EQ(refused([](D d, C) { d.competent_office = kOther; }), "consult.no_office");
  EXPECT_EQ(refused([](D, C c) { c.question = "  "; }), "consult.no_words");
  EXPECT_EQ(refused([](D, C c) { c.due_at = kNow; }), "consult.due_passed");
  EXPECT_EQ(refused([](D, C c) { c.due_at = kNow + std::chrono::hours{9}; }),
            "consult.due_after_dossier");
  EXPECT_EQ(refused([](D d, C c) {
              d.printed_due_at.reset();
              c.due_at = kNow + std::chrono::hours{900};
            }),
            "");
  // Its own time has passed already: the answer is still worth having.
  EXPECT_EQ(refused([](D d, C) { d.printed_due_at = kNow - std::chrono::hours{1}; }), "");
}

TEST(Consultation, AsksSeveralOfficesButNoneTwiceAtATime) {
  const auto one = consult(in_work(), a_question());
  const auto two = consult(*one, a_question(kThird));
  ASSERT_TRUE(two);
  EXPECT_EQ(refusal(consult(*two, a_question())), "consult.asked_already");
  const auto taken_back = withdraw_consultation(*two, {20});
  EXPECT_EQ(refusal(consult(*taken_back, a_question())), "");
  EXPECT_EQ(refusal(withdraw_consultation(*two, {999})), "consult.unknown");
  Dossier stopped = *two;
  stopped.state = DossierState::stopped;
  EXPECT_EQ(refusal(answer_consultation(stopped, {20}, {9}, "Có", kNow)), "dossier.cannot_now");
}

TEST(ChildDossier, TakesPersonAndPapersAlong) {
  Dossier parent = in_work();
  parent.submitter.full_name = "Trần Thị Sáu";
  parent.papers = {{.component = "id", .name = "CCCD"}};
  const Dossier child = child_of(parent);
  EXPECT_EQ(child.parent, parent.id);
  EXPECT_EQ(child.helping_office, kOwn);
  EXPECT_EQ(child.submitter.full_name, "Trần Thị Sáu");
  EXPECT_EQ(child.papers[0].kind, PaperKind::electronic);
  EXPECT_EQ(child.state, DossierState::received);
}

TEST(ChildDossier, IsOpenedOnlyInsideADossierInProcess) {
  EXPECT_FALSE(cannot_open_child(in_work()));
  Dossier parent = in_work();
  parent.state = DossierState::signed_off;
  EXPECT_FALSE(cannot_open_child(parent));
  parent.state = DossierState::returned;
  EXPECT_EQ(cannot_open_child(parent)->message_id, "dossier.cannot_now");
  parent = in_work();
  parent.waits = {{.from = kNow, .asked = "?"}};
  EXPECT_EQ(cannot_open_child(parent)->message_id, "dossier.cannot_now");
  parent = in_work();
  parent.parent = {3};
  EXPECT_EQ(cannot_open_child(parent)->message_id, "consult.child_of_a_child");
}

TEST(ChildDossier, GoesBackToItsParentsOfficeOnceReady) {
  Dossier child = child_of(in_work());
  child.holder = {4};
  child.state = DossierState::signed_off;
  EXPECT_EQ(refusal(return_to_parent(child, "UBND xã Thanh Sơn", kNow)), "dossier.cannot_now");
  child.state = DossierState::result_ready;
  const auto returned = return_to_parent(child, "UBND xã Thanh Sơn", kNow);
  ASSERT_TRUE(returned);
  EXPECT_EQ(returned->state, DossierState::returned);
  EXPECT_EQ(returned->returned_to, "UBND xã Thanh Sơn");
  EXPECT_EQ(returned->holder, OfficerId{});
  child.parent = {};
  EXPECT_EQ(refusal(return_to_parent(child, "", kNow)), "dossier.cannot_now");
}

}  // namespace khongcho
