#include "app/volunteer_shifts.h"

#include <algorithm>
#include <map>

#include "app/offices.h"
#include "core/staffing/duty.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/volunteer_store.h"

namespace khongcho::app {

namespace {

constexpr std::chrono::days kWeek{7};
constexpr std::chrono::days kComing{14};

Error plans_not() { return {ErrorCode::not_allowed, "help.plans_not"}; }

std::string name_of(sql::Transaction& tx, OfficerId id) {
  const auto officer = store::find_officer(tx, id);
  return officer ? officer->full_name : std::string{};
}

std::vector<ShiftLine> with_names(sql::Transaction& tx, const std::vector<VolunteerShift>& shifts) {
  std::map<OfficerId, std::string> names;
  std::vector<ShiftLine> lines;
  for (const VolunteerShift& shift : shifts) {
    const auto [name, is_new] = names.try_emplace(shift.volunteer);
    if (is_new) name->second = name_of(tx, shift.volunteer);
    lines.push_back({shift, name->second});
  }
  return lines;
}

std::optional<Error> problem_of(sql::Transaction& tx, const VolunteerShift& shift,
                                CivilDay today) {
  const auto volunteer = store::find_officer(tx, shift.volunteer);
  if (!volunteer || !may(*volunteer, Action::help_citizens, {shift.office}))
    return Error{ErrorCode::invalid_input, "help.unknown_volunteer", {}, "volunteer"};
  store::lock_volunteer(tx, shift.volunteer);
  return shift_problem(shift, today,
                       store::shifts_of_volunteer(tx, shift.volunteer, shift.day, shift.day));
}

Expected<VolunteerShift> shift_to_change(sql::Transaction& tx, const Officer& officer,
                                         VolunteerShiftId id) {
  const auto shift = store::find_shift(tx, id);
  if (!shift || !may(officer, Action::plan_shifts, {shift->office}))
    return Error{ErrorCode::not_found, "help.unknown_shift"};
  return *shift;
}

Expected<int> copy_into(const Context& ctx, sql::Transaction& tx, const Officer& officer,
                        std::vector<VolunteerShift> shifts) {
  const Instant now = ctx.time.now();
  // In one order, whoever plans: two planners never wait for each other in a ring.
  std::ranges::stable_sort(shifts, {}, &VolunteerShift::volunteer);
  int copied = 0;
  for (VolunteerShift& shift : shifts) {
    shift.id = make<VolunteerShiftId>();
    shift.day += kWeek;
    shift.planned_by = officer.id;
    if (problem_of(tx, shift, civil_day(now))) continue;
    store::insert(tx, shift, now);
    ++copied;
  }
  return copied;
}

}  // namespace

std::vector<Office> offices_to_plan(const Context& ctx, const Officer& officer) {
  std::vector<Office> offices = active_offices(ctx);
  std::erase_if(offices, [&](const Office& office) {
    return !may(officer, Action::plan_shifts, {office.id});
  });
  return offices;
}

Expected<ShiftWeek> shift_week(const Context& ctx, const Officer& officer, OfficeId office_id,
                               CivilDay day) {
  if (!may(officer, Action::plan_shifts, {office_id})) return plans_not();
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<ShiftWeek> {
    const auto office = store::find_office(tx, office_id);
    if (!office) return plans_not();
    ShiftWeek week{.office = *office, .monday = monday_of(day), .lines = {}, .volunteers = {}};
    week.lines = with_names(tx, store::shifts_of_office(tx, office_id, week.monday,
                                                        week.monday + kWeek -
                                                            std::chrono::days{1}));
    week.volunteers = store::all_officers(tx);
    std::erase_if(week.volunteers, [&](const Officer& each) {
      return !may(each, Action::help_citizens, {office_id});
    });
    return week;
  });
}

