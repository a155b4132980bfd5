#include "core/queue/counter_duty.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace khongcho {

namespace {

constexpr std::array<std::string_view, 3> kStates{"open", "paused", "closed"};

Error refused(std::string message_id, std::string input = {}) {
  const bool wrong_input = !input.empty();
  return {wrong_input ? ErrorCode::invalid_input : ErrorCode::conflict,
          std::move(message_id),
          {},
          std::move(input)};
}

// Nobody but who sits there closes or pauses a counter.
std::optional<Error> not_yours(const CounterDuty& duty, OfficerId officer) {
  if (duty.state == CounterState::closed) return refused("counter.is_closed");
  if (duty.officer != officer) return refused("counter.occupied");
  return {};
}

}  // namespace

std::string_view text_of(CounterState state) {
  return kStates[static_cast<std::size_t>(state)];
}

std::optional<CounterState> counter_state_of(std::string_view text) {
  const auto found = std::ranges::find(kStates, text);
  if (found == kStates.end()) return {};
  return static_cast<CounterState>(found - kStates.begin());
}

Expected<CounterDuty> open(CounterDuty duty, OfficerId officer, ServedServices services,
                           Instant now) {
  if (duty.state != CounterState::closed && duty.officer != officer)
    return refused("counter.occupied");
  const bool is_new = duty.state != CounterState::open;
  duty.state = CounterState::open;
  duty.officer = officer;
  duty.services = std::move(services);
  duty.reason.clear();
  duty.back_at.reset();
  if (is_new) duty.since = now;
  return duty;
}

Expected<CounterDuty> take_over(CounterDuty duty, OfficerId officer, Instant now) {
  if (duty.state == CounterState::closed) return refused("counter.is_closed");
  if (duty.officer == officer) return refused("counter.yours_already");
  duty.officer = officer;
  duty.since = now;
  return duty;
}

Expected<CounterDuty> pause(CounterDuty duty, OfficerId officer, std::string reason,
                            std::optional<Instant> back_at, Instant now) {
  if (auto problem = not_yours(duty, officer)) return *problem;
  reason = tidy_text(reason);
  if (reason.empty()) return refused("counter.reason_missing", "reason");
  if (back_at && *back_at <= now) return refused("counter.back_in_the_past", "back_at");
  duty.state = CounterState::paused;
  duty.reason = std::move(reason);
  duty.back_at = back_at;
  duty.since = now;
  return duty;
}

Expected<CounterDuty> close(CounterDuty duty, OfficerId officer, Instant now) {
  if (auto problem = not_yours(duty, officer)) return *problem;
  return CounterDuty{.counter = duty.counter,
                     .office = duty.office,
                     .state = CounterState::closed,
                     .services = std::move(duty.services),
                     .since = now};
}

}  // namespace khongcho
