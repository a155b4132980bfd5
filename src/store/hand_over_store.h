// Dossiers by the hands they are in, and by those they were offered to.
#pragma once

#include <vector>

#include "core/dossier/dossier.h"
#include "sql/database.h"

namespace khongcho::store {

// Offered to this officer by name, longest waiting first.
std::vector<Dossier> offered_to(sql::Transaction& tx, OfficerId officer, int limit);
// Offered to any of the role at the office that decides (for the desk: that received it).
std::vector<Dossier> offered_to_role(sql::Transaction& tx, OfficeId office, Role role, int limit);
// In the officer's hands and not final, in the order of their numbers.
std::vector<Dossier> held_by(sql::Transaction& tx, OfficerId officer, int limit);

}  // namespace khongcho::store
