// Child steps behind the signature of an interlinked dossier (core/route/interlinked.h): each is
// opened by itself when its turn comes, and the parent's result waits for all of them.
#pragma once

#include <optional>

#include "app/context.h"
#include "core/dossier/dossier.h"
#include "core/people/office.h"
#include "core/route/route.h"
#include "sql/database.h"

namespace khongcho::app {

// The office a step belongs to, seen from the one that decides the parent: the step's own, or of
// its level the one that serves the same place. Nothing where there is none.
std::optional<Office> agency_of_step(const Context& ctx, sql::Transaction& tx,
                                     const RouteStep& step, const Office& deciding);
// Opens what is due, in the name of whoever received the parent. Where no office has the step, it
// is left to people. `parent` is then what is stored; refuses where somebody else changed it.
std::optional<Error> open_next_children(const Context& ctx, sql::Transaction& tx, Dossier& parent,
                                        OfficerId by);
// Why the result of a parent cannot go to the counter yet: a child still open or still to come.
std::optional<Error> chain_not_done(const Context& ctx, sql::Transaction& tx,
                                    const Dossier& parent);
// Where it stands on its route: current_step(), and while all that is left is with another agency,
// the step of that.
const RouteStep* step_now(const Context& ctx, sql::Transaction& tx, const Dossier& dossier);

}  // namespace khongcho::app
