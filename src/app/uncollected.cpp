#include "app/uncollected.h"

#include "app/citizen_notices.h"
#include "core/dossier/dossier_permission.h"
#include "store/dossier_store.h"
#include "store/office_store.h"

namespace khongcho::app {

namespace {

int uncollected_days(const Context& ctx, const Office& office) {
  const AlarmRules* rules = ctx.law.law().find_alarms(office.profile);
  return rules ? rules->uncollected_days : AlarmRules{}.uncollected_days;
}

// Ready at the end of this day or earlier: that many working days lie between it and today.
CivilDay last_day_listed(const Context& ctx, const Office& office, int working_days) {
  const Calendar& calendar = ctx.law.calendar(office);
  CivilDay day = civil_day(ctx.time.now());
  for (int left = working_days; left > 0 && calendar.knows(day);) {
    if (calendar.counts(day)) --left;
    day -= std::chrono::days{1};
  }
  return day;
}

}  // namespace

Expected<UncollectedView> uncollected_view(const Context& ctx, const Officer& reader,
                                           const std::optional<store::UncollectedKey>& after,
                                           int limit) {
  if (!may(reader, Action::return_result, ActionTarget{reader.office}))
    return Error{ErrorCode::not_allowed, "uncollected.not_yours"};
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<UncollectedView> {
    const Office office = store::find_office(tx, reader.office).value();
    UncollectedView view{.working_days = uncollected_days(ctx, office)};
    const CivilDay last = last_day_listed(ctx, office, view.working_days);
    const Instant before = instant_of(last + std::chrono::days{1}) - Seconds{1};
    view.count = store::count_uncollected(tx, office.id, before);
    view.rows = store::uncollected_results(tx, office.id, before, after, limit + 1);
    if (static_cast<int>(view.rows.size()) > limit) {
      view.rows.pop_back();
      view.next = store::UncollectedKey{view.rows.back().ready_at, view.rows.back().dossier};
    }
    return view;
  });
}

Expected<Instant> remind_of_result(const Context& ctx, const Officer& officer,
                                   const std::string& code) {
  const Instant now = ctx.time.now();
  return sql::in_transaction(ctx.db, sql::Together{officer.office.value},
                             [&](sql::Transaction& tx) -> Expected<Instant> {
                               const auto dossier = store::find_dossier(tx, code);
                               if (!dossier)
                                 return Error{ErrorCode::not_found, "dossier.unknown", {code}};
                               if (!may(officer, Action::return_result, *dossier))
                                 return Error{ErrorCode::not_allowed, "dossier.not_yours"};
                               if (dossier->state != DossierState::result_ready)
                                 return Error{ErrorCode::conflict, "uncollected.not_waiting"};
                               const auto last = store::last_reminder(tx, dossier->id);
                               if (last && civil_day(*last) == civil_day(now))
                                 return Error{ErrorCode::conflict, "uncollected.reminded_today"};
                               store::insert_reminder(tx, dossier->id, officer.id, now);
                               tell_citizen(tx, CitizenNoticeKind::result_waits, *dossier, now);
                               return now;
                             });
}

}  // namespace khongcho::app
