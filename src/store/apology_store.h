// Apologies (Mẫu 04) of an office: proposed, made.
#pragma once

#include <optional>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "sql/database.h"

namespace khongcho::store {

// The last row shown: when its apology was proposed or made.
struct ApologyKey {
  Instant at{};
  DossierId dossier;
};
// Not decided yet, the longest waiting first.
std::vector<ApologyKey> dossiers_with_proposed_apology(sql::Transaction& tx, OfficeId office,
                                                       int limit, const ApologyKey& after = {});
// A thousand at most.
int count_proposed_apologies(sql::Transaction& tx, OfficeId office);
// Made after that one and before `to`, in order; a key without a dossier is the instant itself.
std::vector<ApologyKey> dossiers_apologised_for(sql::Transaction& tx, OfficeId office,
                                                const ApologyKey& from, Instant to, int limit);

}  // namespace khongcho::store
