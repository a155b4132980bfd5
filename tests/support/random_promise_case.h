// Random calendars, models and dossiers for the promise engine: seasons over New Year, holidays,
// swaps, half days, Saturdays, pauses, and instants on and beside every edge.
#pragma once

#include <optional>
#include <random>

#include "core/calendar/calendar_rules.h"
#include "core/promise/promise.h"

namespace khongcho {

struct RandomPromiseCase {
  CalendarRules rules;
  std::optional<ServiceModel> model;
  PromiseCase question;
};

using Dice = std::mt19937;

// From `low` to `high`, both included.
int roll(Dice& dice, int low, int high);

CalendarRules random_calendar(Dice& dice);
ServiceModel random_model(Dice& dice);
TimeLimit random_limit(Dice& dice);
// Some day from autumn 2023 to the end of 2025; often an edge of a session, or a second beside it.
Instant random_instant(Dice& dice, const CalendarRules& rules);
std::vector<Pause> random_pauses(Dice& dice, const CalendarRules& rules, Instant around);
RandomPromiseCase random_promise_case(Dice& dice);

}  // namespace khongcho
