// An appointment as a file for the calendar of a telephone (iCalendar, RFC 5545).
#pragma once

#include <string>

#include "app/appointments.h"

namespace khongcho::app {

// One event with an alarm an hour before; hours in UTC, which every calendar shows as those of the
// place where its owner is. A cancelled appointment is marked so. `locale`: of the words.
std::string ics_file(const AppointmentView& view, const Locale& locale, Instant now);

}  // namespace khongcho::app
