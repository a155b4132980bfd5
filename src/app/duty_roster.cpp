#include "app/duty_roster.h"

#include <algorithm>

#include "app/duty_readiness.h"
#include "app/offices.h"
#include "core/promise/programme_day.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/volunteer_store.h"

namespace khongcho::app {

namespace {

using std::chrono::days;

constexpr int kWeeksBack = 5;

Error plans_not() { return {ErrorCode::not_allowed, "duty.plans_not"}; }

bool programme_day(const Context& ctx, const Office& office, CivilDay day) {
  const ServiceModel* model = ctx.law.model(office.model);
  return model && is_programme_day(ctx.law.calendar(office), *model, day);
}

void add_people(sql::Transaction& tx, DutyDay& day) {
  day.people = store::officers_of(tx, day.office.id);
  const auto add = [&](OfficerId id) {
    if (!id || std::ranges::find(day.people, id, &Officer::id) != day.people.end()) return;
    if (auto officer = store::find_officer(tx, id)) day.people.push_back(std::move(*officer));
  };
  for (const DutyEntry& each : day.entries) add(each.officer);
  for (const VolunteerShift& each : day.volunteers) add(each.volunteer);
  for (const Absence& each : day.absences) {
    add(each.officer);
    add(each.substitute);
  }
  if (day.confirmed) add(day.confirmed->by);
}

DutyDay read_day(const Context& ctx, sql::Transaction& tx, const Office& office, CivilDay day) {
  const auto sessions = ctx.law.calendar(office).sessions_on(day);
  DutyDay read{.office = office,
               .day = day,
               .programme = programme_day(ctx, office, day),
               .sessions = {sessions.begin(), sessions.end()},
               .fields = applied_fields(ctx, office, day),
               .entries = store::duty_of_office(tx, office.id, day, day),
               .volunteers = store::shifts_of_office(tx, office.id, day, day),
               .absences = store::absences_of_office(tx, office.id, instant_of(day),
                                                     instant_of(day + days{1})),
               .confirmed = store::find_duty_confirmation(tx, office.id, day),
               .people = {},
               .counters = store::counters_of(tx, office.id)};
  std::erase_if(read.counters, [](const Counter& each) { return !each.active; });
  add_people(tx, read);
  return read;
}

Expected<Office> office_to_see(sql::Transaction& tx, const Officer& officer, OfficeId id) {
  const auto office = store::find_office(tx, id);
  if (!office || !sees_duty(officer, id))
    return Error{ErrorCode::not_allowed, "duty.not_yours"};
  return *office;
}

bool can_do(const Officer& officer, const DutyEntry& entry) {
  if (!officer.active) return false;
  switch (entry.role) {
    case DutyRole::signer:  // also by delegation, which readiness looks at
      return officer.office == entry.office || may(officer, Action::sign, {entry.office});
    case DutyRole::specialist:
      return may(officer, Action::draft, {entry.office, officer.id});
    case DutyRole::receptionist:
      return may(officer, Action::serve_queue, {entry.office});
  }
  return false;
}

std::optional<Error> problem_of(sql::Transaction& tx, const DutyEntry& entry, CivilDay today) {
  const auto officer = store::find_officer(tx, entry.officer);
  if (!officer || !can_do(*officer, entry))
    return Error{ErrorCode::invalid_input, "duty.wrong_officer", {}, "officer"};
  if (entry.counter) {
    const auto counter = store::find_counter(tx, entry.counter);
    if (!counter || counter->office != entry.office || !counter->active)
      return Error{ErrorCode::invalid_input, "duty.no_counter", {}, "counter"};
  }
  return duty_problem(entry, today, store::duty_of_officer(tx, entry.officer, entry.day));
}

void write(sql::Transaction& tx, const DutyEntry& entry, Instant now) {
  store::insert(tx, entry, now);
  store::delete_duty_confirmation(tx, entry.office, entry.day);
}

// The roster to begin from; empty where there is none.
std::vector<DutyEntry> roster_before(const Context& ctx, sql::Transaction& tx,
                                     const Office& office, CivilDay day) {
  const bool programme = programme_day(ctx, office, day);
  for (CivilDay before = day - days{1}; before >= day - days{7 * kWeeksBack}; before -= days{1}) {
    const bool same_weekday = iso_weekday(before) == iso_weekday(day);
    if (programme ? !programme_day(ctx, office, before) : !same_weekday) continue;
    auto entries = store::duty_of_office(tx, office.id, before, before);
    if (!entries.empty()) return entries;
  }
  return {};
}

Expected<DutyEntry> entry_to_change(const Context& ctx, sql::Transaction& tx,
                                    const Officer& officer, DutyEntryId id) {
  const auto entry = store::find_duty_entry(tx, id);
  if (!entry || !may(officer, Action::plan_duty, {entry->office}))
    return Error{ErrorCode::not_found, "duty.unknown_entry"};
  if (entry->day < civil_day(ctx.time.now()))
    return Error{ErrorCode::conflict, "duty.past_day", {}, "day"};
  return *entry;
}

}  // namespace

std::string DutyDay::name_of(OfficerId officer) const {
  const auto found = std::ranges::find(people, officer, &Officer::id);
  return found == people.end() ? std::string{} : found->full_name;
}

std::string DutyDay::counter_name(CounterId counter) const {
  const auto found = std::ranges::find(counters, counter, &Counter::id);
  return found == counters.end() ? std::string{} : found->name;
}

std::vector<std::string> applied_fields(const Context& ctx, const Office& office, CivilDay day) {
  std::vector<std::string> fields;
  for (const Procedure* procedure : ctx.law.procedures(office, day))
    if (ctx.law.on_list(office, *procedure) &&
        std::ranges::find(fields, procedure->field) == fields.end())
      fields.push_back(procedure->field);
  return fields;
}

bool sees_duty(const Officer& officer, OfficeId office) {
  return officer.active &&
         (officer.office == office || may(officer, Action::view, ActionTarget{office}));
}

std::vector<Office> offices_with_duty(const Context& ctx, const Officer& officer) {
  std::vector<Office> offices = active_offices(ctx);
  std::erase_if(offices, [&](const Office& office) { return !sees_duty(officer, office.id); });
  std::ranges::stable_partition(offices,
                                [&](const Office& office) { return office.id == officer.office; });
  return offices;
}

Expected<DutyDay> duty_day(const Context& ctx, const Officer& officer, OfficeId id, CivilDay day) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<DutyDay> {
    const auto office = office_to_see(tx, officer, id);
    if (!office) return office.error();
    DutyDay read = read_day(ctx, tx, *office, day);
    read.may_plan = may(officer, Action::plan_duty, {id});
    return read;
  });
}

