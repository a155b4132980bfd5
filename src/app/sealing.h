// What waits for the agency's seal as a second signature.
#pragma once

#include <optional>

#include "app/context.h"
#include "core/people/officer.h"
#include "store/dossier_store.h"

namespace khongcho::app {

// Digitally signed at the officer's office and not sealed, the nearest promise first. Refuses
// dossier.not_yours.
Expected<store::DossierPage> unsealed_results(const Context& ctx, const Officer& officer,
                                              const std::optional<store::PageKey>& after,
                                              int limit);

}  // namespace khongcho::app
