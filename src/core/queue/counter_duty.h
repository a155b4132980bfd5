// A counter at work: open with an officer who serves some services, paused for a while, or closed.
// Each change is a function from the duty before to the one after.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/expected.h"
#include "base/id.h"
#include "base/time.h"
#include "core/queue/calling_order.h"

namespace khongcho {

enum class CounterState { open, paused, closed };
std::string_view text_of(CounterState state);
std::optional<CounterState> counter_state_of(std::string_view text);

struct CounterDuty {
  CounterId counter;
  OfficeId office;
  CounterState state = CounterState::closed;
  ServedServices services = {};  // none: all
  OfficerId officer = {};        // who sits there; none when closed
  std::string reason = {};       // of a pause
  std::optional<Instant> back_at = {};
  Instant since{};
};

// Another officer's open counter is not opened but taken over (`counter.occupied`).
Expected<CounterDuty> open(CounterDuty duty, OfficerId officer, ServedServices services,
                           Instant now);
// Whoever sat there has gone without closing; services stay as they are.
Expected<CounterDuty> take_over(CounterDuty duty, OfficerId officer, Instant now);
// With a reason people can read, and when they may be back, which lies ahead.
Expected<CounterDuty> pause(CounterDuty duty, OfficerId officer, std::string reason,
                            std::optional<Instant> back_at, Instant now);
Expected<CounterDuty> close(CounterDuty duty, OfficerId officer, Instant now);

}  // namespace khongcho
