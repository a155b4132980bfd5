// What the home page of an office says: the state of its day and the figures of it that exist.
#pragma once

#include <vector>

#include "app/context.h"
#include "core/people/office.h"
#include "core/promise/day_state.h"
#include "store/count_store.h"

namespace khongcho::app {

DayState day_state_of(const Context& ctx, const Office& office);
// Of dossiers received that day.
store::DayCounts counts_of(const Context& ctx, const Office& office, CivilDay day);
// The hours of an ordinary working day of the season `day` lies in; none in unknown years.
std::vector<Session> usual_hours(const Context& ctx, const Office& office, CivilDay day);

}  // namespace khongcho::app
