// Whose hands a dossier is in (Phiếu kiểm soát: giao, nhận). The rule of hands: whoever does a
// piece of work on it has it in hand from that event on. An offer is given (Giao) and stands until
// it is accepted (Nhận), by a click, a scan or the first work on it; the giver has the dossier
// until then. So it is always in exactly one pair of hands, the citizen's being nobody's here.
#pragma once

#include <optional>
#include <vector>

#include "base/expected.h"
#include "core/dossier/dossier.h"
#include "core/dossier/dossier_event.h"

namespace khongcho {

// In these hands now; what was offered is settled.
void take_in_hand(Dossier& dossier, OfficerId officer);
// Given to one officer or, without `to`, to any of the role. An earlier offer is replaced.
void offer(Dossier& dossier, Role role, OfficerId to, Instant at);
// Back with the citizen.
void give_to_citizen(Dossier& dossier);

bool is_offered(const Dossier& dossier);

// By whoever has it: to a named colleague. Refuses what nobody holds, oneself, and another's.
Expected<Dossier> hand_over(Dossier dossier, OfficerId giver, const Officer& to, Instant at);
// Refuses what is not offered. Whether this officer is the one meant is may_accept's question.
Expected<Dossier> accept(Dossier dossier, OfficerId taker);

// One passing, as the control slip prints it. No officer on a side: the citizen.
struct Passing {
  OfficerId giver;
  OfficerId taker;                 // of an offer still open: the one it was offered to, if one was
  std::optional<Role> taker_role;  // of an offer still open to any of a role
  Instant given_at{};
  std::optional<Instant> taken_at;  // nothing while it is still on the way
  int event = 0;                    // seq of the event that took it, or that gave it if still open
};
// In order; each is given by whoever took it before. `after` is the dossier after each event.
std::vector<Passing> passings_of(const std::vector<DossierEvent>& events,
                                 const std::vector<Dossier>& after);

}  // namespace khongcho
