#include "core/route/interlinked.h"

#include <algorithm>

namespace khongcho {

ParentTime parent_time(const Dossier& parent, const Route* route, StepKind kind,
                       const Calendar& calendar) {
  ParentTime time{.step_due_at = {}, .printed_due_at = parent.printed_due_at};
  const RouteStep* step = route ? route->find_step(kind) : nullptr;
  if (step) time.step_due_at = step_due_at(*route, *step, parent, calendar);
  return time;
}

std::optional<Instant> latest_inside(const ParentTime& parent, Instant begins_at) {
  if (!parent.printed_due_at) return {};
  for (const auto& end : {parent.step_due_at, parent.printed_due_at})
    if (end && *end > begins_at) return end;
  return begins_at;
}

Promise inside_parent(Promise own, const std::optional<Instant>& latest) {
  if (!latest) return own;
  own.printed_due_at = own.printed_due_at ? std::min(*own.printed_due_at, *latest) : *latest;
  return own;
}

Expected<Instant> answer_due(const Calendar& calendar, Instant asked_at, Seconds working_time,
                             const std::optional<Instant>& latest) {
  const auto due = calendar.after_counted(asked_at, working_time);
  if (!due) return due.error();
  return latest ? std::min(*due, *latest) : *due;
}

}  // namespace khongcho
