// Replay: a file of arrivals run through the same commands as the pages, under simulated time,
// with the people of a roster. What comes out is a function of the files and the seed: not of
// ids, of the machine's clock, or of the database (docs/decisions/0010-…).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/replay_report.h"
#include "core/staffing/arrival.h"
#include "core/staffing/roster.h"

namespace khongcho::app {

struct ReplayPlan {
  std::string profile;
  std::vector<Arrival> arrivals = {};
  std::vector<RosterOfficer> roster = {};
  std::optional<Instant> until = {};  // empty: 09:00 of the working day after the last arrival
  std::uint64_t seed = 1;
  bool measure_waits = false;      // slower: what everybody is told at the door, against what came
  std::string password_hash = {};  // of officers that are not there yet
};

// Adds offices and officers that are missing, then works through the day; the database is left as
// it was at that instant. The context's own time is not looked at. Refuses, writing no dossier,
// arrivals at an unknown office, for an unknown procedure or paper, an office without a
// receptionist, specialist or signer, and a database that has dossiers of those days already.
Expected<ReplayReport> replay_day(const Context& ctx, const ReplayPlan& plan);

}  // namespace khongcho::app
