// Is an office ready for a day (đủ điều kiện)? Looks at who is on duty, less who is away, with
// those who stand in: every open minute needs a specialist and a signer for every field of the
// applied list and somebody to receive, and the counters must bear the people who usually come.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/staffing/absence.h"
#include "core/staffing/delegation.h"
#include "core/staffing/duty_roster.h"
#include "core/staffing/hours.h"

namespace khongcho {

// Expected in one session of the day, from days like it.
struct SessionLoad {
  Session session;
  int arrivals = 0;
  Seconds service{};  // at the counter, a person
};

// What an officer may do at the office in their own right.
struct DutyPerson {
  std::string name;
  bool signs = false;
  std::vector<std::string> not_signed = {};  // fields left to another role by a route
  bool processes = false;
  bool receives = false;
};

struct DayToCheck {
  CivilDay day{};
  Hours open = {};                       // sessions of the day
  std::vector<std::string> fields = {};  // of the applied list
  std::vector<DutyEntry> entries = {};
  std::vector<Absence> absences = {};
  std::vector<Delegation> delegations = {};
  std::map<OfficerId, DutyPerson> people = {};
  std::vector<SessionLoad> load = {};  // none: no day to learn from
};

// A blocking one keeps the day from being ready; a warning is to be looked at.
enum class ProblemSeverity { blocking, warning };

struct ReadinessProblem {
  std::string key;  // of this problem of this day: who, which field, which hours
  ProblemSeverity severity = ProblemSeverity::blocking;
  std::string words;  // key of the locale
  std::vector<std::string> args = {};
  bool operator==(const ReadinessProblem&) const = default;
};

// Blocking ones first.
std::vector<ReadinessProblem> readiness_problems(const DayToCheck& day);
// Hours of the open day in which somebody rightful signs dossiers of the field.
Hours signed_hours(const DayToCheck& day, std::string_view field);
Hours specialist_hours(const DayToCheck& day, std::string_view field);

// acknowledged: every blocking problem is known to the chair, who gave a reason.
enum class Readiness { ready, not_ready, acknowledged };
Readiness readiness_of(const std::vector<ReadinessProblem>& problems,
                       const std::vector<std::string>& acknowledged);
std::string_view text_of(Readiness readiness);

}  // namespace khongcho
