// How long a dossier stood in each step of its route, against the step's share of its time.
#pragma once

#include <optional>
#include <vector>

#include "core/calendar/calendar.h"
#include "core/dossier/dossier_event.h"
#include "core/route/route.h"

namespace khongcho {

struct StepUse {
  const RouteStep* step = nullptr;  // of the route asked about
  std::optional<Seconds> share;     // counted time it may take; nothing without a due time
  std::optional<Instant> due_at;
  Seconds used{};  // counted time it took so far, pauses left out
  bool begun = false;
  bool now = false;  // it stands there
};

// Of the steps that apply to the dossier, in the route's order. `after` is the dossier after each
// event. What runs beside the way (consultation, child, digitising) is measured by its own events.
std::vector<StepUse> step_uses(const Route& route, const std::vector<DossierEvent>& events,
                               const std::vector<Dossier>& after, const Calendar& calendar,
                               Instant now);

}  // namespace khongcho
