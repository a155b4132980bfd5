#include "core/staffing/duty_roster.h"

#include <algorithm>
#include <array>

namespace khongcho {

namespace {

constexpr std::array<std::string_view, 3> kRoleTexts{"signer", "specialist", "receptionist"};
// Nobody plans further ahead; a mistyped year is seen.
constexpr std::chrono::days kFurthest{366};

// A specialist of every field does each of them already.
bool same_duty(const DutyEntry& one, const DutyEntry& other) {
  if (one.role != other.role || one.officer != other.officer || one.office != other.office)
    return false;
  if (one.role == DutyRole::receptionist) return one.counter == other.counter;
  return one.field == other.field || one.field.empty() || other.field.empty();
}

}  // namespace

bool at_same_time(const DutyEntry& one, const DutyEntry& other) {
  return one.day == other.day && one.from < other.to && other.from < one.to;
}

std::optional<Error> duty_problem(const DutyEntry& entry, CivilDay today,
                                  const std::vector<DutyEntry>& others) {
  const auto wrong = [](const char* message_id, const char* input,
                        std::vector<std::string> args = {}) {
    return Error{ErrorCode::invalid_input, message_id, std::move(args), input};
  };
  if (entry.from < Seconds{0} || entry.to > std::chrono::hours{24} || entry.to <= entry.from)
    return wrong("duty.wrong_hours", "to");
  if (entry.day < today) return wrong("duty.past_day", "day");
  if (entry.day > today + kFurthest) return wrong("duty.far_day", "day");
  if (entry.role == DutyRole::receptionist && !entry.counter)
    return wrong("duty.no_counter", "counter");
  const auto twice = std::ranges::find_if(others, [&](const DutyEntry& other) {
    return same_duty(entry, other) && at_same_time(entry, other);
  });
  if (twice == others.end()) return {};
  Error error = wrong("duty.already_there", "officer",
                      {clock_text(twice->from), clock_text(twice->to)});
  error.code = ErrorCode::conflict;
  return error;
}

std::string_view text_of(DutyRole role) { return kRoleTexts[static_cast<std::size_t>(role)]; }

std::optional<DutyRole> duty_role_from(std::string_view text) {
  const auto found = std::ranges::find(kRoleTexts, text);
  if (found == kRoleTexts.end()) return {};
  return static_cast<DutyRole>(found - kRoleTexts.begin());
}

}  // namespace khongcho
