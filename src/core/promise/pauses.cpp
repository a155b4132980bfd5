#include "core/promise/pauses.h"

#include <algorithm>

namespace khongcho {

Expected<std::vector<Pause>> merge_pauses(std::vector<Pause> pauses, Instant received_at) {
  for (const Pause& pause : pauses)
    if (pause.to < pause.from) return Error{ErrorCode::invalid_input, "promise.bad_pause"};
  std::ranges::sort(pauses, {}, &Pause::from);

  std::vector<Pause> merged;
  for (Pause pause : pauses) {
    if (pause.to < received_at) continue;
    pause.from = std::max(pause.from, received_at);
    if (!merged.empty() && pause.from <= merged.back().to)
      merged.back().to = std::max(merged.back().to, pause.to);
    else
      merged.push_back(pause);
  }
  return merged;
}

Expected<Instant> due_after_hours(const Calendar& calendar, Instant received_at, Seconds amount,
                                  const std::vector<Pause>& pauses) {
  Instant running_from = received_at;
  Seconds left = amount;
  for (const Pause& pause : pauses) {
    const auto due = calendar.after_counted(running_from, left);
    if (!due || *due <= pause.from) return due;
    const auto run = calendar.counted_between(running_from, pause.from);
    if (!run) return run.error();
    left -= *run;
    running_from = pause.to;
  }
  return calendar.after_counted(running_from, left);
}

Expected<Instant> move_by_pauses(const Calendar& calendar, Instant due,
                                 const std::vector<Pause>& pauses) {
  const Instant before = due;
  Seconds lost{0};
  for (const Pause& pause : pauses) {
    if (due <= pause.from) break;
    const auto counted = calendar.counted_between(pause.from, pause.to);
    if (!counted) return counted.error();
    lost += *counted;
    if (lost == Seconds{0}) continue;
    const auto reached = calendar.after_counted(before, lost);
    if (!reached) return reached.error();
    due = calendar.close_of(civil_day(*reached)).value_or(*reached);
  }
  return due;
}

}  // namespace khongcho
