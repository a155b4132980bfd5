// What waits for the agency's seal as a second signature.
#pragma once

#include <vector>

#include "app/context.h"
#include "core/dossier/dossier.h"
#include "core/people/officer.h"

namespace khongcho::app {

// Digitally signed at the officer's office and not sealed, earliest promise first; two hundred at
// most. Refuses dossier.not_yours.
Expected<std::vector<Dossier>> unsealed_results(const Context& ctx, const Officer& officer);

}  // namespace khongcho::app
