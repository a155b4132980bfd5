// Planning which volunteer comes when, by the office of the district, the chair of a commune or a
// head of department; and what a volunteer sees of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/seed_office.h"
#include "core/people/office.h"
#include "core/people/officer.h"
#include "core/people/volunteer_shift.h"

namespace khongcho::app {

struct ShiftLine {
  VolunteerShift shift;
  std::string name;  // of the volunteer
};

// Offices the officer plans for; empty for who plans nothing.
std::vector<Office> offices_to_plan(const Context& ctx, const Officer& officer);

struct ShiftWeek {
  Office office;
  CivilDay monday{};
  std::vector<ShiftLine> lines;
  std::vector<Officer> volunteers;  // who may come to this office
};
// Refuses who does not plan there (`help.plans_not`).
Expected<ShiftWeek> shift_week(const Context& ctx, const Officer& officer, OfficeId office,
                               CivilDay day);

// Office, volunteer, day and hours of it count. Refuses a volunteer who may not come there
// (`help.unknown_volunteer`), and what core/people/volunteer_shift.h finds wrong.
Expected<VolunteerShift> plan_shift(const Context& ctx, const Officer& officer,
                                    VolunteerShift shift);
// To ask before it is removed.
Expected<ShiftLine> find_shift(const Context& ctx, const Officer& officer, VolunteerShiftId id);
// Refuses a past one: it is what was planned.
Expected<VolunteerShift> remove_shift(const Context& ctx, const Officer& officer,
                                      VolunteerShiftId id);
// The shifts of the week before, a week later; those that can not be any more are left out. Answers
// how many; refuses where there were none (`help.nothing_to_copy`).
Expected<int> copy_week(const Context& ctx, const Officer& officer, OfficeId office,
                        CivilDay monday);

// The shift that lets a volunteer help today: the one under way, else the nearest.
std::optional<VolunteerShift> shift_of_today(sql::Transaction& tx, const Officer& officer,
                                             Instant now);

struct OwnShifts {
  Office office;  // of today's shift, else the officer's own
  std::vector<VolunteerShift> today;
  std::vector<VolunteerShift> coming;  // the fortnight after
  std::vector<ShiftLine> beside;       // others at the office today
};
Expected<OwnShifts> own_shifts(const Context& ctx, const Officer& officer);

// Shifts for the volunteers of a roster on that day: their hours, or whenever the office is open.
// Doing it again adds nothing. Answers how many were added.
int seed_shifts(const Context& ctx, const SeedOutcome& seeded, CivilDay day);

}  // namespace khongcho::app
