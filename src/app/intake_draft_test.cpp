#include "app/intake_draft.h"

#include <gtest/gtest.h>

#include "tests/office/office_world.h"

namespace khongcho {
namespace {

using test::OfficeWorld;

TEST(IntakeDraft, KeepsTheLastOneOfEachOfficer) {
  OfficeWorld world;
  ASSERT_TRUE(app::save_intake_draft(world.ctx(), world.hoa, {"k1", "q=sao+y"}));
  world.set_time("2023-09-29 14:20");
  ASSERT_TRUE(app::save_intake_draft(world.ctx(), world.hoa, {"k1", "q=khai+sinh"}));
  ASSERT_TRUE(app::save_intake_draft(world.ctx(), world.minh, {"k2", "q=khai+tử"}));

  const auto draft = app::find_intake_draft(world.ctx(), world.hoa);

  ASSERT_TRUE(draft);
  EXPECT_EQ(draft->form, "q=khai+sinh");
  EXPECT_EQ(draft->saved_at, test::at("2023-09-29 14:20"));
  app::delete_intake_draft(world.ctx(), world.hoa);
  EXPECT_FALSE(app::find_intake_draft(world.ctx(), world.hoa));
  EXPECT_TRUE(app::find_intake_draft(world.ctx(), world.minh));
}

TEST(IntakeDraft, IsForReceptionistsAndOfReasonableLength) {
  OfficeWorld world;

  const auto not_hers = app::save_intake_draft(world.ctx(), world.nam, {"k", "q=x"});
  const auto too_long =
      app::save_intake_draft(world.ctx(), world.hoa, {"k", std::string(70'000, 'x')});
  const auto nul = app::save_intake_draft(world.ctx(), world.hoa, {"k", std::string("a\0b", 3)});

  EXPECT_EQ(not_hers.error().message_id, "intake.not_allowed");
  EXPECT_EQ(too_long.error().message_id, "intake.too_long");
  EXPECT_EQ(nul.error().message_id, "intake.too_long");
  EXPECT_FALSE(app::find_intake_draft(world.ctx(), world.hoa));
}

TEST(IntakeDraft, IsForgottenOvernight) {
  OfficeWorld world;
  ASSERT_TRUE(app::save_intake_draft(world.ctx(), world.hoa, {"k", "q=x"}));

  world.set_time("2023-09-30 07:00");

  EXPECT_FALSE(app::find_intake_draft(world.ctx(), world.hoa));
}

TEST(IntakeDraft, OfAFormThatMadeADossierIsNotSavedAgain) {
  OfficeWorld world;
  app::IntakeForm form = world.a_form();
  form.request_key = "k7";
  const Dossier dossier = world.received(form);

  const auto late = app::save_intake_draft(world.ctx(), world.hoa, {"k7", "q=x"});

  EXPECT_EQ(late.error().message_id, "intake.already_sent");
  const auto made = app::dossier_of_request(world.ctx(), world.hoa, "k7");
  ASSERT_TRUE(made);
  EXPECT_EQ(made->code, dossier.code);
  EXPECT_FALSE(app::dossier_of_request(world.ctx(), world.minh, "k7"));
}

TEST(IntakeDraft, TellsOfAnOpenDossierOfTheSamePerson) {
  OfficeWorld world;
  const Dossier dossier = world.received();
  const std::string& person = dossier.submitter.personal_id;

  EXPECT_EQ(app::open_dossiers_like(world.ctx(), world.hoa, person, "C12").size(), 1u);
  EXPECT_TRUE(app::open_dossiers_like(world.ctx(), world.hoa, person, "C01").empty());
  EXPECT_TRUE(app::open_dossiers_like(world.ctx(), world.nam, person, "C12").empty());
  EXPECT_TRUE(app::open_dossiers_like(world.ctx(), world.hoa, "1", "C12").empty());
}

}  // namespace
}  // namespace khongcho
