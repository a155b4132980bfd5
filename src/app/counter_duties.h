// Counters: open, pause with a reason, close, take over; and asking colleagues for help.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/waiting_room.h"

namespace khongcho::app {

// Opens the counter, or changes what an open one serves. `services`: codes, none for all.
Expected<CounterDuty> open_counter(const Context& ctx, const Desk& desk,
                                   std::vector<std::string> services);
// From an officer who has gone; whoever was called there is now this officer's.
Expected<CounterDuty> take_over_counter(const Context& ctx, const Desk& desk);
// Both refuse while somebody called is still there.
Expected<CounterDuty> pause_counter(const Context& ctx, const Desk& desk, std::string reason,
                                    std::optional<Instant> back_at);
Expected<CounterDuty> close_counter(const Context& ctx, const Desk& desk);

// Shown on the colleagues' screens until one of them answers; calling twice is one call.
Expected<store::HelpCall> call_for_help(const Context& ctx, const Desk& desk);
Expected<store::HelpCall> answer_help_call(const Context& ctx, const Officer& officer,
                                           std::int64_t id);

// Whoever waits now keeps the number until the next working day has ended. `keep` false takes it
// back. Answers that day.
Expected<CivilDay> keep_queue(const Context& ctx, const Officer& officer, const Office& office,
                              bool keep);

}  // namespace khongcho::app
