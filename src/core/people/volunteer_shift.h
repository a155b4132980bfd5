// Which volunteer is at which office when (ca trực).
#pragma once

#include <optional>
#include <vector>

#include "base/expected.h"
#include "base/id.h"
#include "base/time.h"

namespace khongcho {

using VolunteerShiftId = Id<struct VolunteerShiftTag>;

struct VolunteerShift {
  VolunteerShiftId id;
  OfficeId office;
  OfficerId volunteer;
  CivilDay day{};
  Seconds from{};  // since midnight
  Seconds to{};    // itself outside
  OfficerId planned_by = {};  // nobody: taken over from a duty roster
};

// Another shift of the same person at the same time, at whichever office.
bool overlaps(const VolunteerShift& one, const VolunteerShift& other);

// What is wrong with planning it today, `others` being the volunteer's shifts of that day: ends
// before it begins, lies in the past, the person is elsewhere then.
std::optional<Error> shift_problem(const VolunteerShift& shift, CivilDay today,
                                   const std::vector<VolunteerShift>& others);

// The Monday of its week.
CivilDay monday_of(CivilDay day);

}  // namespace khongcho
