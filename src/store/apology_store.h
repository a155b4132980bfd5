// Apologies (Mẫu 04) of an office: proposed, made, sent.
#pragma once

#include <optional>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "sql/database.h"

namespace khongcho::store {

// Not decided yet, the longest waiting first.
std::vector<DossierId> dossiers_with_proposed_apology(sql::Transaction& tx, OfficeId office,
                                                      int limit);
int count_proposed_apologies(sql::Transaction& tx, OfficeId office);
// Made in [from, to), in order.
std::vector<DossierId> dossiers_apologised_for(sql::Transaction& tx, OfficeId office, Instant from,
                                               Instant to, int limit);
// When the notice of an apology went to the citizen; nothing while it waits to be sent.
std::optional<Instant> apology_sent_at(sql::Transaction& tx, DossierId dossier);

}  // namespace khongcho::store
