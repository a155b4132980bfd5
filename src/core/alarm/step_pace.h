// How long each step takes at an office today, and which steps a dossier still has before it.
#pragma once

#include <vector>

#include "core/alarm/alarm_rules.h"
#include "core/alarm/forecast.h"
#include "core/calendar/calendar.h"
#include "core/dossier/dossier_event.h"

namespace khongcho {

// One event of a dossier of today, in the order they happened.
struct WorkDone {
  DossierId dossier;
  DossierEventKind kind = DossierEventKind::received;
  OfficerId officer;
  Instant at{};
};

// The step an event ends, if any.
std::optional<StepKind> step_ended_by(DossierEventKind kind);

// The median of what today shows and of some times the rules say, so that one long case does not
// frighten and a quiet morning has a pace. What a step took: since the dossier came to it or, if
// that is later, since its officer was done with the one before.
StepPaces paces_of(const AlarmRules& rules, const Calendar& calendar,
                   const std::vector<WorkDone>& today);

// By the state, and by the route where it has one; the present step first. None where it is done
// or not to be worked on.
std::vector<StepKind> steps_left(const Route* route, const Dossier& dossier);

}  // namespace khongcho
