// Interlinked one-stop (một cửa liên thông): a dossier opened inside another one has its own clock,
// by the promise rules of the office that decides it, and is never due later than the time left
// inside its parent. So is the answer of an office that was asked.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

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

// The same of one child step: that of the procedure, else the first; null where there is none.
const RouteStep* child_step_for(const Route& route, std::string_view procedure);
ParentTime child_time(const Dossier& parent, const Route* route, std::string_view procedure,
                      const Calendar& calendar);

// A chain of child steps behind the signature (khai sinh → thường trú → thẻ BHYT): the one whose
// turn it is and which nobody has opened yet. Each waits for the result of the one before; where
// that came to nothing the chain stops, and people decide. Null before the signature.
const RouteStep* next_child_step(const Route& route, const Dossier& parent,
                                 const std::vector<Dossier>& children);
// The step of the chain another agency is working on; null where there is none.
const RouteStep* open_child_step(const Route& route, const Dossier& parent,
                                 const std::vector<Dossier>& children);
// The child step to propose to an officer: the first not opened yet, else the first.
const RouteStep* proposed_child_step(const Route& route, const std::vector<Dossier>& children);

// The latest that what begins at `begins_at` may be due: the end of the step, once that has passed
// the parent's printed time, and once that has too, at once. Nothing where the parent has none.
std::optional<Instant> latest_inside(const ParentTime& parent, Instant begins_at);

// The child's own promise, printed no later than `latest`.
Promise inside_parent(Promise own, const std::optional<Instant>& latest);

// After so much working time of the office asked, no later than `latest`.
Expected<Instant> answer_due(const Calendar& calendar, Instant asked_at, Seconds working_time,
                             const std::optional<Instant>& latest);

}  // namespace khongcho
