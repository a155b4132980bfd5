// Programme days (ngày không chờ): on which days a service model promises, until when, and when
// the day's results are due. The promise itself is promise.h's.
#pragma once

#include <optional>

#include "base/time.h"
#include "core/calendar/calendar.h"
#include "core/promise/service_model.h"

namespace khongcho {

// The model's weekday, within its dates, a day that counts. A make-up day replacing a programme
// weekday is one only if the model says so. False on a day outside the known years.
bool is_programme_day(const Calendar& calendar, const ServiceModel& model, CivilDay day);
// The first on or after `from`; nothing when there is none in the known years.
std::optional<CivilDay> next_programme_day(const Calendar& calendar, const ServiceModel& model,
                                           CivilDay from);

// Received exactly then is still in. Nothing when no season of the model fits: all day is in.
std::optional<Seconds> cutoff_on(const ServiceModel& model, CivilDay day);
// Does the model receive at this time of the day? Always, unless it has a window.
bool in_window(const ServiceModel& model, Seconds since_midnight);
// When a dossier received in time at `at` is due: the close of that day, or for a half-day model
// the end of the session, the window's end at the latest. Nothing when there is no session left.
std::optional<Instant> no_wait_close(const Calendar& calendar, const ServiceModel& model,
                                     Instant at);
// When the last results of that programme day are due; nothing on a closed day.
std::optional<Instant> programme_close(const Calendar& calendar, const ServiceModel& model,
                                       CivilDay day);

}  // namespace khongcho
