// Whatever the roster, leave, substitutes and delegations: a day is never called ready while some
// open minute has nobody who signs, or a field no specialist; and what is called a gap is one.
#include <algorithm>

#include "core/staffing/readiness.h"
#include "tests/support/property.h"

namespace khongcho {
namespace {

using std::chrono::minutes;

constexpr CivilDay kDay{std::chrono::year{2023} / 9 / 29};
const std::vector<std::string> kFields{"Hộ tịch", "Chứng thực"};

Seconds minute(Dice& dice) { return minutes{roll(dice, 6 * 60, 18 * 60)}; }

DutyEntry random_entry(Dice& dice, int id) {
  const Seconds from = minute(dice);
  DutyEntry entry{.id = {id}, .day = kDay,
                  .role = static_cast<DutyRole>(roll(dice, 0, 2)),
                  .officer = {roll(dice, 1, 6)}, .from = from,
                  .to = from + minutes{roll(dice, 30, 600)}};
  if (entry.role == DutyRole::specialist) {
    const int field = roll(dice, 0, 2);
    if (field < 2) entry.field = kFields[static_cast<std::size_t>(field)];
  }
  return entry;
}

DayToCheck random_day(Dice& dice) {
  DayToCheck day{.day = kDay,
                 .open = {{minutes{420}, minutes{690}}, {minutes{810}, minutes{1020}}},
                 .fields = kFields};
  for (int id = 1; id <= 6; ++id)
    day.people[{id}] = {.name = "A", .signs = roll(dice, 0, 1) == 0,
                        .processes = roll(dice, 0, 1) == 0, .receives = true};
  for (int id = roll(dice, 0, 12); id > 0; --id) day.entries.push_back(random_entry(dice, id));
  for (int id = roll(dice, 0, 4); id > 0; --id) {
    const Seconds from = minute(dice);
    Absence absence{.id = {id}, .officer = {roll(dice, 1, 6)}, .from = instant_of(kDay, from),
                    .to = instant_of(kDay, from + minutes{roll(dice, 1, 300)}), .reason = "ốm"};
    if (roll(dice, 0, 1)) absence.substitute = {roll(dice, 1, 6)};
    if (absence.substitute == absence.officer) absence.substitute = {};
    day.absences.push_back(absence);
  }
  for (int id = roll(dice, 0, 3); id > 0; --id) {
    Delegation delegation{.id = {id}, .to = {roll(dice, 1, 6)}, .document_number = "1",
                          .first_day = kDay,
                          .last_day = kDay + std::chrono::days{roll(dice, 0, 2)}};
    if (roll(dice, 0, 2) == 0) delegation.fields = {kFields[0]};
    if (roll(dice, 0, 4) == 0) delegation.revoked_at = instant_of(kDay);
    day.delegations.push_back(delegation);
  }
  return day;
}

// The same question asked of one minute, officer by officer.
class Minute {
 public:
  Minute(const DayToCheck& day, Seconds at) : day_(day), at_(at) {}

  bool is_signed(const std::string& field) const {
    return std::ranges::any_of(day_.entries, [&](const DutyEntry& entry) {
      return entry.role == DutyRole::signer &&
             anybody(entry, [&](OfficerId officer) { return signs(officer, field); });
    });
  }
  bool is_processed(const std::string& field) const {
    return std::ranges::any_of(day_.entries, [&](const DutyEntry& entry) {
      return entry.role == DutyRole::specialist && (entry.field.empty() || entry.field == field) &&
             anybody(entry, [&](OfficerId officer) { return day_.people.at(officer).processes; });
    });
  }

 private:
  bool is_away(OfficerId officer) const {
    return absence_at(day_.absences, officer, instant_of(day_.day, at_)) != nullptr;
  }
  bool signs(OfficerId officer, const std::string& field) const {
    if (day_.people.at(officer).signs) return true;
    return std::ranges::any_of(day_.delegations, [&](const Delegation& each) {
      return each.to == officer && gives_right(each, field, instant_of(day_.day, at_));
    });
  }
  // The one rostered or somebody standing in, whoever of them is there and able.
  template <typename Able>
  bool anybody(const DutyEntry& entry, const Able& able) const {
    if (at_ < entry.from || at_ >= entry.to) return false;
    if (!is_away(entry.officer)) return able(entry.officer);
    return std::ranges::any_of(day_.absences, [&](const Absence& each) {
      return each.officer == entry.officer && each.substitute &&
             instant_of(day_.day, at_) >= each.from && instant_of(day_.day, at_) < each.to &&
             !is_away(each.substitute) && able(each.substitute);
    });
  }

  const DayToCheck& day_;
  Seconds at_;
};

bool contains(const Hours& hours, Seconds at) {
  return std::ranges::any_of(hours, [&](const Session& each) {
    return each.from <= at && at < each.to;
  });
}

bool has_problem(const std::vector<ReadinessProblem>& problems, std::string_view words) {
  return std::ranges::any_of(problems, [&](const ReadinessProblem& each) {
    return each.words == words && each.severity == ProblemSeverity::blocking;
  });
}

TEST(ReadinessProperty, NoOpenMinuteWithoutASignerIsEverCalledReady) {
  check_property([](Dice& dice) {
    const DayToCheck day = random_day(dice);
    const auto problems = readiness_problems(day);
    bool all_signed = true;
    bool all_processed = true;
    for (const Session& session : day.open)
      for (Seconds at = session.from; at < session.to; at += minutes{1})
        for (const std::string& field : kFields) {
          const Minute minute(day, at);
          const bool signed_then = minute.is_signed(field);
          const bool processed_then = minute.is_processed(field);
          RC_ASSERT(signed_then == contains(signed_hours(day, field), at));
          RC_ASSERT(processed_then == contains(specialist_hours(day, field), at));
          all_signed = all_signed && signed_then;
          all_processed = all_processed && processed_then;
        }
    if (!all_signed || !all_processed)
      RC_ASSERT(readiness_of(problems, {}) == Readiness::not_ready);
    RC_ASSERT((has_problem(problems, "duty.problem.no_signer") ||
               has_problem(problems, "duty.problem.no_signer_of")) == !all_signed);
    RC_ASSERT(has_problem(problems, "duty.problem.no_specialist") == !all_processed);
  });
}

TEST(ReadinessProperty, AProblemIsNamedOnceAndTheSameEveryTime) {
  check_property([](Dice& dice) {
    DayToCheck day = random_day(dice);
    const auto problems = readiness_problems(day);
    std::vector<std::string> keys;
    for (const ReadinessProblem& each : problems) keys.push_back(each.key);
    std::vector<std::string> sorted = keys;
    std::ranges::sort(sorted);
    RC_ASSERT(std::ranges::adjacent_find(sorted) == sorted.end());
    RC_ASSERT(readiness_of(problems, keys) != Readiness::not_ready);
    RC_ASSERT(readiness_problems(day) == problems);
  });
}

}  // namespace
}  // namespace khongcho
