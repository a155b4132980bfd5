#include "app/staff_on_duty.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/staffing/absence.h"
#include "core/staffing/delegation.h"
#include "core/staffing/duty_roster.h"
#include "core/staffing/hours.h"
#include "store/duty_store.h"
#include "store/officer_store.h"

namespace khongcho::app {

namespace {

// A duty of an officer; an empty field is every one.
struct DutyKey {
  OfficerId officer;
  DutyRole role;
  std::string field;
  auto operator<=>(const DutyKey&) const = default;
};
using DutyTimes = std::map<DutyKey, std::vector<Stretch>>;

struct OfficeStaff {
  std::vector<Officer> officers;
  std::vector<DutyEntry> entries;
  std::vector<Absence> absences;
  std::vector<Delegation> delegations;
};

Role role_of(DutyRole role) {
  if (role == DutyRole::signer) return Role::signer;
  return role == DutyRole::specialist ? Role::specialist : Role::receptionist;
}

std::vector<StepKind> steps_of(DutyRole role) {
  using enum StepKind;
  if (role == DutyRole::signer) return {appraise, sign};
  if (role == DutyRole::specialist) return {process, submit, seal, give_back};
  return {seal, give_back};
}

class DutyReader {
 public:
  DutyReader(const OfficeStaff& staff, const Calendar& calendar)
      : staff_(staff), calendar_(calendar) {}

  DutyTimes times(CivilDay first, CivilDay last) {
    for (CivilDay day = first; day <= last; day += std::chrono::days{1}) read_day(day);
    return std::move(times_);
  }

 private:
  void read_day(CivilDay day) {
    const auto sessions = calendar_.sessions_on(day);
    open_ = Hours(sessions.begin(), sessions.end());
    for (const DutyRole role : {DutyRole::signer, DutyRole::specialist, DutyRole::receptionist})
      for (const DutyEntry& entry : entries_of(day, role)) read_entry(entry);
  }

  // As planned; where nobody planned that duty for the day, everybody who has the role.
  std::vector<DutyEntry> entries_of(CivilDay day, DutyRole role) const {
    std::vector<DutyEntry> entries;
    for (const DutyEntry& entry : staff_.entries)
      if (entry.day == day && entry.role == role) entries.push_back(entry);
    if (!entries.empty()) return entries;
    for (const Officer& officer : staff_.officers)
      if (has_role(officer, role_of(role)) ||
          (role == DutyRole::signer && is_delegate(officer.id, day)))
        entries.push_back(
            {.day = day, .role = role, .officer = officer.id, .to = std::chrono::hours{24}});
    return entries;
  }

  void read_entry(const DutyEntry& entry) {
    const Hours planned = common({{entry.from, entry.to}}, open_);
    keep(entry, entry.officer, planned);
    for (const Absence& absence : staff_.absences) {
      if (absence.officer != entry.officer || !absence.substitute) continue;
      keep(entry, absence.substitute,
           common(planned, hours_on(entry.day, absence.from, absence.to)));
    }
  }

  void keep(const DutyEntry& entry, OfficerId officer, Hours hours) {
    for (const Absence& absence : staff_.absences)
      if (absence.officer == officer)
        hours = without(hours, hours_on(entry.day, absence.from, absence.to));
    for (const std::string& field : fields_of(entry, officer))
      for (const Session& each : hours)
        times_[{officer, entry.role, field}].push_back(
            {instant_of(entry.day, each.from), instant_of(entry.day, each.to)});
  }

  // A signer without the right of their own signs the fields that were delegated.
  std::vector<std::string> fields_of(const DutyEntry& entry, OfficerId officer) const {
    const auto found = std::ranges::find(staff_.officers, officer, &Officer::id);
    if (found == staff_.officers.end()) return {};
    if (has_role(*found, role_of(entry.role))) return {entry.field};
    if (entry.role != DutyRole::signer) return {};
    std::vector<std::string> fields;
    for (const Delegation& each : staff_.delegations) {
      if (each.to != officer || !is_active(each, noon_of(entry.day))) continue;
      if (each.fields.empty()) return {""};
      fields.insert(fields.end(), each.fields.begin(), each.fields.end());
    }
    std::ranges::sort(fields);
    fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
    return fields;
  }

  static Instant noon_of(CivilDay day) { return instant_of(day, std::chrono::hours{12}); }
  bool is_delegate(OfficerId officer, CivilDay day) const {
    return std::ranges::any_of(staff_.delegations, [&](const Delegation& each) {
      return each.to == officer && is_active(each, noon_of(day));
    });
  }

  const OfficeStaff& staff_;
  const Calendar& calendar_;
  Hours open_ = {};
  DutyTimes times_ = {};
};

// In order, overlapping ones as one.
std::vector<Stretch> joined_stretches(std::vector<Stretch> stretches) {
  std::ranges::sort(stretches, {}, &Stretch::from);
  std::vector<Stretch> all;
  for (const Stretch& each : stretches) {
    if (!all.empty() && each.from <= all.back().to)
      all.back().to = std::max(all.back().to, each.to);
    else
      all.push_back(each);
  }
  return all;
}

}  // namespace

std::vector<ForecastWorker> staff_on_duty(sql::Transaction& tx, const Context& ctx,
                                          const Office& office, CivilDay first, CivilDay last) {
  OfficeStaff staff{.officers = store::officers_of(tx, office.id),
                    .entries = store::duty_of_office(tx, office.id, first, last),
                    .absences = store::absences_of_office(tx, office.id, instant_of(first),
                                                          instant_of(last + std::chrono::days{1})),
                    .delegations = store::delegations_of_office(tx, office.id, first)};
  std::erase_if(staff.officers, [](const Officer& officer) { return !officer.active; });
  std::vector<ForecastWorker> workers;
  const Calendar& calendar = ctx.law.calendar(office);
  for (auto& [key, stretches] : DutyReader(staff, calendar).times(first, last)) {
    ForecastWorker worker{.officer = key.officer,
                          .steps = steps_of(key.role),
                          .duty = Duty(joined_stretches(std::move(stretches)))};
    if (!key.field.empty()) worker.fields = {key.field};
    workers.push_back(std::move(worker));
  }
  return workers;
}

}  // namespace khongcho::app
