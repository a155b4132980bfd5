// Who can do which step at an office, and when: for the forecast.
#pragma once

#include <vector>

#include "app/context.h"
#include "core/alarm/forecast.h"
#include "core/people/office.h"

namespace khongcho::app {

// From the roster of each day where it has one, else everybody of the office during its hours;
// without those who are away, and with those who sign under a delegation.
std::vector<ForecastWorker> staff_on_duty(sql::Transaction& tx, const Context& ctx,
                                          const Office& office, CivilDay first, CivilDay last);

}  // namespace khongcho::app
