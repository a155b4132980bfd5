#include "core/queue/door.h"

namespace khongcho {

namespace {

// While nobody has been served today: received at once or after that long.
constexpr Seconds kLongService = std::chrono::minutes{30};

Door door_of(const DoorQuestion& question) {
  if (!question.cutoff) return Door::not_today;
  if (!question.last_close || question.now >= *question.last_close) return Door::closed;
  if (question.now > *question.cutoff) return Door::after_cutoff;
  if (question.cutoff_from == CutoffFrom::ticket) return Door::likely;
  if (question.called.kind == WaitKind::no_counter) return Door::no_counter;
  if (question.called.kind == WaitKind::unknown) return Door::unknown;
  return Door::uncertain;  // until the hours are looked at
}

}  // namespace

DoorAnswer ask_at_door(const DoorQuestion& question) {
  DoorAnswer answer{.door = door_of(question), .cutoff = question.cutoff};
  if (answer.door != Door::uncertain) return answer;
  const CallTimes& called = question.called;
  if (called.earliest)
    answer.earliest_acceptance = *called.earliest + question.usual_service.value_or(Seconds{});
  if (called.latest)
    answer.latest_acceptance = *called.latest + question.usual_service.value_or(kLongService);
  if (!answer.earliest_acceptance || *answer.earliest_acceptance > *question.cutoff)
    answer.door = Door::unlikely;
  else if (answer.latest_acceptance && *answer.latest_acceptance <= *question.cutoff)
    answer.door = Door::likely;
  return answer;
}

}  // namespace khongcho
