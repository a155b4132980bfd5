// When each step of a route begins and is due: its share of the time, laid along the way.
#pragma once

#include <optional>
#include <vector>

#include "base/expected.h"
#include "core/promise/promise.h"
#include "core/route/route.h"

namespace khongcho {

// In percent of the whole way; `to` of the last step is the whole.
struct StepSpan {
  int from = 0;
  int to = 0;
};

// One a step, in the route's order; nothing for a step whose condition does not hold: those after
// it then follow on those before it.
struct WayShares {
  std::vector<std::optional<StepSpan>> spans;
  int whole = 0;  // the longest way
};
WayShares way_shares(const Route& route, StepFacts facts);

// The time there is for a way: pauses are in order and not counted.
struct WayTime {
  Instant from{};
  Instant due{};
  std::vector<Pause> pauses = {};
};

struct StepTime {
  const RouteStep* step = nullptr;  // of the route asked about
  StepSpan span;
  Instant begins_at{};
  Instant due_at{};
  Seconds counted{};  // what it may take
};
// Of the steps that apply, in the route's order. Refuses when the calendar does not reach.
Expected<std::vector<StepTime>> step_times(const Route& route, StepFacts facts,
                                           const WayTime& time, const Calendar& calendar);

}  // namespace khongcho
