// The duty roster of an office: read by its officers, planned by the chair of a commune, a head of
// department or the office of the district. A confirmed day that is changed is not confirmed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/seed_office.h"
#include "core/people/office.h"
#include "core/people/officer.h"
#include "core/people/volunteer_shift.h"
#include "store/duty_store.h"

namespace khongcho::app {

// One's own office, and those whose dossiers one may see.
bool sees_duty(const Officer& officer, OfficeId office);
// Offices whose roster the officer may see; the officer's own first.
std::vector<Office> offices_with_duty(const Context& ctx, const Officer& officer);

struct DutyDay {
  Office office;
  CivilDay day{};
  bool programme = false;            // a no-wait day
  std::vector<Session> sessions;     // none: closed
  std::vector<std::string> fields;   // of the applied list
  std::vector<DutyEntry> entries;    // by hour
  std::vector<VolunteerShift> volunteers;
  std::vector<Absence> absences;
  std::optional<store::DutyConfirmation> confirmed;
  std::vector<Officer> people;    // named above, and everybody of the office
  std::vector<Counter> counters;  // in use
  bool may_plan = false;

  std::string name_of(OfficerId officer) const;
  std::string counter_name(CounterId counter) const;
};
// Both refuse an office that is not the reader's (`duty.not_yours`).
Expected<DutyDay> duty_day(const Context& ctx, const Officer& officer, OfficeId office,
                           CivilDay day);
// Monday to Sunday.
Expected<std::vector<DutyDay>> duty_week(const Context& ctx, const Officer& officer,
                                         OfficeId office, CivilDay day);

// Refuses who does not plan there (`duty.plans_not`), an officer who cannot have that duty
// (`duty.wrong_officer`), and what core/staffing/duty_roster.h finds wrong.
Expected<DutyEntry> plan_duty(const Context& ctx, const Officer& officer, DutyEntry entry);
Expected<DutyEntry> find_duty(const Context& ctx, const Officer& officer, DutyEntryId id);
Expected<DutyEntry> remove_duty(const Context& ctx, const Officer& officer, DutyEntryId id);
// From the latest no-wait day before it that has a roster, for another day from its weekday of the
// weeks before; what can not be any more is left out. Answers how many.
Expected<int> copy_duty(const Context& ctx, const Officer& officer, OfficeId office, CivilDay day);
// Refuses a day without anybody on duty, and a no-wait day that is not ready until what is lacking
// is put right or acknowledged by the chair (`duty.not_ready_to_confirm`).
Expected<store::DutyConfirmation> confirm_duty(const Context& ctx, const Officer& officer,
                                               OfficeId office, CivilDay day);

// Fields of the procedures the office's model promises that day.
std::vector<std::string> applied_fields(const Context& ctx, const Office& office, CivilDay day);

// Duties for the signers, specialists and receptionists of a roster file on that day. Doing it
// again adds nothing. Answers how many were added.
int seed_duty(const Context& ctx, const SeedOutcome& seeded, CivilDay day);

}  // namespace khongcho::app
