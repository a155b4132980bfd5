// A route that names the chair at its signature: nobody else's counts, but for a delegation by the
// chair in writing, and the office is ready only where such a signer is on duty.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/delegations.h"
#include "app/dossier_views.h"
#include "app/duty_readiness.h"
#include "store/dossier_store.h"
#include "tests/office/chair_world.h"

namespace khongcho::test {
namespace {

using namespace khongcho::app;

struct DutyOfSigners : ChairWorld {
  Delegation by(const Officer& giver) {
    return must(give_delegation(context(), giver,
                                {.office = thanh_son.id,
                                 .from = giver.id,
                                 .to = giver.id == lan.id ? nam.id : lan.id,
                                 .document_number = "12/UQ-UBND",
                                 .document_day = civil_day(time.now()),
                                 .first_day = civil_day(time.now()),
                                 .last_day = civil_day(time.now())}));
  }
  // Fields nobody rightful is on duty to sign.
  int unsigned_fields(const Officer& signer) {
    const CivilDay day = civil_day(time.now());
    must(plan_duty(context(), chair,
                   {.office = thanh_son.id,
                    .day = day,
                    .role = DutyRole::signer,
                    .officer = signer.id,
                    .from = std::chrono::hours{7},
                    .to = std::chrono::hours{18}}));
    const auto view = must(check_readiness(context(), chair, thanh_son.id, day));
    int fields = 0;
    for (const CheckedProblem& each : view.problems)
      if (each.problem.key.starts_with("no_signer_of")) ++fields;
    return fields;
  }
};

TEST(SigningRole, OnlyTheChairSignsWhereTheRouteSaysSo) {
  DutyOfSigners w;
  const Dossier dossier = w.submitted_here();
  EXPECT_EQ(dossier.offered_role, Role::commune_chair);

  const auto refused = sign_dossier(w.context(), w.lan, command_for(dossier));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message_id, "dossier.other_signer");
  const auto view = dossier_view(w.context(), w.lan, dossier.code, "ky");
  ASSERT_TRUE(view);
  EXPECT_EQ(std::ranges::count(view->allowed, Action::sign), 0);

  const Dossier signed_off =
      ChairWorld::must(sign_dossier(w.context(), w.chair, command_for(dossier)));
  EXPECT_EQ(signed_off.signer, w.chair.id);
}

TEST(SigningRole, ADossierBegunBeforeKeepsItsSigners) {
  DutyOfSigners w;
  const Dossier before = w.submitted();  // by the routes that were in force
  EXPECT_EQ(before.offered_role, Role::signer);
  EXPECT_TRUE(sign_dossier(w.context(), w.lan, command_for(before)));
}

TEST(SigningRole, TheChairsDelegationCountsAndADeputysDoesNot) {
  DutyOfSigners w;
  const Dossier dossier = w.submitted_here();
  w.by(w.lan);
  EXPECT_EQ(sign_dossier(w.context(), w.nam, command_for(dossier)).error().message_id,
            "dossier.not_yours");
  const Delegation given = w.by(w.chair);

  const auto signed_off = sign_dossier(w.context(), w.lan, command_for(dossier));

  ASSERT_TRUE(signed_off) << signed_off.error().message_id;
  EXPECT_EQ(signed_off->signed_under, given.document_number);
}

TEST(SigningRole, AnOfficeWithoutTheChairOnDutyIsNotReady) {
  DutyOfSigners with_deputy;
  EXPECT_EQ(with_deputy.unsigned_fields(with_deputy.lan), 1);
  DutyOfSigners with_chair;
  EXPECT_EQ(with_chair.unsigned_fields(with_chair.chair), 0);
}

}  // namespace
}  // namespace khongcho::test
