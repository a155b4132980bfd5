#include "core/alarm/alarm.h"

#include <algorithm>

#include "core/promise/pauses.h"

namespace khongcho {

namespace {

constexpr Seconds kLookAgain = std::chrono::minutes{5};
constexpr Seconds kFullQuarter = std::chrono::minutes{15};

// Counted time from reception (or from the new appointment) to the time told, without pauses.
struct Span {
  Instant from{};
  Instant due{};
  Seconds total{};
  std::vector<Pause> pauses = {};
};

Expected<Span> span_of(const Calendar& calendar, const Dossier& dossier) {
  Span span{.from = dossier.reappointed_at ? dossier.apologised_at.value_or(dossier.received_at)
                                           : dossier.received_at,
            .due = *expected_at(dossier),
            .total = {}};
  auto pauses = merge_pauses(pauses_of(dossier, span.due), span.from);
  if (!pauses) return pauses.error();
  span.pauses = *pauses;
  const auto total = calendar.counted_between(span.from, span.due);
  if (!total) return total.error();
  span.total = *total;
  for (const Pause& pause : span.pauses) {
    const auto lost = calendar.counted_between(pause.from, std::min(pause.to, span.due));
    if (!lost) return lost.error();
    span.total -= *lost;
  }
  span.total = std::max(span.total, Seconds{0});
  return span;
}

// When all but `left` of the counted time has run; at once where there never was more than that.
Instant instant_before_due(const Calendar& calendar, const Span& span, Seconds left) {
  if (left >= span.total) return span.from;
  const auto at = due_after_hours(calendar, span.from, span.total - left, span.pauses);
  return at ? std::min(*at, span.due) : span.due;
}

Instant rings_at(const Calendar& calendar, const Span& span, const AlarmThreshold& threshold) {
  if (threshold.kind == AlarmKind::missed) return span.due + Seconds{1};
  const Seconds left = threshold.percent_gone > 0
                           ? span.total - span.total * threshold.percent_gone / 100
                           : Seconds{std::chrono::minutes{threshold.minutes_before}};
  return instant_before_due(calendar, span, left);
}

std::vector<PlannedAlarm> uncollected_alarm(const AlarmRules& rules, const Calendar& calendar,
                                            const Dossier& dossier) {
  if (dossier.return_method != ReturnMethod::counter || !dossier.result_ready_at) return {};
  const auto day =
      calendar.next_counted_day(civil_day(*dossier.result_ready_at), rules.uncollected_days);
  if (!day) return {};
  const auto at = calendar.next_open(instant_of(*day));
  if (!at) return {};
  return {{AlarmKind::uncollected, *at, *dossier.result_ready_at}};
}

}  // namespace

bool is_watched(const Dossier& dossier) {
  const bool is_open = is_in_process(dossier.state) || dossier.state == DossierState::signed_off;
  return is_open && !is_waiting(dossier) && expected_at(dossier);
}

std::vector<PlannedAlarm> planned_alarms(const AlarmRules& rules, const Calendar& calendar,
                                         const Dossier& dossier) {
  if (dossier.state == DossierState::result_ready)
    return uncollected_alarm(rules, calendar, dossier);
  if (!is_watched(dossier)) return {};
  // Without known years nothing can be counted; that the promise is past can still be seen.
  const auto span = span_of(calendar, dossier);
  const Instant due = *expected_at(dossier);
  std::vector<PlannedAlarm> planned;
  for (const AlarmThreshold& threshold : rules.thresholds) {
    if (!span && threshold.kind != AlarmKind::missed) continue;
    const Instant at = span ? rings_at(calendar, *span, threshold) : due + Seconds{1};
    planned.push_back({threshold.kind, at, due});
  }
  std::ranges::stable_sort(planned, {}, &PlannedAlarm::at);
  return planned;
}

std::vector<PlannedAlarm> due_alarms(const AlarmRules& rules, const Calendar& calendar,
                                     const Dossier& dossier, Instant now) {
  std::vector<PlannedAlarm> due = planned_alarms(rules, calendar, dossier);
  std::erase_if(due, [&](const PlannedAlarm& alarm) { return alarm.at > now; });
  return due;
}

std::optional<Instant> apology_watch_from(const AlarmRules& rules, const Calendar& calendar,
                                          const Dossier& dossier) {
  if (!is_watched(dossier) || dossier.reappointed_at || dossier.apology_proposed_at) return {};
  const auto span = span_of(calendar, dossier);
  if (!span) return {};
  return instant_before_due(calendar, *span, std::chrono::minutes{rules.apology_minutes_before});
}

Expected<Instant> apology_new_time(const AlarmRules& rules, const Calendar& calendar,
                                   Instant missed_on, std::optional<Instant> expected) {
  const auto day = calendar.next_counted_day(civil_day(missed_on));
  if (!day) return day.error();
  const auto open = calendar.next_open(instant_of(*day));
  if (!open) return open.error();
  const auto at =
      calendar.after_counted(*open, std::chrono::minutes{rules.apology_new_time_minutes});
  if (!at || !expected || *expected <= *at) return at;
  // Whole quarters of an hour are told.
  const Seconds over = expected->time_since_epoch() % kFullQuarter;
  return over == Seconds{0} ? *expected : *expected + kFullQuarter - over;
}

std::optional<Instant> next_look(const AlarmRules& rules, const Calendar& calendar,
                                 const Dossier& dossier, Instant now) {
  std::optional<Instant> next;
  const auto look_at = [&](Instant at) {
    if (at > now) next = next ? std::min(*next, at) : at;
  };
  for (const PlannedAlarm& alarm : planned_alarms(rules, calendar, dossier)) look_at(alarm.at);
  if (const auto watch = apology_watch_from(rules, calendar, dossier)) {
    look_at(*watch);
    if (now >= *watch && now <= *expected_at(dossier))
      look_at(std::min(now + kLookAgain, *expected_at(dossier) + Seconds{1}));
  }
  return next;
}

}  // namespace khongcho