Expected<VolunteerShift> plan_shift(const Context& ctx, const Officer& officer,
                                    VolunteerShift shift) {
  if (!may(officer, Action::plan_shifts, {shift.office})) return plans_not();
  shift.id = make<VolunteerShiftId>();
  shift.planned_by = officer.id;
  const Instant now = ctx.time.now();
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<VolunteerShift> {
    if (auto problem = problem_of(tx, shift, civil_day(now))) return *problem;
    store::insert(tx, shift, now);
    return shift;
  });
}

Expected<ShiftLine> find_shift(const Context& ctx, const Officer& officer, VolunteerShiftId id) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<ShiftLine> {
    const auto shift = shift_to_change(tx, officer, id);
    if (!shift) return shift.error();
    return ShiftLine{*shift, name_of(tx, shift->volunteer)};
  });
}

Expected<VolunteerShift> remove_shift(const Context& ctx, const Officer& officer,
                                      VolunteerShiftId id) {
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<VolunteerShift> {
    const auto shift = shift_to_change(tx, officer, id);
    if (!shift) return shift.error();
    if (shift->day < civil_day(ctx.time.now()))
      return Error{ErrorCode::conflict, "help.past_day", {}, "day"};
    store::delete_shift(tx, id);
    return *shift;
  });
}

Expected<int> copy_week(const Context& ctx, const Officer& officer, OfficeId office,
                        CivilDay monday) {
  if (!may(officer, Action::plan_shifts, {office})) return plans_not();
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<int> {
    const CivilDay before = monday_of(monday) - kWeek;
    auto shifts =
        store::shifts_of_office(tx, office, before, before + kWeek - std::chrono::days{1});
    if (shifts.empty()) return Error{ErrorCode::conflict, "help.nothing_to_copy"};
    return copy_into(ctx, tx, officer, std::move(shifts));
  });
}

std::optional<VolunteerShift> shift_of_today(sql::Transaction& tx, const Officer& officer,
                                             Instant now) {
  const CivilDay today = civil_day(now);
  std::optional<VolunteerShift> nearest;
  for (const VolunteerShift& shift : store::shifts_of_volunteer(tx, officer.id, today, today)) {
    if (!may(officer, Action::help_citizens, {shift.office})) continue;
    if (!nearest || time_of_day(now) >= shift.from) nearest = shift;
  }
  return nearest;
}

Expected<OwnShifts> own_shifts(const Context& ctx, const Officer& officer) {
  const Instant now = ctx.time.now();
  const CivilDay today = civil_day(now);
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<OwnShifts> {
    const auto nearest = shift_of_today(tx, officer, now);
    const auto office = store::find_office(tx, nearest ? nearest->office : officer.office);
    if (!office || !has_role(officer, Role::volunteer))
      return Error{ErrorCode::not_allowed, "help.not_allowed"};
    OwnShifts own{.office = *office, .today = {}, .coming = {}, .beside = {}};
    for (const VolunteerShift& shift :
         store::shifts_of_volunteer(tx, officer.id, today, today + kComing))
      (shift.day == today ? own.today : own.coming).push_back(shift);
    auto there = store::shifts_of_office(tx, office->id, today, today);
    std::erase_if(there, [&](const VolunteerShift& shift) {
      return shift.volunteer == officer.id;
    });
    own.beside = with_names(tx, there);
    return own;
  });
}

int seed_shifts(const Context& ctx, const SeedOutcome& seeded, CivilDay day) {
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) {
    int added = 0;
    for (const SeededOfficer& each : seeded.officers) {
      if (!has_role(each.officer, Role::volunteer)) continue;
      const Duty duty(ctx.law.calendar(each.office), each.line.shifts, day, day);
      for (const Stretch& stretch : duty.stretches()) {
        const VolunteerShift shift{.id = make<VolunteerShiftId>(),
                                   .office = each.office.id,
                                   .volunteer = each.officer.id,
                                   .day = day,
                                   .from = time_of_day(stretch.from),
                                   .to = time_of_day(stretch.from) + (stretch.to - stretch.from)};
        if (problem_of(tx, shift, day)) continue;
        store::insert(tx, shift, ctx.time.now());
        ++added;
      }
    }
    return added;
  });
}

}  // namespace khongcho::app
