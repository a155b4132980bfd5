#include "core/staffing/absence.h"

#include <algorithm>

namespace khongcho {

namespace {

// Maternity leave and some; a mistyped year is seen.
constexpr std::chrono::days kLongest{400};
constexpr std::size_t kLongestReason = 500;

}  // namespace

const Absence* absence_at(const std::vector<Absence>& absences, OfficerId officer, Instant at) {
  const auto found = std::ranges::find_if(absences, [&](const Absence& each) {
    return each.officer == officer && each.from <= at && at < each.to;
  });
  return found == absences.end() ? nullptr : &*found;
}

std::optional<Error> absence_problem(const Absence& absence, Instant now,
                                     const std::vector<Absence>& others) {
  const auto wrong = [](const char* message_id, const char* input,
                        std::vector<std::string> args = {}) {
    return Error{ErrorCode::invalid_input, message_id, std::move(args), input};
  };
  if (absence.reason.empty() || absence.reason.size() > kLongestReason)
    return wrong("duty.no_reason", "reason");
  if (absence.to <= absence.from) return wrong("duty.absence_ends_first", "to");
  if (absence.to <= now) return wrong("duty.absence_over", "to");
  if (absence.to - absence.from > kLongest) return wrong("duty.absence_long", "to");
  if (absence.substitute == absence.officer)
    return wrong("duty.own_substitute", "substitute");
  for (const Absence& other : others) {
    if (other.id == absence.id || other.to <= absence.from || absence.to <= other.from) continue;
    if (other.officer == absence.officer)
      return wrong("duty.away_already", "from",
                   {clock_text(other.from), day_text(civil_day(other.from))});
    if (absence.substitute && other.officer == absence.substitute)
      return wrong("duty.substitute_away", "substitute",
                   {clock_text(other.from), day_text(civil_day(other.from))});
  }
  return {};
}

}  // namespace khongcho
