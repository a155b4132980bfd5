#include "core/promise/promise.h"

#include <algorithm>

#include "core/promise/pauses.h"
#include "core/promise/programme_day.h"

namespace khongcho {

namespace {

struct NoWait {
  Instant due_at{};
  PromiseRule rule = PromiseRule::none;
};

bool needs_number(TimeLimitKind kind) {
  return kind == TimeLimitKind::working_days || kind == TimeLimitKind::working_hours;
}

Expected<Instant> close_of_counted_day(const Calendar& calendar, CivilDay after, int n) {
  const auto day = calendar.next_counted_day(after, n);
  if (!day) return day.error();
  return *calendar.close_of(*day);
}

// Luật Hộ tịch Đ.5.3, NĐ 23/2015 Đ.7: the same day, or the next when received after 15:00.
Expected<Instant> same_day_due(const Calendar& calendar, const TimeLimit& limit,
                               Instant received_at) {
  const CivilDay day = civil_day(received_at);
  if (calendar.counts(day) && time_of_day(received_at) <= limit.cutoff)
    return *calendar.close_of(day);
  return close_of_counted_day(calendar, day, 1);
}

// Not asked for a limit of kind `none`.
Expected<Instant> statutory_due(const Calendar& calendar, const TimeLimit& limit,
                                Instant received_at, const std::vector<Pause>& pauses) {
  if (limit.kind == TimeLimitKind::working_hours)
    return due_after_hours(calendar, received_at, std::chrono::hours{limit.n}, pauses);
  const auto due = limit.kind == TimeLimitKind::same_day
                       ? same_day_due(calendar, limit, received_at)
                       : close_of_counted_day(calendar, civil_day(received_at), limit.n);
  if (!due || pauses.empty()) return due;
  return move_by_pauses(calendar, *due, pauses);
}

// The no-wait rule at `at`: the reception, or the end of the last pause taken as it stands. The
// cut-off looks at `judged_at`.
Expected<std::optional<NoWait>> no_wait(const Calendar& calendar, const ServiceModel& model,
                                        Instant at, Instant judged_at) {
  const CivilDay day = civil_day(at);
  if (!calendar.knows(day)) return unknown_year(year_of(day));
  if (!is_programme_day(calendar, model, day)) return std::optional<NoWait>{};
  const Seconds time = time_of_day(at);
  if (!in_window(model, time)) return std::optional<NoWait>{};

  const auto cutoff = cutoff_on(model, day);
  if (cutoff && *cutoff < time_of_day(judged_at)) {
    const auto next = calendar.next_counted_day(day);
    if (!next) return next.error();
    return std::optional{NoWait{instant_of(*next, model.after_by), PromiseRule::next_morning}};
  }
  const auto close = no_wait_close(calendar, model, at);
  if (!close) return std::optional<NoWait>{};
  return std::optional{NoWait{*close, PromiseRule::same_day}};
}

std::optional<Instant> earlier(std::optional<Instant> one, std::optional<Instant> other) {
  if (!one || !other) return one ? one : other;
  return std::min(*one, *other);
}

}  // namespace

Instant judged_at(const ServiceModel& model, const PromiseCase& question, Instant decided_at) {
  const bool counts = model.cutoff_from == CutoffFrom::ticket && question.ticket_at &&
                      question.pauses.empty() && *question.ticket_at < decided_at &&
                      civil_day(*question.ticket_at) == civil_day(decided_at);
  return counts ? *question.ticket_at : decided_at;
}

Expected<Promise> compute_promise(const Calendar& calendar, const ServiceModel* model,
                                  const PromiseCase& question) {
  const TimeLimit& limit = question.limit;
  if (needs_number(limit.kind) && limit.n < 1)
    return Error{ErrorCode::invalid_input, "promise.bad_limit"};
  const auto received_at = calendar.next_open(question.submitted_at);
  if (!received_at) return received_at.error();
  const auto pauses = merge_pauses(question.pauses, *received_at);
  if (!pauses) return pauses.error();

  Promise promise{.received_at = *received_at};
  if (limit.kind != TimeLimitKind::none) {
    const auto due = statutory_due(calendar, limit, *received_at, *pauses);
    if (!due) return due.error();
    promise.statutory_due_at = *due;
    promise.rule = PromiseRule::statutory;
  }
  if (model && question.on_list && question.complete && !question.excluded) {
    const Instant decided_at = pauses->empty() ? *received_at : pauses->back().to;
    const auto found =
        no_wait(calendar, *model, decided_at, judged_at(*model, question, decided_at));
    if (!found) return found.error();
    if (*found) {
      promise.promise_due_at = (*found)->due_at;
      promise.rule = (*found)->rule;
    }
  }
  promise.printed_due_at = earlier(promise.promise_due_at, promise.statutory_due_at);
  return promise;
}

}  // namespace khongcho
