// Interlinked one-stop (một cửa liên thông): a dossier opened inside another one has its own clock,
// by the promise rules of the office that decides it, and is never due later than the time left
// inside its parent. So is the answer of an office that was asked.
#pragma once

#include <optional>

#include "base/expected.h"
#include "core/calendar/calendar.h"
#include "core/dossier/dossier.h"
#include "core/promise/promise.h"
#include "core/route/route.h"

namespace khongcho {

// What a parent leaves: the end of the step the other one belongs to, and its own printed time.
struct ParentTime {
  std::optional<Instant> step_due_at;
  std::optional<Instant> printed_due_at;
};
// `route` may be null: a parent without one leaves its whole time. The calendar is the parent's.
ParentTime parent_time(const Dossier& parent, const Route* route, StepKind kind,
                       const Calendar& calendar);

// The latest that what begins at `begins_at` may be due: the end of the step, once that has passed
// the parent's printed time, and once that has too, at once. Nothing where the parent has none.
std::optional<Instant> latest_inside(const ParentTime& parent, Instant begins_at);

// The child's own promise, printed no later than `latest`.
Promise inside_parent(Promise own, const std::optional<Instant>& latest);

// After so much working time of the office asked, no later than `latest`.
Expected<Instant> answer_due(const Calendar& calendar, Instant asked_at, Seconds working_time,
                             const std::optional<Instant>& latest);

}  // namespace khongcho
