// Whatever is done to a dossier by whom, in whatever order: it is in exactly one pair of hands, its
// events make it again byte for byte, and its control slip has no gap. So it is for a dossier that
// another office decides, and for those opened inside it.
#include <gtest/gtest.h>

#include <map>

#include "app/apologies.h"
#include "app/child_dossiers.h"
#include "app/consultations.h"
#include "app/hand_over.h"
#include "core/dossier/dossier_record.h"
#include "core/dossier/hand_over.h"
#include "core/paper/paper_facts.h"
#include "store/consultation_store.h"
#include "store/dossier_store.h"
#include "tests/office/office_world.h"
#include "tests/support/property.h"

namespace khongcho {
namespace {

using test::OfficeWorld;

// One world for all cases, since what is asked of one dossier does not depend on the others.
OfficeWorld& world() {
  static OfficeWorld the_world;
  return the_world;
}

Dossier a_new_dossier(Dice& dice) {
  app::IntakeForm form = world().a_form();
  form.duplicate_confirmed = true;
  if (roll(dice, 0, 3) == 0) form.competent_office = world().hong_lac.slug;
  return world().received(form);
}

bool decided_at_hong_lac(const Dossier& dossier) {
  return deciding_office(dossier) == world().hong_lac.id;
}

const Officer& anybody(Dice& dice) {
  const std::vector<const Officer*> all{&world().hoa, &world().nam,   &world().dung,
                                        &world().lan, &world().chair, &world().minh};
  return *all[static_cast<std::size_t>(roll(dice, 0, static_cast<int>(all.size()) - 1))];
}

Dossier stored(const std::string& code) {
  return *sql::read(world().db(),
                    [&](sql::Transaction& tx) { return store::find_dossier(tx, code); });
}

std::vector<Dossier> children_of(const Dossier& parent) {
  return sql::read(world().db(),
                   [&](sql::Transaction& tx) { return store::children_of(tx, parent.id); });
}

Expected<Dossier> any_command(Dice& dice, const std::string& code);

// What goes on beside the dossier's own way: questions, apologies, dossiers inside it.
Expected<Dossier> any_side_command(Dice& dice, const app::DossierCommand& command) {
  const app::Context ctx = world().ctx();
  const Dossier dossier = stored(command.code);
  // Often the one whose part it is, or most would be refused.
  const auto or_anybody = [&](const Officer& usual) -> const Officer& {
    return roll(dice, 0, 1) == 0 ? usual : anybody(dice);
  };
  const Officer& specialist = decided_at_hong_lac(dossier) ? world().minh : world().nam;
  const Officer& signer = decided_at_hong_lac(dossier) ? world().minh : world().lan;
  const bool asked = !dossier.consultations.empty();
  const ConsultationId question = asked ? dossier.consultations.back().id : ConsultationId{};
  const Instant later = world().time.now() + std::chrono::hours{roll(dice, 24, 96)};
  switch (roll(dice, 0, 7)) {
    case 0:
    case 1:
      if (asked && roll(dice, 0, 2) > 0)
        return app::answer_office(ctx, or_anybody(world().minh), command, question, "Có.");
      return app::consult_office(
          ctx, or_anybody(specialist), command,
          {.office = decided_at_hong_lac(dossier) ? world().thanh_son.slug : world().hong_lac.slug,
           .question = "Có hộ khẩu không?"});
    case 2:
      return app::withdraw_question(ctx, or_anybody(specialist), command, question);
    case 3:
      return app::propose_dossier_apology(ctx, or_anybody(specialist), command, "Mất điện", later);
    case 4:
      return app::decline_dossier_apology(ctx, or_anybody(signer), command, "Vẫn kịp");
    case 5:
      return app::sign_dossier_apology(ctx, or_anybody(signer), command, "Mất điện", later);
    case 6: {
      const bool other = roll(dice, 0, 3) == 0;
      return app::open_child(
          ctx, or_anybody(specialist), command,
          {.office = other ? world().thanh_son.slug : world().hong_lac.slug, .procedure = "C05"});
    }
    default: {
      const auto children = children_of(dossier);
      if (children.empty()) return app::accept_dossier(ctx, anybody(dice), command);
      return any_command(dice, children.back().code);
    }
  }
}

Expected<Dossier> any_command(Dice& dice, const std::string& code) {
  const app::Context ctx = world().ctx();
  const Officer& who = anybody(dice);
  const app::DossierCommand command{.code = code};
  if (roll(dice, 0, 2) == 0) return any_side_command(dice, command);
  switch (roll(dice, 0, 17)) {
    case 0:
    case 1:
      return app::assign_dossier(ctx, who, command, anybody(dice).id);
    case 2:
    case 3:
      return app::draft_dossier(ctx, who, command, "Bản sao đúng với bản chính");
    case 4:
      return app::request_dossier_supplement(ctx, who, command, "Giấy ủy quyền");
    case 5:
      return app::receive_dossier_supplement(ctx, who, command);
    case 6:
      return app::exclude_dossier(ctx, who, command, "Phải xác minh");
    case 7:
    case 8:
      return app::submit_dossier(ctx, who, command);
    case 9:
      return app::appraise_dossier(ctx, who, command);
    case 10:
      return app::sign_dossier(ctx, who, command);
    case 11:
      return app::send_dossier_back(ctx, who, command, "Sai tên");
    case 12:
      return roll(dice, 0, 1) == 0 ? app::seal_dossier(ctx, who, command)
                                   : app::mark_dossier_ready(ctx, who, command);
    case 13:
      return app::return_dossier(ctx, who, command,
                                 {.returned_to = "Nguyễn Thị Sáu", .identity_checked = true});
    case 14:
      return roll(dice, 0, 3) == 0 ? app::withdraw_dossier(ctx, who, command, "Đổi ý")
                                   : app::reprint_receipt(ctx, who, command);
    case 15:
      return roll(dice, 0, 3) == 0
                 ? app::stop_dossier(ctx, who, command, "Trùng hồ sơ")
                 : app::send_dossier_back_from_appraisal(ctx, who, command, "Thiếu căn cứ");
    case 16:
      return app::hand_over_dossier(ctx, who, command, anybody(dice).id);
    default:
      return app::accept_dossier(ctx, who, command);
  }
}

// What usually comes next, so that many cases get far.
Expected<Dossier> usual_command(Dice& dice, const Dossier& dossier) {
  using enum DossierState;
  const app::Context ctx = world().ctx();
  const app::DossierCommand command{.code = dossier.code};
  const bool away = decided_at_hong_lac(dossier);
  const bool either = roll(dice, 0, 1) == 0;
  const Officer& receptionist = away ? world().minh : world().hoa;
  const Officer& specialist = away ? world().minh : world().nam;
  const Officer& signer = away ? world().minh : either ? world().lan : world().chair;
  switch (dossier.state) {
    case received:
      return app::assign_dossier(ctx, receptionist, command, specialist.id);
    case assigned:
      return app::draft_dossier(ctx, specialist, command, "Bản sao");
    case drafted:
      return app::submit_dossier(ctx, specialist, command);
    case awaiting_appraisal:
      return app::appraise_dossier(ctx, away ? world().minh : world().chair, command);
    case awaiting_signature:
      return app::sign_dossier(ctx, signer, command);
    case signed_off:
      return app::mark_dossier_ready(ctx, either ? specialist : receptionist, command);
    case supplement_requested:
      return app::receive_dossier_supplement(ctx, world().hoa, command);
    case result_ready:
      return app::return_dossier(ctx, world().hoa, command,
                                 {.returned_to = "Nguyễn Thị Sáu", .identity_checked = true});
    default:
      return any_command(dice, dossier.code);
  }
}

bool citizen_has_it(DossierState state) {
  return state == DossierState::returned || state == DossierState::withdrawn;
}

void one_pair_of_hands(const Dossier& dossier) {
  RC_ASSERT(static_cast<bool>(dossier.holder) != citizen_has_it(dossier.state));
  RC_ASSERT(dossier.offered_at.has_value() == dossier.offered_role.has_value());
  if (!dossier.offered_at) RC_ASSERT(!dossier.offered_to);
  if (!dossier.holder) RC_ASSERT(!dossier.offered_at);
}

void no_gap(const std::vector<Passing>& passings, const Dossier& dossier) {
  RC_ASSERT(!passings.empty());
  OfficerId hands;
  for (const Passing& passing : passings) {
    RC_ASSERT(passing.giver == hands);
    const bool open = !passing.taken_at;
    if (open) {
      RC_ASSERT(&passing == &passings.back());
      break;
    }
    RC_ASSERT(passing.given_at <= *passing.taken_at);
    hands = passing.taker;
  }
  RC_ASSERT(hands == dossier.holder);
}

// All of it holds for the dossier as it is stored now; answers with it.
Dossier expect_in_hand(const std::string& code) {
  return sql::read(world().db(), [&](sql::Transaction& tx) {
    Dossier dossier = *store::find_dossier(tx, code);
    const auto events = store::events_of(tx, dossier.id);
    const Rebuilt rebuilt = rebuild(events);
    RC_ASSERT(rebuilt.problem.empty());
    RC_ASSERT(to_record(*rebuilt.dossier) == to_record(dossier));
    const auto after = dossier_after_events(events);
    for (const Dossier& each : after) one_pair_of_hands(each);
    no_gap(passings_of(events, after), dossier);
    return dossier;
  });
}

TEST(Hands, AreExactlyOnePairWhateverTheOrderOfCommands) {
  std::map<std::string, int> met;
  int accepted = 0;
  check_property([&](Dice& dice) {
    world().set_time("2023-09-29 14:12");
    const std::string code = a_new_dossier(dice).code;
    for (int step = 0; step < 32; ++step) {
      world().time.set(world().time.now() + std::chrono::minutes{roll(dice, 0, 5)});
      // The dossier's turn, or that of one inside it.
      Dossier next = stored(code);
      const auto children = children_of(next);
      if (!children.empty() && roll(dice, 0, 1) == 0) next = children.back();
      const auto done = roll(dice, 0, 1) == 0 ? any_command(dice, code) : usual_command(dice, next);
      if (done) ++accepted;
    }
    const Dossier dossier = expect_in_hand(code);
    if (is_final(dossier.state)) ++met["ended"];
    if (decided_at_hong_lac(dossier)) ++met["decided elsewhere"];
    if (dossier.reappointed_at) ++met["apologised"];
    for (const Consultation& each : dossier.consultations)
      if (each.answered_at) ++met["answered"];
    for (const Dossier& child : children_of(dossier)) {
      expect_in_hand(child.code);
      ++met["child"];
      if (child.state == DossierState::returned) ++met["child returned"];
    }
  });
  // The cases must not all be refusals, nor all stop at the first steps.
  EXPECT_GT(accepted, 3 * kPropertyCases);
  EXPECT_GT(met["ended"], kPropertyCases / 20);
  for (const char* what :
       {"decided elsewhere", "apologised", "answered", "child", "child returned"})
    EXPECT_GT(met[what], 10) << what;
}

}  // namespace
}  // namespace khongcho
