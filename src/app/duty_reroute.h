// Passing on what an absent officer has open.
#pragma once

#include "app/duty_absence.h"

namespace khongcho::app {

// Of one under way. `by` has been asked already whether they may; nobody is the clock, which moves
// a dossier once an absence. Whoever is given something is told, once an absence; where something
// stays, so are the heads.
AbsenceReport reroute(const Context& ctx, const std::optional<Officer>& by,
                      const Absence& absence);

}  // namespace khongcho::app
