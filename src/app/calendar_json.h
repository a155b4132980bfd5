// A working calendar written out as JSON, as in a line of `khongcho promise --batch`:
// {"seasons": […], "saturday": …, "half_days": {…}, "days": […], "years": [first, last]}.
#pragma once

#include <string_view>

#include "base/expected.h"
#include "core/calendar/calendar_rules.h"

namespace khongcho::app {

// Refuses (`promise_line.bad_calendar`) whatever is missing or not what it should be. Without
// "years" the calendar holds for all years.
Expected<CalendarRules> calendar_from_json(std::string_view json);

}  // namespace khongcho::app
