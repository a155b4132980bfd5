// A calendar compiled for the years asked about so far. Rules without years would have no end, so
// days are added when a due time turns out to lie beyond them.
#pragma once

#include "base/expected.h"
#include "core/calendar/calendar.h"
#include "core/promise/promise.h"

namespace khongcho::app {

class GrowingCalendar {
 public:
  // Compiles the years around `about`, within the years the rules know.
  static Expected<GrowingCalendar> make(CalendarRules rules, Instant about);

  // As compute_promise(), with years added as they are needed.
  Expected<Promise> promise(const ServiceModel* model, const PromiseCase& question);
  YearRange compiled_years() const { return calendar_.known_years(); }

 private:
  GrowingCalendar(CalendarRules rules, YearRange limits, Calendar calendar);
  bool grow_to(int year);

  CalendarRules rules_;
  YearRange limits_;
  Calendar calendar_;
};

}  // namespace khongcho::app
