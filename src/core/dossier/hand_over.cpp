#include "core/dossier/hand_over.h"

#include "core/dossier/cannot_now.h"

namespace khongcho {

namespace {

void settle_offer(Dossier& dossier) {
  dossier.offered_role.reset();
  dossier.offered_to = {};
  dossier.offered_at.reset();
}

// The officer passed the papers to the citizen in the same event as taking them.
bool hands_to_citizen(const Dossier& before, const Dossier& after) {
  return before.holder && !after.holder;
}

}  // namespace

void take_in_hand(Dossier& dossier, OfficerId officer) {
  dossier.holder = officer;
  settle_offer(dossier);
}

void offer(Dossier& dossier, Role role, OfficerId to, Instant at) {
  dossier.offered_role = role;
  dossier.offered_to = to;
  dossier.offered_at = at;
}

void give_to_citizen(Dossier& dossier) {
  dossier.holder = {};
  settle_offer(dossier);
}

bool is_offered(const Dossier& dossier) {
  return dossier.offered_at.has_value();
}

Expected<Dossier> hand_over(Dossier dossier, OfficerId giver, const Officer& to, Instant at) {
  if (is_final(dossier.state) || !dossier.holder) return cannot_now(dossier);
  if (dossier.holder != giver) return Error{ErrorCode::conflict, "handover.not_in_your_hands"};
  if (to.id == giver) return Error{ErrorCode::invalid_input, "handover.to_yourself", {}, "to"};
  if (!to.active || to.grants.empty())
    return Error{ErrorCode::invalid_input, "handover.no_officer", {}, "to"};
  offer(dossier, to.grants.front().role, to.id, at);
  return dossier;
}

Expected<Dossier> accept(Dossier dossier, OfficerId taker) {
  if (!is_offered(dossier)) return Error{ErrorCode::conflict, "handover.nothing_offered"};
  take_in_hand(dossier, taker);
  return dossier;
}

std::vector<Passing> passings_of(const std::vector<DossierEvent>& events,
                                 const std::vector<Dossier>& after) {
  std::vector<Passing> passings;
  Dossier before;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const DossierEvent& event = events[i];
    const Dossier& now = after[i];
    const auto pass = [&](OfficerId giver, OfficerId taker, Instant given_at) {
      passings.push_back({.giver = giver,
                          .taker = taker,
                          .taker_role = {},
                          .given_at = given_at,
                          .taken_at = event.at,
                          .event = event.seq});
    };
    OfficerId holder = before.holder;
    const OfficerId taker = hands_to_citizen(before, now) ? event.officer : now.holder;
    if (taker && taker != holder) {
      pass(holder, taker, before.offered_at.value_or(event.at));
      holder = taker;
    }
    if (holder && !now.holder) pass(holder, {}, event.at);
    before = now;
  }
  if (is_offered(before))
    passings.push_back({.giver = before.holder,
                        .taker = before.offered_to,
                        .taker_role = before.offered_role,
                        .given_at = *before.offered_at,
                        .taken_at = {},
                        .event = before.version});
  return passings;
}

}  // namespace khongcho
