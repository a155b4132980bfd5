// Results nobody has come for: the list of an office, and the reminders it sends.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "core/people/officer.h"
#include "store/uncollected_store.h"

namespace khongcho::app {

struct UncollectedView {
  int working_days = 0;  // a result is listed once it has waited that long (data/alarms)
  store::UncollectedCount count;
  std::vector<store::UncollectedResult> rows;  // the longest waiting first
  std::optional<store::UncollectedKey> next = {};
};
// Of the reader's office, for those who hand out its results. Refuses uncollected.not_yours.
Expected<UncollectedView> uncollected_view(const Context& ctx, const Officer& reader,
                                           const std::optional<store::UncollectedKey>& after,
                                           int limit = 50);

// Sends the citizen a notice and remembers who did and when. Refuses a result that does not wait
// (uncollected.not_waiting) and one reminded of that day (uncollected.reminded_today).
Expected<Instant> remind_of_result(const Context& ctx, const Officer& officer,
                                   const std::string& code);

}  // namespace khongcho::app
