// What the route of a dossier asks of it, for the commands and lists that follow it.
#pragma once

#include "app/context.h"
#include "core/dossier/dossier.h"
#include "core/people/officer.h"
#include "core/route/route.h"

namespace khongcho::app {

// The way the dossier goes has a step of the kind, for this dossier; null where it has none.
const RouteStep* step_ahead(const Context& ctx, const Dossier& dossier, StepKind kind);
// Where a records clerk keeps the seal nobody else puts it.
bool has_the_seal(const Context& ctx, const Officer& officer, const Dossier& dossier);

}  // namespace khongcho::app
