#include <gtest/gtest.h>

#include "app/dossier_views.h"
#include "store/dossier_store.h"
#include "tests/office/office_world.h"

namespace khongcho {
namespace {

using test::at;
using test::OfficeWorld;

TEST(ReceiveDossier, PromisesTheSameDayBeforeTheCutoff) {
  OfficeWorld world;

  const auto dossier = app::receive_dossier(world.ctx(), world.hoa, world.a_form());

  ASSERT_TRUE(dossier) << dossier.error().message_id;
  EXPECT_EQ(dossier->printed_due_at, at("2023-09-29 17:00"));
  EXPECT_EQ(dossier->rule, PromiseRule::same_day);
  EXPECT_EQ(dossier->state, DossierState::received);
  EXPECT_EQ(dossier->code, world.thanh_son.code + "-230929-0001");
  EXPECT_EQ(dossier->lookup_code.size(), 8U);
  EXPECT_FALSE(dossier->because.empty());
}

TEST(ReceiveDossier, PromisesTheNextMorningOneSecondAfterTheCutoff) {
  OfficeWorld world({}, "2023-09-29 15:30:01");

  const auto dossier = app::receive_dossier(world.ctx(), world.hoa, world.a_form());

  ASSERT_TRUE(dossier);
  EXPECT_EQ(dossier->printed_due_at, at("2023-10-02 09:00"));
}

TEST(ReceiveDossier, StopsWhenTheCutoffPassedWhileTyping) {
  OfficeWorld world({}, "2023-09-29 15:31");
  auto form = world.a_form();
  form.shown_due_at = at("2023-09-29 17:00");

  const auto stopped = app::receive_dossier(world.ctx(), world.hoa, form);

  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().message_id, "intake.promise_changed");
  form.shown_due_at = at("2023-10-02 09:00");
  EXPECT_TRUE(app::receive_dossier(world.ctx(), world.hoa, form));
}

TEST(ReceiveDossier, SentTwiceMakesOneDossier) {
  OfficeWorld world;
  auto form = world.a_form();
  form.request_key = "form-1";

  const auto first = app::receive_dossier(world.ctx(), world.hoa, form);
  const auto second = app::receive_dossier(world.ctx(), world.hoa, form);

  ASSERT_TRUE(first);
  ASSERT_TRUE(second);
  EXPECT_EQ(first->code, second->code);
}

TEST(ReceiveDossier, WarnsOfASecondOpenDossierOfTheSamePersonAndProcedure) {
  OfficeWorld world;
  const Dossier first = world.received();

  auto form = world.a_form();
  const auto warned = app::receive_dossier(world.ctx(), world.hoa, form);

  ASSERT_FALSE(warned);
  EXPECT_EQ(warned.error().message_id, "intake.duplicate");
  EXPECT_EQ(warned.error().args.at(0), first.code);
  form.duplicate_confirmed = true;
  EXPECT_TRUE(app::receive_dossier(world.ctx(), world.hoa, form));
}

TEST(ReceiveDossier, RefusesWithPapersMissingAndLeavesNoGapInTheNumbers) {
  OfficeWorld world;
  auto form = world.a_form();
  form.papers.clear();

  EXPECT_EQ(app::receive_dossier(world.ctx(), world.hoa, form).error().message_id,
            "intake.incomplete");
  EXPECT_EQ(world.received().code, world.thanh_son.code + "-230929-0001");
}

TEST(ReceiveDossier, IsForTheReceptionistOfTheOffice) {
  OfficeWorld world;

  EXPECT_EQ(app::receive_dossier(world.ctx(), world.nam, world.a_form()).error().code,
            ErrorCode::not_allowed);
  EXPECT_EQ(app::receive_dossier(world.ctx(), world.admin, world.a_form()).error().code,
            ErrorCode::not_allowed);
}

TEST(ReceiveDossier, SentOnlineOnThursdayNightBelongsToFriday) {
  OfficeWorld world({}, "2023-09-29 07:05");
  auto form = world.a_form();
  form.channel = Channel::online;
  form.submitted_at = at("2023-09-28 21:40");

  const auto dossier = app::receive_dossier(world.ctx(), world.hoa, form);

  ASSERT_TRUE(dossier);
  EXPECT_EQ(dossier->received_at, at("2023-09-29 07:00"));
  EXPECT_EQ(dossier->printed_due_at, at("2023-09-29 17:00"));
}

TEST(ReceiveDossier, ComputesTheFeeByPagesAndCopies) {
  OfficeWorld world;
  auto form = world.a_form();
  form.pages = 5;
  form.copies = 3;

  EXPECT_EQ(world.received(form).fee, 21'000);
}

TEST(ReceiveDossier, RefusesWhatNoPersonIsCalled) {
  OfficeWorld world;
  auto form = world.a_form();
  form.submitter.full_name = " ";
  EXPECT_EQ(app::receive_dossier(world.ctx(), world.hoa, form).error().input, "full_name");
  form.submitter.full_name = "Nguyễn\xC3(";
  EXPECT_EQ(app::receive_dossier(world.ctx(), world.hoa, form).error().message_id,
            "intake.unreadable_text");
  form.submitter = world.ba_sau();
  form.submitter.personal_id = "123";
  EXPECT_EQ(app::receive_dossier(world.ctx(), world.hoa, form).error().input, "personal_id");
}

TEST(InstructDossier, ListsEverythingMissingAtOnce) {
  OfficeWorld world;
  auto form = world.a_form("C01");
  const std::size_t all = form.papers.size();
  form.papers.clear();

  const auto dossier = app::instruct_dossier(world.ctx(), world.hoa, form);

  ASSERT_TRUE(dossier);
  EXPECT_EQ(dossier->state, DossierState::instructed);
  EXPECT_GE(dossier->missing.size(), 2U);
  EXPECT_LE(dossier->missing.size(), all);
  EXPECT_EQ(app::instruct_dossier(world.ctx(), world.hoa, world.a_form()).error().message_id,
            "intake.nothing_missing");
}

TEST(RejectDossier, NeedsAReason) {
  OfficeWorld world;
  auto form = world.a_form();
  EXPECT_EQ(app::reject_dossier(world.ctx(), world.hoa, form).error().input, "reason");

  form.reason = "Không thuộc thẩm quyền của xã; nộp tại huyện.";
  const auto dossier = app::reject_dossier(world.ctx(), world.hoa, form);

  ASSERT_TRUE(dossier);
  EXPECT_EQ(dossier->state, DossierState::rejected);
  EXPECT_EQ(dossier->reason, form.reason);
}

}  // namespace
}  // namespace khongcho
