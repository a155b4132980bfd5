#include "app/duty_absence.h"

#include <algorithm>

#include "app/duty_reroute.h"
#include "app/duty_roster.h"
#include "app/officer_notices.h"
#include "app/offices.h"
#include "base/text.h"
#include "store/duty_store.h"
#include "store/office_store.h"
#include "store/officer_store.h"

namespace khongcho::app {

namespace {

constexpr std::chrono::days kAhead{400};

bool may_note(const Officer& officer, const Officer& away) {
  return officer.id == away.id || may(officer, Action::plan_duty, ActionTarget{away.office});
}

std::optional<Error> problem_of(sql::Transaction& tx, const Absence& absence, Instant now) {
  auto others = store::absences_of_officer(tx, absence.officer, absence.from, absence.to);
  if (absence.substitute) {
    const auto substitute = store::find_officer(tx, absence.substitute);
    if (!substitute || !substitute->active || substitute->office != absence.office)
      return Error{ErrorCode::invalid_input, "duty.wrong_substitute", {}, "substitute"};
    const auto more = store::absences_of_officer(tx, absence.substitute, absence.from, absence.to);
    others.insert(others.end(), more.begin(), more.end());
  }
  return absence_problem(absence, now, others);
}

void tell_about(sql::Transaction& tx, const Absence& absence, const Officer& away, Instant now) {
  const std::string link = "/truc/nghi";
  const std::vector<std::string> when{
      away.full_name, clock_text(absence.from) + " " + day_text(civil_day(absence.from)),
      clock_text(absence.to) + " " + day_text(civil_day(absence.to))};
  if (absence.substitute)
    notify(tx, now, absence.substitute,
           {.key = "duty.notice_substitute", .args = when, .link = link});
  for (const Officer& each : officers_who_may(tx, absence.office, Action::plan_duty))
    if (each.id != absence.reported_by)
      notify(tx, now, each.id, {.key = "duty.notice_away", .args = when, .link = link});
}

Expected<Absence> absence_to_change(sql::Transaction& tx, const Officer& officer, AbsenceId id) {
  const auto absence = store::find_absence(tx, id);
  const auto away = absence ? store::find_officer(tx, absence->officer) : std::nullopt;
  if (!away || !may_note(officer, *away))
    return Error{ErrorCode::not_found, "duty.unknown_absence"};
  return *absence;
}

Expected<AbsenceReport> report_of(const Context& ctx, const Officer& officer,
                                  const Absence& absence) {
  const Instant now = ctx.time.now();
  if (absence.from <= now && now < absence.to) return reroute(ctx, officer, absence);
  const auto away = sql::read(
      ctx.db, [&](sql::Transaction& tx) { return store::find_officer(tx, absence.officer); });
  return AbsenceReport{.absence = absence, .name = away->full_name, .moved = {}, .stayed = {}};
}

}  // namespace

std::string AbsenceList::name_of(OfficerId officer) const {
  const auto found = std::ranges::find(people, officer, &Officer::id);
  return found == people.end() ? std::string{} : found->full_name;
}

Expected<AbsenceList> absence_list(const Context& ctx, const Officer& officer, OfficeId id) {
  const Instant now = ctx.time.now();
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<AbsenceList> {
    const auto office = store::find_office(tx, id);
    if (!office || !sees_duty(officer, id))
      return Error{ErrorCode::not_allowed, "duty.not_yours"};
    AbsenceList list{.office = *office,
                     .absences = store::absences_of_office(tx, id, now, now + kAhead),
                     .people = store::officers_of(tx, id),
                     .plans = may(officer, Action::plan_duty, {id})};
    std::erase_if(list.people, [](const Officer& each) { return !each.active; });
    return list;
  });
}

Expected<AbsenceReport> note_absence(const Context& ctx, const Officer& officer, Absence absence) {
  const Instant now = ctx.time.now();
  absence.id = make<AbsenceId>();
  absence.reported_by = officer.id;
  absence.reported_at = now;
  absence.reason = tidy_text(absence.reason);
  const auto noted = sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<Absence> {
    const auto away = store::find_officer(tx, absence.officer);
    if (!away || !may_note(officer, *away))
      return Error{ErrorCode::not_allowed, "duty.absence_not_yours", {}, "officer"};
    absence.office = away->office;
    if (auto problem = problem_of(tx, absence, now)) return *problem;
    store::insert(tx, absence);
    tell_about(tx, absence, *away, now);
    return absence;
  });
  if (!noted) return noted.error();
  return report_of(ctx, officer, *noted);
}

Expected<AbsenceReport> reroute_absence(const Context& ctx, const Officer& officer, AbsenceId id) {
  const auto absence = find_absence(ctx, officer, id);
  if (!absence) return absence.error();
  return report_of(ctx, officer, *absence);
}

int absence_sweep(const Context& ctx) {
  const Instant now = ctx.time.now();
  std::size_t moved = 0;
  for (const Office& office : active_offices(ctx)) {
    const auto away = sql::read(ctx.db, [&](sql::Transaction& tx) {
      return store::absences_of_office(tx, office.id, now, now + Seconds{1});
    });
    for (const Absence& each : away) moved += reroute(ctx, {}, each).moved.size();
  }
  return static_cast<int>(moved);
}

Expected<Absence> find_absence(const Context& ctx, const Officer& officer, AbsenceId id) {
  return sql::read(ctx.db,
                   [&](sql::Transaction& tx) { return absence_to_change(tx, officer, id); });
}

Expected<Absence> end_absence(const Context& ctx, const Officer& officer, AbsenceId id) {
  const Instant now = ctx.time.now();
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<Absence> {
    auto absence = absence_to_change(tx, officer, id);
    if (!absence) return absence;
    if (absence->to <= now) return Error{ErrorCode::conflict, "duty.absence_over"};
    if (now <= absence->from) {
      store::delete_absence(tx, id);
      return absence;
    }
    absence->to = now;
    store::update(tx, *absence);
    return absence;
  });
}

}  // namespace khongcho::app
