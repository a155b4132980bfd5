// The forecast of an office (core/alarm/forecast.h) from what its database holds: which open
// dossiers will miss their promise, which step holds each, and why.
#pragma once

#include <optional>
#include <vector>

#include "app/context.h"
#include "core/alarm/forecast.h"
#include "core/dossier/dossier.h"
#include "core/people/office.h"

namespace khongcho::app {

struct LateDossier {
  Dossier dossier;
  Forecast forecast;
};

struct LateForecast {
  Office office;
  int looked_at = 0;              // open dossiers promised until the end of the next working day
  std::vector<LateDossier> late;  // the nearest promise first

  const LateDossier* find(DossierId id) const;
};

// One whose time has passed, as the forecast has it but for when it will be ready; nothing where it
// has not or nothing is left to do. For those beyond what the forecast looks at.
std::optional<LateDossier> missed_already(const Context& ctx, const Dossier& dossier);
// Of what the office works on and has promised until the end of the next working day.
LateForecast forecast_office(const Context& ctx, OfficeId office);

}  // namespace khongcho::app
