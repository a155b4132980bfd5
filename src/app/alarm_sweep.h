// Alarms by the clock: raised, escalated, and apologies proposed. Reads only what has changed since
// and what is due, never every dossier, so that it can run every few seconds; running it twice, or
// on two servers at once, does nothing more (docs/decisions/0021-alarms-by-plan.md). What came
// together while nobody swept is done in passes, each a little work in transactions of its own.
#pragma once

#include "app/context.h"

namespace khongcho::app {

struct SweepFigures {
  int looked_at = 0;  // dossiers
  int raised = 0;
  int escalated = 0;
  int proposed = 0;  // apologies
  bool goes_on = false;  // there is more than one pass takes: sweep again at once
};

// One pass.
SweepFigures sweep_alarms(const Context& ctx);

}  // namespace khongcho::app
