// Absences: noted ahead or when somebody has to leave, by themselves or by whoever plans there. One
// under way re-routes what is open: dossiers of a specialist go to the substitute or the least busy
// colleague of the field, signatures to another on duty who may sign. One noted ahead does so when
// it begins (absence_sweep). Nothing ever goes back by itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "core/people/office.h"
#include "core/people/officer.h"
#include "core/staffing/absence.h"

namespace khongcho::app {

struct AbsenceList {
  Office office;
  std::vector<Absence> absences;  // under way or to come, by their end
  std::vector<Officer> people;    // active officers of the office
  bool plans = false;             // else the reader notes their own alone

  std::string name_of(OfficerId officer) const;
};
// Refuses an office that is not the reader's (`duty.not_yours`).
Expected<AbsenceList> absence_list(const Context& ctx, const Officer& officer, OfficeId office);

struct ReroutedDossier {
  std::string code;
  std::string procedure;
  bool signature = false;         // waits to be signed; else to be worked on
  std::string to = {};            // name of who has it now
  std::optional<Error> why_not = {};  // it stays where it is
};
struct AbsenceReport {
  Absence absence;
  std::string name;  // of who is away
  std::vector<ReroutedDossier> moved;
  std::vector<ReroutedDossier> stayed;
};
// Id, office and by whom are filled in. Refuses who may not (`duty.absence_not_yours`), and what
// core/staffing/absence.h finds wrong. Re-routes where it is under way. Substitute and planners
// are told.
Expected<AbsenceReport> note_absence(const Context& ctx, const Officer& officer, Absence absence);
// Once more, for one that has begun since; what was moved stays moved.
Expected<AbsenceReport> reroute_absence(const Context& ctx, const Officer& officer, AbsenceId id);
// By the clock: what absences under way leave open in any office, also what comes to the one away
// meanwhile. A dossier moves once an absence, whoever runs it how often. How many moved now.
int absence_sweep(const Context& ctx);
// Back now; one that has not begun is taken away. What was moved stays moved.
Expected<Absence> end_absence(const Context& ctx, const Officer& officer, AbsenceId id);
Expected<Absence> find_absence(const Context& ctx, const Officer& officer, AbsenceId id);

}  // namespace khongcho::app
