// What somebody at the door of the office meets at one instant: open or not, until when, and the
// promise a dossier handed in now would get. Home page and boards say this and nothing else.
#pragma once

#include <optional>
#include <vector>

#include "base/time.h"
#include "core/calendar/calendar.h"
#include "core/promise/promise.h"
#include "core/promise/service_model.h"

namespace khongcho {

enum class DayMoment {
  unknown_year,  // the calendar does not reach that day
  closed_day,    // holiday, swap day or weekend
  before_opening,
  open,
  midday_break,
  after_closing
};

struct DayState {
  CivilDay day{};
  DayMoment moment = DayMoment::unknown_year;
  std::vector<Session> sessions = {};        // of the day
  std::optional<SpecialDay> special = {};    // why the day is not an ordinary one
  std::optional<Instant> opens_at = {};      // the next opening, while it is not open
  std::optional<Instant> closes_at = {};     // end of the session, while it is open
  bool programme_day = false;
  std::optional<Instant> cutoff_at = {};     // of a programme day that has one; that instant is in
  // Of a complete dossier on the list that is handed in now or, while closed, at the next opening.
  PromiseRule rule_now = PromiseRule::none;
  std::optional<Instant> due_now = {};
  std::optional<Instant> due_late = {};      // handed in the second after today's cut-off
  std::optional<CivilDay> next_programme_day = {};  // after today

  // Handed in yet today, the result comes today.
  bool in_time() const {
    return programme_day && rule_now == PromiseRule::same_day && due_now &&
           civil_day(*due_now) == day;
  }
};

// `model` may be null: an office without a no-wait day.
DayState day_state(const Calendar& calendar, const ServiceModel* model, Instant now);

std::string_view text_of(DayMoment moment);

}  // namespace khongcho
