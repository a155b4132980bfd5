// An alarm that nobody acknowledges goes to the next level: head, then chair.
#pragma once

#include <optional>
#include <vector>

#include "core/alarm/alarm_rules.h"
#include "core/calendar/calendar.h"
#include "core/people/officer.h"

namespace khongcho {

std::optional<AlarmLevel> next_level(AlarmLevel level);
// When an alarm heard at that level since then goes on; nothing when it stays there.
std::optional<Instant> escalates_at(const AlarmRules& rules, const Calendar& calendar,
                                    const AlarmThreshold& threshold, AlarmLevel level,
                                    Instant since);
// Who hears an alarm of the level, beside the officer who has the dossier.
std::vector<Role> roles_of(AlarmLevel level);
// Whoever has the dossier, or anyone in charge at that level or above it, in that office.
bool may_acknowledge_alarm(const Officer& officer, AlarmLevel level, OfficeId office,
                           OfficerId holder);

}  // namespace khongcho
