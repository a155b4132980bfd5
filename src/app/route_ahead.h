// What the route of a dossier asks of it, for the commands and lists that follow it.
#pragma once

#include <string>
#include <vector>

#include "app/context.h"
#include "core/dossier/dossier.h"
#include "core/people/office.h"
#include "core/people/officer.h"
#include "core/route/route.h"

namespace khongcho::app {

// The way the dossier goes has a step of the kind, for this dossier; null where it has none.
const RouteStep* step_ahead(const Context& ctx, const Dossier& dossier, StepKind kind);
// Whom a signature is asked of: by default any signer; where the route names the chair, the chair.
Role signing_role(const Context& ctx, const Dossier& dossier);
// Fields of the list some procedure of which leaves the signature to a role the officer has not.
std::vector<std::string> fields_of_other_signers(const Context& ctx, const Officer& officer,
                                                 const Office& office, CivilDay day);
// Where a records clerk keeps the seal nobody else puts it.
bool has_the_seal(const Context& ctx, const Officer& officer, const Dossier& dossier);

}  // namespace khongcho::app
