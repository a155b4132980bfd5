// What a change of one dossier brings about elsewhere: inside change_dossier, in its transaction.
#pragma once

#include <optional>

#include "app/context.h"
#include "core/dossier/dossier.h"
#include "sql/database.h"

namespace khongcho::app {

// A child's due times just computed, kept inside the time its parent leaves it.
void keep_inside_parent(const Context& ctx, sql::Transaction& tx, Dossier& child);

// After `after` was written: questions of a dossier at its end are closed; a child whose result is
// ready goes to the office of its parent, the parent's history says so, and what comes next in a
// chain of children is opened. `after` is then what is stored. Refuses where the parent was changed
// by somebody else meanwhile (dossier.changed).
std::optional<Error> follow_change(const Context& ctx, sql::Transaction& tx, const Dossier& before,
                                   Dossier& after, OfficerId by);

}  // namespace khongcho::app