Expected<std::vector<DutyDay>> duty_week(const Context& ctx, const Officer& officer, OfficeId id,
                                         CivilDay day) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<std::vector<DutyDay>> {
    const auto office = office_to_see(tx, officer, id);
    if (!office) return office.error();
    std::vector<DutyDay> week;
    for (int i = 0; i < 7; ++i) {
      week.push_back(read_day(ctx, tx, *office, monday_of(day) + days{i}));
      week.back().may_plan = may(officer, Action::plan_duty, {id});
    }
    return week;
  });
}

Expected<DutyEntry> plan_duty(const Context& ctx, const Officer& officer, DutyEntry entry) {
  if (!may(officer, Action::plan_duty, {entry.office})) return plans_not();
  entry.id = make<DutyEntryId>();
  entry.planned_by = officer.id;
  if (entry.role != DutyRole::specialist) entry.field.clear();
  if (entry.role != DutyRole::receptionist) entry.counter = {};
  const Instant now = ctx.time.now();
  return sql::in_transaction(
      ctx.db, sql::Together{entry.office.value}, [&](sql::Transaction& tx) -> Expected<DutyEntry> {
        if (auto problem = problem_of(tx, entry, civil_day(now))) return *problem;
        write(tx, entry, now);
        return entry;
      });
}

