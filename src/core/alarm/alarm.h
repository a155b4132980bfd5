// Which alarms a dossier has coming, and when each rings. Counted on the calendar: nights, lunch
// and the time the office waited for the citizen do not bring an alarm nearer. Pure: whoever sweeps
// asks for what is due now, and raises each once.
#pragma once

#include <optional>
#include <vector>

#include "core/alarm/alarm_rules.h"
#include "core/calendar/calendar.h"
#include "core/dossier/dossier.h"

namespace khongcho {

// An alarm is known by its dossier, its kind and the time it is about: a dossier promised anew is
// watched anew.
struct PlannedAlarm {
  AlarmKind kind = AlarmKind::due_soon;
  Instant at{};      // when it rings
  Instant due_at{};  // the time told to the citizen; of `uncollected`, since when it waits
  bool operator==(const PlannedAlarm&) const = default;
};

// Received, not at the counter yet, promised, and not waiting for the citizen.
bool is_watched(const Dossier& dossier);
// In the order they ring. None while the citizen is waited for, before reception, after the end,
// and for a dossier without a time.
std::vector<PlannedAlarm> planned_alarms(const AlarmRules& rules, const Calendar& calendar,
                                         const Dossier& dossier);
// Those that have begun to ring by then.
std::vector<PlannedAlarm> due_alarms(const AlarmRules& rules, const Calendar& calendar,
                                     const Dossier& dossier, Instant now);

// From when on an apology is proposed by the clock for a dossier that will miss. Nothing where
// there is nothing to apologise for, one was proposed or made already, or it is ready.
std::optional<Instant> apology_watch_from(const AlarmRules& rules, const Calendar& calendar,
                                          const Dossier& dossier);
// The new time to propose: some counted time into the working day after `missed_on`, and not
// before what is expected.
Expected<Instant> apology_new_time(const AlarmRules& rules, const Calendar& calendar,
                                   Instant missed_on, std::optional<Instant> expected);

// When somebody has to look at the dossier next, after `now`; nothing when never.
std::optional<Instant> next_look(const AlarmRules& rules, const Calendar& calendar,
                                 const Dossier& dossier, Instant now);

}  // namespace khongcho
