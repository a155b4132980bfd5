#include "core/promise/day_state.h"

#include "core/promise/programme_day.h"

namespace khongcho {

namespace {

using std::chrono::days;

DayMoment moment_of(const std::vector<Session>& sessions, Seconds clock) {
  if (sessions.empty()) return DayMoment::closed_day;
  if (clock < sessions.front().from) return DayMoment::before_opening;
  for (const Session& session : sessions) {
    if (clock < session.from) return DayMoment::midday_break;
    if (clock < session.to) return DayMoment::open;
  }
  return DayMoment::after_closing;
}

std::optional<Instant> session_end(const std::vector<Session>& sessions, CivilDay day,
                                   Seconds clock) {
  for (const Session& session : sessions)
    if (session.from <= clock && clock < session.to) return instant_of(day, session.to);
  return {};
}

// The no-wait promise alone: the time of the law is each procedure's own.
std::optional<Promise> promise_at(const Calendar& calendar, const ServiceModel& model,
                                  Instant handed_in) {
  const auto promise =
      compute_promise(calendar, &model, {.on_list = true, .submitted_at = handed_in});
  if (!promise) return {};
  return *promise;
}

void tell_programme(DayState& state, const Calendar& calendar, const ServiceModel& model,
                    Instant now) {
  state.programme_day = is_programme_day(calendar, model, state.day);
  state.next_programme_day = next_programme_day(calendar, model, state.day + days{1});
  if (const auto promise = promise_at(calendar, model, now)) {
    state.rule_now = promise->rule;
    state.due_now = promise->promise_due_at;
  }
  const auto cutoff = cutoff_on(model, state.day);
  if (!state.programme_day || !cutoff) return;
  state.cutoff_at = instant_of(state.day, *cutoff);
  const auto late = promise_at(calendar, model, *state.cutoff_at + Seconds{1});
  if (late && late->rule == PromiseRule::next_morning && civil_day(late->received_at) == state.day)
    state.due_late = late->promise_due_at;
}

}  // namespace

DayState day_state(const Calendar& calendar, const ServiceModel* model, Instant now) {
  DayState state{.day = civil_day(now)};
  if (!calendar.knows(state.day)) return state;

  const auto sessions = calendar.sessions_on(state.day);
  state.sessions.assign(sessions.begin(), sessions.end());
  state.moment = moment_of(state.sessions, time_of_day(now));
  if (const SpecialDay* special = calendar.special_day(state.day)) state.special = *special;
  if (state.moment == DayMoment::open)
    state.closes_at = session_end(state.sessions, state.day, time_of_day(now));
  else if (const auto opening = calendar.next_open(now))
    state.opens_at = *opening;
  if (model) tell_programme(state, calendar, *model, now);
  return state;
}

std::string_view text_of(DayMoment moment) {
  switch (moment) {
    case DayMoment::unknown_year:
      return "unknown_year";
    case DayMoment::closed_day:
      return "closed_day";
    case DayMoment::before_opening:
      return "before_opening";
    case DayMoment::open:
      return "open";
    case DayMoment::midday_break:
      return "midday_break";
    case DayMoment::after_closing:
      return "after_closing";
  }
  return "unknown_year";
}

}  // namespace khongcho
