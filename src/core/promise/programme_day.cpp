#include "core/promise/programme_day.h"

#include <algorithm>

namespace khongcho {

namespace {

using std::chrono::days;

bool has_weekday(const ServiceModel& model, CivilDay day) {
  return std::ranges::find(model.weekdays, iso_weekday(day)) != model.weekdays.end();
}

bool fits(const SeasonalCutoff& season, CivilDay day) {
  const std::chrono::year_month_day date{day};
  const MonthDay month_day{static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
  const bool from_fits = season.from <= month_day;
  const bool to_fits = month_day <= season.to;
  return season.to < season.from ? from_fits || to_fits : from_fits && to_fits;
}

// The end of the first session still running or to come at `at`, the window's end at the latest.
std::optional<Instant> session_close(const Calendar& calendar, const ServiceModel& model,
                                     Instant at) {
  for (const Session& session : calendar.sessions_on(civil_day(at))) {
    if (session.to <= time_of_day(at)) continue;
    const Seconds end = model.window ? std::min(session.to, model.window->to) : session.to;
    if (end <= session.from) return {};
    return instant_of(civil_day(at), end);
  }
  return {};
}

}  // namespace

bool is_programme_day(const Calendar& calendar, const ServiceModel& model, CivilDay day) {
  if (day < model.effective_from || (model.effective_to && *model.effective_to < day)) return false;
  if (!calendar.counts(day)) return false;
  if (has_weekday(model, day)) return true;
  if (!model.makeup_counts) return false;
  const SpecialDay* special = calendar.special_day(day);
  return special && special->kind == SpecialDayKind::swap_work && special->replaces &&
         has_weekday(model, *special->replaces);
}

std::optional<CivilDay> next_programme_day(const Calendar& calendar, const ServiceModel& model,
                                           CivilDay from) {
  for (CivilDay day = std::max(from, model.effective_from); calendar.knows(day); day += days{1}) {
    if (model.effective_to && *model.effective_to < day) return {};
    if (is_programme_day(calendar, model, day)) return day;
  }
  return {};
}

std::optional<Seconds> cutoff_on(const ServiceModel& model, CivilDay day) {
  for (const SeasonalCutoff& season : model.cutoffs)
    if (fits(season, day)) return season.cutoff;
  return {};
}

bool in_window(const ServiceModel& model, Seconds since_midnight) {
  if (!model.window) return true;
  return model.window->from <= since_midnight && since_midnight < model.window->to;
}

std::optional<Instant> no_wait_close(const Calendar& calendar, const ServiceModel& model,
                                     Instant at) {
  if (model.kind == PromiseKind::same_session) return session_close(calendar, model, at);
  return calendar.close_of(civil_day(at));
}

std::optional<Instant> programme_close(const Calendar& calendar, const ServiceModel& model,
                                       CivilDay day) {
  if (model.kind == PromiseKind::same_day) return calendar.close_of(day);
  std::optional<Instant> last;
  for (const Session& session : calendar.sessions_on(day)) {
    const auto close = session_close(calendar, model, instant_of(day, session.from));
    if (close) last = close;
  }
  return last;
}

}  // namespace khongcho
