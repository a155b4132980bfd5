// What every answer of the intake shares: the draft is kept, then the page or its fragments shown.
#pragma once

#include <optional>
#include <vector>

#include "web/counter/intake_state.h"

namespace khongcho::web {

// Nothing is kept of an empty form, nor of one that made a dossier meanwhile.
std::optional<Instant> keep_draft(const Site& site, const app::SignedIn& who,
                                  const IntakeInputs& inputs);
IntakeInputs fresh_intake();

http::Response show_intake(const Site& site, const http::Request& request, const app::SignedIn& who,
                           const IntakeState& state, const std::vector<Error>& errors = {});

}  // namespace khongcho::web
