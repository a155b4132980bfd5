// Sets up the offices of a profile with their counters and the officers of a roster: the demo,
// tests and replay start from it. Doing it again adds what is missing and changes nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "core/law/law.h"
#include "core/people/office.h"
#include "core/people/officer.h"
#include "core/staffing/roster.h"
#include "sql/database.h"

namespace khongcho::app {

// Of every demo log-in; printed when the demo starts.
constexpr std::string_view kDemoPassword = "thu-sau-khong-cho";

struct SeedPlan {
  std::string profile;  // whose offices
  std::vector<RosterOfficer> roster = {};
  std::string password_hash = {};  // one for all officers: hashing each would take seconds
  Instant now{};
};

struct SeededOfficer {
  Officer officer;
  Office office;
  RosterOfficer line;
};

struct SeedOutcome {
  std::vector<Office> offices;          // all of the profile, in the order of the law data
  std::vector<Office> agencies;         // those it works with
  std::vector<SeededOfficer> officers;  // all of the roster, in its order
  int added = 0;                        // rows that were not there before
};

// Refuses a profile without offices (`seed.no_offices`) and a roster that names an office or a
// counter that is not there, or a log-in another office has.
Expected<SeedOutcome> seed_office(sql::Database& db, const Law& law, const SeedPlan& plan);

}  // namespace khongcho::app
