#include "core/route/step_plan.h"

#include <algorithm>

#include "core/promise/pauses.h"

namespace khongcho {

namespace {

// Counted time of the way without the pauses.
Expected<Seconds> counted_time(const WayTime& time, const Calendar& calendar) {
  const auto all = calendar.counted_between(time.from, time.due);
  if (!all) return all.error();
  Seconds left = *all;
  for (const Pause& pause : time.pauses) {
    const auto lost = calendar.counted_between(pause.from, std::min(pause.to, time.due));
    if (!lost) return lost.error();
    left -= *lost;
  }
  return std::max(left, Seconds{0});
}

Expected<Instant> at_share(const WayTime& time, const Calendar& calendar, Seconds counted,
                           Seconds share) {
  if (share >= counted) return time.due;
  if (share <= Seconds{0}) return time.from;
  return due_after_hours(calendar, time.from, share, time.pauses);
}

}  // namespace

WayShares way_shares(const Route& route, StepFacts facts) {
  // How far the way has come at the end of each step, also of those that take no time.
  std::vector<StepSpan> ends(route.steps.size());
  const auto index_of = [&](const std::string& id) {
    return static_cast<std::size_t>(route.find_step(id) - route.steps.data());
  };
  // A way of n steps is settled after n rounds, whatever the order they are written in.
  for (std::size_t round = 0; round < route.steps.size(); ++round)
    for (std::size_t i = 0; i < route.steps.size(); ++i) {
      const RouteStep& step = route.steps[i];
      int from = 0;
      for (const std::string& before : step.after)
        if (route.find_step(before)) from = std::max(from, ends[index_of(before)].to);
      ends[i] = {from, from + (applies(step, facts) ? step.share : 0)};
    }
  WayShares shares;
  for (std::size_t i = 0; i < route.steps.size(); ++i) {
    const bool counts = applies(route.steps[i], facts);
    shares.spans.push_back(counts ? std::optional(ends[i]) : std::nullopt);
    shares.whole = std::max(shares.whole, ends[i].to);
  }
  return shares;
}

Expected<std::vector<StepTime>> step_times(const Route& route, StepFacts facts,
                                           const WayTime& time, const Calendar& calendar) {
  const auto counted = counted_time(time, calendar);
  if (!counted) return counted.error();
  const WayShares shares = way_shares(route, facts);
  const auto whole = std::max(shares.whole, 1);
  std::vector<StepTime> times;
  for (std::size_t i = 0; i < route.steps.size(); ++i) {
    if (!shares.spans[i]) continue;
    const StepSpan span = *shares.spans[i];
    const auto begins = at_share(time, calendar, *counted, *counted * span.from / whole);
    if (!begins) return begins.error();
    const auto ends = at_share(time, calendar, *counted, *counted * span.to / whole);
    if (!ends) return ends.error();
    times.push_back({.step = &route.steps[i],
                     .span = span,
                     .begins_at = *begins,
                     .due_at = *ends,
                     .counted = *counted * span.to / whole - *counted * span.from / whole});
  }
  return times;
}

std::optional<Instant> step_due_at(const Route& route, const RouteStep& step,
                                   const Dossier& dossier, const Calendar& calendar) {
  if (!dossier.printed_due_at) return {};
  const auto pauses = merge_pauses(pauses_of(dossier, Instant{}), dossier.received_at);
  if (!pauses) return {};
  const WayTime time{dossier.received_at, *dossier.printed_due_at, *pauses};
  const auto times = step_times(route, step_facts(dossier), time, calendar);
  if (!times) return {};
  for (const StepTime& each : *times)
    if (each.step->id == step.id) return each.due_at;
  return {};
}

}  // namespace khongcho
