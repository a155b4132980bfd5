// Results that wait at the counter, and the reminders sent about them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/dossier/dossier.h"
#include "sql/database.h"

namespace khongcho::store {

struct UncollectedResult {
  DossierId dossier;
  std::string code;
  std::string procedure_name;
  std::string full_name;
  std::string phone;
  std::string result_number;
  Instant ready_at{};
  int reminders = 0;
  std::optional<Instant> reminded_at = {};  // the last time
  std::string reminded_by = {};             // name of the officer
  bool operator==(const UncollectedResult&) const = default;
};

// The last row shown; lists go by the time a result is ready, then by id.
struct UncollectedKey {
  Instant ready_at{};
  DossierId dossier;
};

// Ready at `before` or earlier, the longest waiting first.
std::vector<UncollectedResult> uncollected_results(sql::Transaction& tx, OfficeId office,
                                                   Instant before,
                                                   const std::optional<UncollectedKey>& after,
                                                   int limit);
struct UncollectedCount {
  int waiting = 0;
  int never_reminded = 0;
  bool operator==(const UncollectedCount&) const = default;
};
UncollectedCount count_uncollected(sql::Transaction& tx, OfficeId office, Instant before);

void insert_reminder(sql::Transaction& tx, DossierId dossier, OfficerId officer, Instant at);
std::optional<Instant> last_reminder(sql::Transaction& tx, DossierId dossier);

}  // namespace khongcho::store
