#include "core/route/step_use.h"

#include <algorithm>

#include "core/promise/pauses.h"
#include "core/route/step_plan.h"

namespace khongcho {

namespace {

class Measure {
 public:
  Measure(const Calendar& calendar, std::vector<Pause> pauses)
      : calendar_(calendar), pauses_(std::move(pauses)) {}

  Seconds used(Instant from, Instant to) const {
    Seconds used = counted(from, to);
    for (const Pause& pause : pauses_)
      used -= counted(std::max(from, pause.from), std::min(to, pause.to));
    return std::max(used, Seconds{0});
  }

 private:
  Seconds counted(Instant from, Instant to) const {
    const auto time = calendar_.counted_between(from, to);
    return time ? *time : Seconds{0};
  }

  const Calendar& calendar_;
  std::vector<Pause> pauses_;
};

struct Ends {
  DossierEventKind begins;
  DossierEventKind ends;
};
std::optional<Ends> ends_beside_the_way(StepKind kind) {
  using enum DossierEventKind;
  switch (kind) {
    case StepKind::consult:
      return Ends{consulted, consultation_answered};
    case StepKind::child:
      return Ends{child_opened, child_returned};
    case StepKind::digitize:
      return Ends{sealed, digitized};
    default:
      return {};
  }
}

// Where a route has several child steps, an opening is of the one whose procedure its note names.
bool begins_step(const DossierEvent& event, const Ends& ends, const Route& route,
                 const RouteStep& step) {
  if (event.kind != ends.begins) return false;
  const auto is_child = [](const RouteStep& each) { return each.kind == StepKind::child; };
  if (step.kind != StepKind::child || std::ranges::count_if(route.steps, is_child) < 2) return true;
  return event.note.ends_with(" " + step.procedure);
}

void measure_beside(StepUse& use, const Route& route, const std::vector<DossierEvent>& events,
                    const Measure& measure, Instant now) {
  const Ends ends = *ends_beside_the_way(use.step->kind);
  int open = 0;
  Instant since{};
  for (const DossierEvent& event : events) {
    const bool begins = begins_step(event, ends, route, *use.step);
    if (begins && open++ == 0) since = event.at;
    if (event.kind == ends.ends && open > 0 && --open == 0)
      use.used += measure.used(since, event.at);
    use.begun = use.begun || begins;
  }
  use.now = open > 0;
  if (use.now) use.used += measure.used(since, now);
}

std::vector<StepUse> applying_steps(const Route& route, const Dossier& dossier,
                                    const std::vector<Pause>& pauses, const Calendar& calendar) {
  std::vector<StepUse> uses;
  const StepFacts facts = step_facts(dossier);
  for (const RouteStep& step : route.steps)
    if (applies(step, facts)) uses.push_back({.step = &step});
  if (!dossier.printed_due_at) return uses;
  const WayTime time{dossier.received_at, *dossier.printed_due_at, pauses};
  const auto times = step_times(route, facts, time, calendar);
  if (!times) return uses;
  for (StepUse& use : uses)
    for (const StepTime& each : *times)
      if (each.step == use.step) {
        use.share = each.counted;
        use.due_at = each.due_at;
      }
  return uses;
}

}  // namespace

std::vector<StepUse> step_uses(const Route& route, const std::vector<DossierEvent>& events,
                               const std::vector<Dossier>& after, const Calendar& calendar,
                               Instant now) {
  if (events.empty() || events.size() != after.size()) return {};
  const Dossier& dossier = after.back();
  const auto merged = merge_pauses(pauses_of(dossier, now), dossier.received_at);
  const std::vector<Pause> pauses = merged ? *merged : std::vector<Pause>{};
  const Measure measure(calendar, pauses);
  std::vector<StepUse> uses = applying_steps(route, dossier, pauses, calendar);
  for (StepUse& use : uses) {
    if (ends_beside_the_way(use.step->kind)) {
      measure_beside(use, route, events, measure, now);
      continue;
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (after[i].step != use.step->id) continue;
      const bool last = i + 1 == events.size();
      use.begun = true;
      use.now = last;
      use.used += measure.used(events[i].at, last ? now : events[i + 1].at);
    }
  }
  return uses;
}

}  // namespace khongcho
