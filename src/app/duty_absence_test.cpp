// Leave and substitution, what is open being passed on, and whose signature counts.
#include "app/duty_absence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/dossier_views.h"
#include "app/hand_over.h"
#include "app/officer_notices.h"
#include "app/signing_right.h"
#include "tests/office/duty_world.h"

namespace khongcho::app {
namespace {

using test::command_for;
using test::DutyWorld;

template <typename T>
std::string refusal(const Expected<T>& outcome) {
  return outcome ? "" : outcome.error().message_id;
}

// The Friday afternoon, with everybody on duty since the day before.
struct Afternoon : DutyWorld {
  Afternoon() {
    plan_all();
    set_time("2023-09-29 14:00");
  }
  Absence from_now(const Officer& who, const Officer* substitute = nullptr) const {
    Absence absence = an_absence(who, "2023-09-29 14:00", "2023-09-29 17:00");
    if (substitute) absence.substitute = substitute->id;
    return absence;
  }
  Dossier now(const Dossier& dossier) {
    return must(dossier_view(ctx(), chair, dossier.code, "test")).dossier;
  }
};

TEST(DutyAbsence, ASpecialistsDossiersGoToTheSubstitute) {
  Afternoon world;
  const Dossier drafted = world.drafted();
  IntakeForm form = world.a_form();
  form.submitter = world.ong_tu();
  const Dossier assigned = DutyWorld::must(assign_dossier(
      world.ctx(), world.hoa, command_for(world.received(form)), world.nam.id));

  const AbsenceReport report = DutyWorld::must(
      note_absence(world.ctx(), world.chair, world.from_now(world.nam, &world.dung)));

  ASSERT_EQ(report.moved.size(), 2u);
  EXPECT_TRUE(report.stayed.empty());
  EXPECT_EQ(report.moved[0].to, world.dung.full_name);
  EXPECT_EQ(world.now(assigned).specialist, world.dung.id);
  EXPECT_EQ(world.now(assigned).offered_to, world.dung.id) << "given, and his to accept";
  EXPECT_EQ(world.now(drafted).state, DossierState::drafted) << "with what was written";
  std::vector<std::string> told;
  for (const OfficerNotice& each : own_notices(world.ctx(), world.dung))
    told.push_back(each.text.key);
  EXPECT_THAT(told, testing::UnorderedElementsAre("duty.notice_substitute",
                                                  "duty.notice_rerouted"));
  EXPECT_TRUE(draft_dossier(world.ctx(), world.dung, command_for(world.now(assigned)), "Đúng."));
}

TEST(DutyAbsence, WithoutASubstituteTheyGoToWhoHasLeastToDo) {
  Afternoon world;
  world.assigned();

  const AbsenceReport report =
      DutyWorld::must(note_absence(world.ctx(), world.nam, world.from_now(world.nam)));
  ASSERT_EQ(report.moved.size(), 1u) << "one reports one's own absence";
  EXPECT_EQ(report.moved[0].to, world.dung.full_name);

  const AbsenceReport second =
      DutyWorld::must(note_absence(world.ctx(), world.dung, world.from_now(world.dung)));
  EXPECT_TRUE(second.moved.empty());
  ASSERT_EQ(second.stayed.size(), 1u);
  EXPECT_EQ(second.stayed[0].why_not->message_id, "duty.nobody_of_field");
}

TEST(DutyAbsence, ASignatureGoesToAnotherOnDutyWithTheRight) {
  Afternoon world;
  const Dossier submitted = world.submitted();
  DutyWorld::must(accept_dossier(world.ctx(), world.lan, command_for(submitted)));

  const AbsenceReport none =
      DutyWorld::must(note_absence(world.ctx(), world.chair, world.from_now(world.lan)));
  ASSERT_EQ(none.stayed.size(), 1u);
  EXPECT_TRUE(none.stayed[0].signature);
  EXPECT_EQ(none.stayed[0].why_not->message_id, "duty.nobody_to_sign");

  world.planned(DutyRole::signer, world.chair);
  const AbsenceReport again =
      DutyWorld::must(reroute_absence(world.ctx(), world.chair, none.absence.id));
  ASSERT_EQ(again.moved.size(), 1u);
  EXPECT_EQ(again.moved[0].to, world.chair.full_name);
  EXPECT_EQ(world.now(submitted).offered_to, world.chair.id);
  EXPECT_TRUE(sign_dossier(world.ctx(), world.chair, command_for(world.now(submitted))));
}

TEST(DutyAbsence, NotedAheadNothingMovesUntilItBegins) {
  Afternoon world;
  const Dossier assigned = world.assigned();
  Absence later = world.an_absence(world.nam, "2023-09-29 15:00", "2023-09-29 17:00");
  const AbsenceReport report = DutyWorld::must(note_absence(world.ctx(), world.chair, later));
  EXPECT_TRUE(report.moved.empty());
  EXPECT_EQ(world.now(assigned).specialist, world.nam.id);

  world.set_time("2023-09-29 15:00");
  EXPECT_EQ(DutyWorld::must(reroute_absence(world.ctx(), world.chair, report.absence.id))
                .moved.size(),
            1u);
}

TEST(DutyAbsence, WhoMayNoteItAndWhatIsRefused) {
  Afternoon world;
  const auto note = [&](const Officer& by, const Absence& absence) {
    return refusal(note_absence(world.ctx(), by, absence));
  };
  EXPECT_EQ(note(world.hoa, world.from_now(world.nam)), "duty.absence_not_yours");
  EXPECT_EQ(note(world.minh, world.from_now(world.nam)), "duty.absence_not_yours");
  EXPECT_EQ(note(world.chair, world.from_now(world.nam, &world.minh)), "duty.wrong_substitute");
  EXPECT_EQ(note(world.nam, world.from_now(world.nam)), "");
  EXPECT_EQ(note(world.nam, world.from_now(world.nam)), "duty.away_already");
  EXPECT_EQ(note(world.dung, world.from_now(world.dung, &world.nam)), "duty.substitute_away");
}

TEST(DutyAbsence, BackEarlyIsBackNow) {
  Afternoon world;
  const AbsenceReport report =
      DutyWorld::must(note_absence(world.ctx(), world.lan, world.from_now(world.lan)));
  const Dossier submitted = world.submitted();
  EXPECT_EQ(refusal(sign_dossier(world.ctx(), world.lan, command_for(submitted))),
            "duty.signer_away");
  EXPECT_EQ(refusal(end_absence(world.ctx(), world.hoa, report.absence.id)),
            "duty.unknown_absence");

  world.set_time("2023-09-29 15:00");
  EXPECT_EQ(DutyWorld::must(end_absence(world.ctx(), world.lan, report.absence.id)).to,
            test::at("2023-09-29 15:00"));
  const Dossier signed_now =
      DutyWorld::must(sign_dossier(world.ctx(), world.lan, command_for(submitted)));
  EXPECT_EQ(signed_now.signed_under, "");
}

TEST(SigningRight, ADelegateSignsUnderTheNumberOfTheDocument) {
  Afternoon world;
  const Dossier submitted = world.submitted();
  EXPECT_EQ(refusal(sign_dossier(world.ctx(), world.dung, command_for(submitted))),
            "dossier.not_yours");
  EXPECT_EQ(refusal(work_list(world.ctx(), world.dung, WorkList::signer, {}, 10)),
            "dossier.not_yours");

  const Delegation given = DutyWorld::must(give_delegation(
      world.ctx(), world.chair, world.a_delegation(world.lan, world.dung)));
  EXPECT_EQ(own_notices(world.ctx(), world.dung, 1).front().text.key, "duty.notice_delegated");
  EXPECT_TRUE(signs_at(world.ctx(), world.dung, world.thanh_son.id));
  EXPECT_EQ(work_list(world.ctx(), world.dung, WorkList::signer, {}, 10)->rows.size(), 1u);
  const Dossier signed_now =
      DutyWorld::must(sign_dossier(world.ctx(), world.dung, command_for(submitted)));
  EXPECT_EQ(signed_now.signer, world.dung.id);
  EXPECT_EQ(signed_now.signed_under, "12/UQ-UBND");

  DutyWorld::must(revoke_delegation(world.ctx(), world.chair, given.id));
  EXPECT_FALSE(signs_at(world.ctx(), world.dung, world.thanh_son.id));
  EXPECT_EQ(refusal(sign_dossier(world.ctx(), world.dung, command_for(world.submitted_again()))),
            "dossier.not_yours");
}

TEST(SigningRight, ADelegateMaySendBackToo) {
  Afternoon world;
  const Dossier submitted = world.submitted();
  EXPECT_FALSE(
      send_dossier_back(world.ctx(), world.dung, command_for(submitted), "Sai số bản sao"));
  DutyWorld::must(give_delegation(world.ctx(), world.lan,
                                  world.a_delegation(world.lan, world.dung)));
  EXPECT_TRUE(
      send_dossier_back(world.ctx(), world.dung, command_for(submitted), "Sai số bản sao"));
}

TEST(SigningRight, ADelegationReachesItsFieldsAndItsDays) {
  Afternoon world;
  Delegation marriage = world.a_delegation(world.lan, world.dung);
  marriage.fields = {"Hộ tịch"};
  DutyWorld::must(give_delegation(world.ctx(), world.lan, marriage));
  const Dossier copies = world.submitted();
  EXPECT_EQ(copies.field, "Chứng thực");
  EXPECT_EQ(refusal(sign_dossier(world.ctx(), world.dung, command_for(copies))),
            "dossier.not_yours");
}

TEST(Delegations, AreGivenForOnesOwnSignatureToSomebodyWithoutOne) {
  Afternoon world;
  const auto give = [&](const Officer& by, const Delegation& delegation) {
    return refusal(give_delegation(world.ctx(), by, delegation));
  };
  EXPECT_EQ(give(world.nam, world.a_delegation(world.lan, world.dung)), "duty.delegates_not");
  EXPECT_EQ(give(world.lan, world.a_delegation(world.chair, world.dung)),
            "duty.not_your_signature");
  EXPECT_EQ(give(world.chair, world.a_delegation(world.lan, world.minh)), "duty.wrong_receiver");
  EXPECT_EQ(give(world.chair, world.a_delegation(world.chair, world.lan)), "duty.signs_anyway");
  EXPECT_EQ(give(world.chair, world.a_delegation(world.chair, world.dung)), "");

  const DelegationList list = DutyWorld::must(delegation_list(world.ctx(), world.chair));
  ASSERT_EQ(list.delegations.size(), 1u);
  EXPECT_EQ(list.givers.size(), 2u);
  EXPECT_EQ(list.name_of(list.delegations[0].to), world.dung.full_name);
  EXPECT_EQ(DutyWorld::must(delegation_list(world.ctx(), world.lan)).givers.size(), 1u);
  EXPECT_EQ(refusal(find_delegation(world.ctx(), world.minh, list.delegations[0].id)),
            "duty.unknown_delegation");
}

TEST(OfficerNotices, AreOnesOwn) {
  Afternoon world;
  sql::in_transaction(world.db(), [&](sql::Transaction& tx) {
    return notify(tx, world.time.now(), world.lan.id, {.key = "duty.notice_revoked"});
  });
  const OfficerNotice notice = own_notices(world.ctx(), world.lan).front();
  EXPECT_EQ(refusal(open_notice(world.ctx(), world.nam, notice.id)), "notice.unknown");
  EXPECT_EQ(unread_notices(world.ctx(), world.lan), 1);
  EXPECT_TRUE(DutyWorld::must(open_notice(world.ctx(), world.lan, notice.id)).read_at);
  EXPECT_EQ(unread_notices(world.ctx(), world.lan), 0);
}

}  // namespace
}  // namespace khongcho::app
