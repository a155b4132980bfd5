// Passing on what an absent officer has open.
#pragma once

#include "app/duty_absence.h"

namespace khongcho::app {

// Fills in what moved and what stayed. `by` has been asked already whether they may.
void reroute(const Context& ctx, const Officer& by, AbsenceReport& report);

}  // namespace khongcho::app
