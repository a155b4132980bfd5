#include "app/step_work.h"

#include <gtest/gtest.h>

#include "store/dossier_store.h"
#include "store/officer_store.h"
#include "tests/office/office_world.h"

namespace khongcho::app {
namespace {

using test::command_for;
using test::OfficeWorld;

Officer hired(OfficeWorld& world, const std::string& login, OfficeId office, Role role) {
  const Officer officer{.id = make<OfficerId>(),
                        .login = login,
                        .full_name = login,
                        .title = "",
                        .office = office,
                        .grants = {{role, Scope::office}}};
  sql::in_transaction(world.db(), [&](sql::Transaction& tx) {
    store::insert(tx, officer, "", world.time.now());
  });
  return officer;
}

std::vector<std::string> codes(const Expected<store::DossierPage>& page) {
  std::vector<std::string> found;
  if (!page) return {page.error().message_id};
  for (const Dossier& dossier : page->rows) found.push_back(dossier.code);
  return found;
}

// Excluded from the model since it must be verified: its route has it appraised.
Dossier awaiting_appraisal(OfficeWorld& world) {
  const Dossier drafted = world.drafted();
  EXPECT_TRUE(exclude_dossier(world.ctx(), world.nam, command_for(drafted), "Phải xác minh"));
  const auto submitted = submit_dossier(world.ctx(), world.nam, {.code = drafted.code});
  EXPECT_TRUE(submitted);
  EXPECT_EQ(submitted->state, DossierState::awaiting_appraisal);
  return *submitted;
}

TEST(StepWork, WhatIsToBeAppraisedIsListedForWhoeverMay) {
  OfficeWorld world;
  const Dossier dossier = awaiting_appraisal(world);
  const auto list = [&](const Officer& who) {
    return codes(appraisal_list(world.ctx(), who, {}, 10));
  };

  EXPECT_EQ(list(world.chair), std::vector{dossier.code});
  EXPECT_EQ(list(world.hoa), std::vector<std::string>{"dossier.not_yours"});
  EXPECT_EQ(list(world.minh), std::vector<std::string>{}) << "another office's";
  ASSERT_TRUE(appraise_dossier(world.ctx(), world.chair, {.code = dossier.code}));
  EXPECT_EQ(list(world.chair), std::vector<std::string>{});
}

TEST(StepWork, WhatIsSignedWaitsForTheSealUntilItIsSealed) {
  OfficeWorld world;
  const Dossier dossier = world.signed_off();
  const auto list = [&](const Officer& who) {
    return codes(seal_list(world.ctx(), who, {}, 10));
  };
  EXPECT_EQ(list(world.hoa), std::vector{dossier.code});
  EXPECT_EQ(list(world.lan), std::vector<std::string>{"dossier.not_yours"});
  EXPECT_EQ(list(world.minh), std::vector<std::string>{});

  const DossierCommand unknown{.code = "000.25.20.H23-230929-9999"};
  const auto outcomes =
      seal_dossiers(world.ctx(), world.hoa, {unknown, command_for(dossier), command_for(dossier)});

  ASSERT_EQ(outcomes.size(), 3u);
  EXPECT_EQ(outcomes[0].outcome.error().message_id, "dossier.unknown");
  ASSERT_TRUE(outcomes[1].outcome);
  EXPECT_EQ(outcomes[1].outcome->sealed_by, world.hoa.id);
  EXPECT_EQ(outcomes[2].outcome.error().message_id, "dossier.changed");
  EXPECT_EQ(list(world.hoa), std::vector<std::string>{});
}

// Its route ends with the signature, as that of a card of another agency.
TEST(StepWork, WhatHasNoSealStepIsNotSealedOneByOneNorTogether) {
  OfficeWorld world;
  Dossier dossier = world.signed_off();
  const Dossier before = dossier;
  dossier.route = "agency-health-card@1";
  sql::in_transaction(world.db(), [&](sql::Transaction& tx) {
    return store::save(tx, before, dossier,
                       {.kind = DossierEventKind::handed_over, .at = world.time.now()});
  });

  EXPECT_EQ(codes(seal_list(world.ctx(), world.hoa, {}, 10)), std::vector<std::string>{});
  EXPECT_EQ(seal_dossier(world.ctx(), world.hoa, command_for(dossier)).error().message_id,
            "dossier.no_seal_step");
  EXPECT_EQ(seal_dossiers(world.ctx(), world.hoa, {command_for(dossier)})[0]
                .outcome.error()
                .message_id,
            "dossier.no_seal_step");
  EXPECT_TRUE(mark_dossier_ready(world.ctx(), world.hoa, command_for(dossier)));
}

TEST(StepWork, WhereARecordsClerkHasTheSealNobodyElseSeals) {
  OfficeWorld world;
  const Officer specialist = hired(world, "chuyenvien", world.thanh_ha.id, Role::specialist);
  const Officer desk = hired(world, "motcua", world.thanh_ha.id, Role::receptionist);
  const Officer signer = hired(world, "lanhdao", world.thanh_ha.id, Role::signer);
  const Officer clerk = hired(world, "vanthu", world.thanh_ha.id, Role::records_clerk);
  const Procedure* procedure =
      world.law().procedure(world.thanh_ha, "D08", civil_day(world.time.now()));
  ASSERT_NE(procedure, nullptr);
  IntakeForm form{.procedure = procedure->id, .submitter = world.ba_sau()};
  for (const Component& each : procedure->components)
    form.papers.push_back({.component = each.id, .name = each.name});
  const auto received = receive_dossier(world.ctx(), desk, form);
  ASSERT_TRUE(received) << received.error().message_id;
  const std::string code = received->code;
  ASSERT_TRUE(assign_dossier(world.ctx(), desk, {.code = code}, specialist.id));
  ASSERT_TRUE(draft_dossier(world.ctx(), specialist, {.code = code}, "Đồng ý."));
  ASSERT_TRUE(submit_dossier(world.ctx(), specialist, {.code = code}));
  ASSERT_TRUE(sign_dossier(world.ctx(), signer, {.code = code}));

  EXPECT_EQ(codes(seal_list(world.ctx(), desk, {}, 10)), std::vector<std::string>{});
  EXPECT_EQ(seal_dossiers(world.ctx(), desk, {{.code = code}})[0].outcome.error().message_id,
            "dossier.seal_of_clerk");
  EXPECT_EQ(codes(seal_list(world.ctx(), clerk, {}, 10)), std::vector{code});
  const auto sealed = seal_dossiers(world.ctx(), clerk, {{.code = code}});
  ASSERT_TRUE(sealed[0].outcome) << sealed[0].outcome.error().message_id;
  EXPECT_EQ(sealed[0].outcome->offered_role, Role::receptionist) << "on its way to the counter";
}

}  // namespace
}  // namespace khongcho::app
