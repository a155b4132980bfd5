#include "app/home_view.h"

namespace khongcho::app {

namespace {

Seconds worked(std::span<const Session> sessions) {
  Seconds total{};
  for (const Session& session : sessions) total += session.to - session.from;
  return total;
}

}  // namespace

DayState day_state_of(const Context& ctx, const Office& office) {
  const Instant now = ctx.time.now();
  // Without a list in force there is nothing that could be promised.
  const bool has_list = ctx.law.catalogue(office, civil_day(now)) != nullptr;
  return day_state(ctx.law.calendar(office),
                   has_list ? ctx.law.model(office.model) : nullptr, now);
}

store::DayCounts counts_of(const Context& ctx, const Office& office, CivilDay day) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) {
    return store::counts_of_day(tx, office.id, day);
  });
}

std::vector<Session> usual_hours(const Context& ctx, const Office& office, CivilDay day) {
  const Calendar& calendar = ctx.law.calendar(office);
  // Long enough to pass the longest holiday; a half day is shorter than the usual one.
  constexpr int kDaysAhead = 14;
  std::span<const Session> usual;
  for (int ahead = 0; ahead < kDaysAhead; ++ahead) {
    const CivilDay next = day + std::chrono::days{ahead};
    if (!calendar.counts(next) || iso_weekday(next) > 5) continue;
    if (worked(calendar.sessions_on(next)) > worked(usual)) usual = calendar.sessions_on(next);
  }
  return {usual.begin(), usual.end()};
}

}  // namespace khongcho::app
