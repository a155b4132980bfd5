// The duty roster (lịch trực) of an office's day: who signs, which specialist does which field, who
// receives at which counter. Volunteers have shifts of their own (core/people/volunteer_shift.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "base/id.h"
#include "base/time.h"

namespace khongcho {

using DutyEntryId = Id<struct DutyEntryTag>;

enum class DutyRole { signer, specialist, receptionist };

struct DutyEntry {
  DutyEntryId id;
  OfficeId office;
  CivilDay day{};
  DutyRole role = DutyRole::signer;
  OfficerId officer;
  std::string field = {};  // of a specialist; empty: every field
  CounterId counter = {};  // of a receptionist
  Seconds from{};          // since midnight
  Seconds to{};            // itself outside
  OfficerId planned_by = {};  // nobody: from a roster file
};

bool at_same_time(const DutyEntry& one, const DutyEntry& other);
// What is wrong with planning it today, `others` being that day's entries of the officer: hours out
// of order, a day past or too far, no counter for a receptionist, the same duty twice.
std::optional<Error> duty_problem(const DutyEntry& entry, CivilDay today,
                                  const std::vector<DutyEntry>& others);

std::string_view text_of(DutyRole role);
std::optional<DutyRole> duty_role_from(std::string_view text);

}  // namespace khongcho
