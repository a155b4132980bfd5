#include "core/people/volunteer_shift.h"

#include <algorithm>

namespace khongcho {

namespace {

// Nobody plans further ahead; a mistyped year is seen.
constexpr std::chrono::days kFurthest{366};

}  // namespace

bool overlaps(const VolunteerShift& one, const VolunteerShift& other) {
  return one.volunteer == other.volunteer && one.day == other.day && one.from < other.to &&
         other.from < one.to;
}

std::optional<Error> shift_problem(const VolunteerShift& shift, CivilDay today,
                                   const std::vector<VolunteerShift>& others) {
  const auto wrong = [](ErrorCode code, const char* message_id, const char* input,
                        std::vector<std::string> args = {}) {
    return Error{code, message_id, std::move(args), input};
  };
  if (shift.from < Seconds{0} || shift.to > std::chrono::hours{24} || shift.to <= shift.from)
    return wrong(ErrorCode::invalid_input, "help.wrong_hours", "to");
  if (shift.day < today) return wrong(ErrorCode::invalid_input, "help.past_day", "day");
  if (shift.day > today + kFurthest) return wrong(ErrorCode::invalid_input, "help.far_day", "day");
  const auto other = std::ranges::find_if(
      others, [&](const VolunteerShift& each) { return overlaps(shift, each); });
  if (other == others.end()) return {};
  return wrong(ErrorCode::conflict, "help.twice_at_once", "volunteer",
               {clock_text(other->from), clock_text(other->to)});
}

CivilDay monday_of(CivilDay day) { return day - std::chrono::days{iso_weekday(day) - 1}; }

}  // namespace khongcho
