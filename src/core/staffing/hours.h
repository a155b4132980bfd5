// Times of one day as stretches since midnight: joined, cut out of each other, looked for gaps.
#pragma once

#include <string>
#include <vector>

#include "base/time.h"
#include "core/calendar/calendar_rules.h"

namespace khongcho {

// Session{from, to}, `to` itself outside.
using Hours = std::vector<Session>;

// In order, none empty, none touching another.
Hours joined(Hours hours);
// What of `hours` lies outside all of `taken`.
Hours without(const Hours& hours, const Hours& taken);
Hours common(const Hours& one, const Hours& other);
Seconds length_of(const Hours& hours);
// The part of that day between two instants; nothing where there is none.
Hours hours_on(CivilDay day, Instant from, Instant to);
// "07:00–11:30, 13:30–17:00"
std::string hours_text(const Hours& hours);

}  // namespace khongcho
