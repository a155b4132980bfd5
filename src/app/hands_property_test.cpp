// Whatever is done to a dossier by whom, in whatever order: it is in exactly one pair of hands, its
// events make it again byte for byte, and its control slip has no gap.
#include <gtest/gtest.h>

#include "app/hand_over.h"
#include "core/dossier/dossier_record.h"
#include "core/dossier/hand_over.h"
#include "core/paper/paper_facts.h"
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

Dossier a_new_dossier() {
  app::IntakeForm form = world().a_form();
  form.duplicate_confirmed = true;
  return world().received(form);
}

const Officer& anybody(Dice& dice) {
  const std::vector<const Officer*> all{&world().hoa, &world().nam,   &world().dung,
                                        &world().lan, &world().chair, &world().minh};
  return *all[static_cast<std::size_t>(roll(dice, 0, static_cast<int>(all.size()) - 1))];
}

Expected<Dossier> any_command(Dice& dice, const std::string& code) {
  const app::Context ctx = world().ctx();
  const Officer& who = anybody(dice);
  const app::DossierCommand command{.code = code};
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
  switch (dossier.state) {
    case received:
      return app::assign_dossier(ctx, world().hoa, command, world().nam.id);
    case assigned:
      return app::draft_dossier(ctx, world().nam, command, "Bản sao");
    case drafted:
      return app::submit_dossier(ctx, world().nam, command);
    case awaiting_appraisal:
      return app::appraise_dossier(ctx, world().chair, command);
    case awaiting_signature:
      return app::sign_dossier(ctx, roll(dice, 0, 1) == 0 ? world().lan : world().chair, command);
    case signed_off:
      return app::mark_dossier_ready(ctx, roll(dice, 0, 1) == 0 ? world().nam : world().hoa,
                                     command);
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

TEST(Hands, AreExactlyOnePairWhateverTheOrderOfCommands) {
  int accepted = 0;
  int ended = 0;
  check_property([&](Dice& dice) {
    world().set_time("2023-09-29 14:12");
    Dossier last = a_new_dossier();
    const std::string code = last.code;
    for (int step = 0; step < 24; ++step) {
      world().time.set(world().time.now() + std::chrono::minutes{roll(dice, 0, 5)});
      const auto done = roll(dice, 0, 2) == 0 ? usual_command(dice, last) : any_command(dice, code);
      if (!done) continue;
      ++accepted;
      last = *done;
    }
    sql::read(world().db(), [&](sql::Transaction& tx) {
      const Dossier dossier = *store::find_dossier(tx, code);
      const auto events = store::events_of(tx, dossier.id);
      const Rebuilt rebuilt = rebuild(events);
      RC_ASSERT(rebuilt.problem.empty());
      RC_ASSERT(to_record(*rebuilt.dossier) == to_record(dossier));
      const auto after = dossier_after_events(events);
      for (const Dossier& each : after) one_pair_of_hands(each);
      no_gap(passings_of(events, after), dossier);
      if (is_final(dossier.state)) ++ended;
      return 0;
    });
  });
  // The cases must not all be refusals, nor all stop at the first steps.
  EXPECT_GT(accepted, 3 * kPropertyCases);
  EXPECT_GT(ended, kPropertyCases / 20);
}

}  // namespace
}  // namespace khongcho
