// An officer is away (nghỉ, vắng) for some time, perhaps with a colleague in the same duties.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/expected.h"
#include "base/id.h"
#include "base/time.h"

namespace khongcho {

using AbsenceId = Id<struct AbsenceTag>;

struct Absence {
  AbsenceId id;
  OfficeId office;
  OfficerId officer;
  Instant from{};
  Instant to{};  // itself outside
  std::string reason;
  OfficerId substitute = {};
  OfficerId reported_by = {};
  Instant reported_at{};
};

// The one of the officer under way then; null while the officer is there.
const Absence* absence_at(const std::vector<Absence>& absences, OfficerId officer, Instant at);
// What is wrong with noting it now, `others` being the officer's and the substitute's: no reason,
// over before it begins or already, too long, the officer away then already, the substitute too.
std::optional<Error> absence_problem(const Absence& absence, Instant now,
                                     const std::vector<Absence>& others);

}  // namespace khongcho
