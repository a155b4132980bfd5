// Daily counts per office, procedure and officer, rolled up in the transaction of the event they
// count, so that a report over ten million dossiers reads thousands of rows.
#pragma once

#include <string>
#include <vector>

#include "core/dossier/dossier.h"
#include "sql/database.h"

namespace khongcho::store {

struct DayCounts {
  std::int64_t received = 0;
  std::int64_t instructed = 0;
  std::int64_t rejected = 0;
  std::int64_t promised = 0;
  std::int64_t excluded = 0;
  std::int64_t done = 0;
  std::int64_t done_in_time = 0;
  std::int64_t kept = 0;
  std::int64_t returned = 0;
  std::int64_t apologised = 0;
};

// Adds to the row of the dossier's office, procedure, day of reception and receptionist.
void add_counts(sql::Transaction& tx, const Dossier& dossier, const DayCounts& more);
DayCounts counts_of_day(sql::Transaction& tx, OfficeId office, CivilDay day);
struct OfficeCounts {
  OfficeId office;
  DayCounts counts;
};
std::vector<OfficeCounts> counts_of_all_offices(sql::Transaction& tx, CivilDay day);

}  // namespace khongcho::store
