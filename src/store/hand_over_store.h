// Dossiers by the hands they are in, and by those they were offered to.
#pragma once

#include <vector>

#include "core/dossier/dossier.h"
#include "sql/database.h"

namespace khongcho::store {

// The last row shown of a list in the order of offers or, of what is in hand, of reception.
struct OfferKey {
  Instant at{};
  DossierId dossier;
};

// Offered to this officer by name, longest waiting first.
std::vector<Dossier> offered_to(sql::Transaction& tx, OfficerId officer, int limit,
                                const OfferKey& after = {});
// Offered to any of the role at the office that decides (for the desk: that received it).
std::vector<Dossier> offered_to_role(sql::Transaction& tx, OfficeId office, Role role, int limit,
                                     const OfferKey& after = {});
// Offered by this officer and not accepted yet, longest waiting first.
std::vector<Dossier> given_by(sql::Transaction& tx, OfficerId officer, int limit,
                              const OfferKey& after = {});
// In the officer's hands, not final and not offered to anybody, in the order they were received.
std::vector<Dossier> in_hand_of(sql::Transaction& tx, OfficerId officer, int limit,
                                const OfferKey& after = {});
// In the officer's hands and not final, offered or not.
std::vector<Dossier> held_by(sql::Transaction& tx, OfficerId officer, int limit);

}  // namespace khongcho::store