Expected<DutyEntry> find_duty(const Context& ctx, const Officer& officer, DutyEntryId id) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) {
    return entry_to_change(ctx, tx, officer, id);
  });
}

Expected<DutyEntry> remove_duty(const Context& ctx, const Officer& officer, DutyEntryId id) {
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<DutyEntry> {
    const auto entry = entry_to_change(ctx, tx, officer, id);
    if (!entry) return entry.error();
    store::delete_duty_entry(tx, id);
    store::delete_duty_confirmation(tx, entry->office, entry->day);
    return *entry;
  });
}

Expected<int> copy_duty(const Context& ctx, const Officer& officer, OfficeId id, CivilDay day) {
  if (!may(officer, Action::plan_duty, {id})) return plans_not();
  const Instant now = ctx.time.now();
  return sql::in_transaction(
      ctx.db, sql::Together{id.value}, [&](sql::Transaction& tx) -> Expected<int> {
        const auto office = store::find_office(tx, id);
        if (!office) return plans_not();
        if (day < civil_day(now)) return Error{ErrorCode::conflict, "duty.past_day", {}, "day"};
        auto entries = roster_before(ctx, tx, *office, day);
        if (entries.empty()) return Error{ErrorCode::conflict, "duty.nothing_to_copy"};
        int copied = 0;
        for (DutyEntry& entry : entries) {
          entry.id = make<DutyEntryId>();
          entry.day = day;
          entry.planned_by = officer.id;
          if (problem_of(tx, entry, civil_day(now))) continue;
          write(tx, entry, now);
          ++copied;
        }
        return copied;
      });
}

Expected<store::DutyConfirmation> confirm_duty(const Context& ctx, const Officer& officer,
                                               OfficeId office, CivilDay day) {
  if (!may(officer, Action::plan_duty, {office})) return plans_not();
  const store::DutyConfirmation confirmation{office, day, officer.id, ctx.time.now()};
  return sql::in_transaction(
      ctx.db, [&](sql::Transaction& tx) -> Expected<store::DutyConfirmation> {
        if (day < civil_day(confirmation.at))
          return Error{ErrorCode::conflict, "duty.past_day", {}, "day"};
        if (store::duty_of_office(tx, office, day, day).empty())
          return Error{ErrorCode::conflict, "duty.nobody_planned"};
        const auto where = store::find_office(tx, office);
        const ReadinessView view = readiness_of_day(ctx, tx, where.value(), day);
        if (view.programme && view.readiness == Readiness::not_ready)
          return Error{ErrorCode::conflict, "duty.not_ready_to_confirm"};
        store::save(tx, confirmation);
        return confirmation;
      });
}

int seed_duty(const Context& ctx, const SeedOutcome& seeded, CivilDay day) {
  const Instant now = ctx.time.now();
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) {
    int added = 0;
    for (const SeededOfficer& each : seeded.officers) {
      const auto sessions = ctx.law.calendar(each.office).sessions_on(day);
      if (sessions.empty()) continue;
      std::vector<Shift> shifts = each.line.shifts;
      if (shifts.empty()) shifts = {{sessions.front().from, sessions.back().to}};
      CounterId counter;
      for (const Counter& one : store::counters_of(tx, each.office.id))
        if (one.name == each.line.counter) counter = one.id;
      for (const auto& [role, duty] :
           {std::pair{Role::signer, DutyRole::signer},
            std::pair{Role::specialist, DutyRole::specialist},
            std::pair{Role::receptionist, DutyRole::receptionist}}) {
        if (!has_role(each.officer, role)) continue;
        for (const Shift& shift : shifts) {
          DutyEntry entry{.id = make<DutyEntryId>(),
                          .office = each.office.id,
                          .day = day,
                          .role = duty,
                          .officer = each.officer.id,
                          .from = shift.from,
                          .to = shift.to};
          if (duty == DutyRole::receptionist) entry.counter = counter;
          if (problem_of(tx, entry, day)) continue;
          store::insert(tx, entry, now);
          ++added;
        }
      }
    }
    return added;
  });
}

}  // namespace khongcho::app
