#include "core/staffing/readiness.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

namespace khongcho {

namespace {

// Somebody in the duty of an entry: the one rostered, or whoever stands in.
struct OnDuty {
  const DutyEntry* entry = nullptr;
  OfficerId officer;
  Hours hours;
};

Hours away_hours(const DayToCheck& day, OfficerId officer) {
  Hours away;
  for (const Absence& each : day.absences)
    if (each.officer == officer)
      for (const Session& hours : hours_on(day.day, each.from, each.to)) away.push_back(hours);
  return joined(std::move(away));
}

std::vector<OnDuty> on_duty(const DayToCheck& day) {
  std::vector<OnDuty> all;
  for (const DutyEntry& entry : day.entries) {
    const Hours planned{{entry.from, entry.to}};
    all.push_back({&entry, entry.officer, without(planned, away_hours(day, entry.officer))});
    for (const Absence& absence : day.absences) {
      if (absence.officer != entry.officer || !absence.substitute) continue;
      const Hours taken_over = common(planned, hours_on(day.day, absence.from, absence.to));
      all.push_back({&entry, absence.substitute,
                     without(taken_over, away_hours(day, absence.substitute))});
    }
  }
  return all;
}

const DutyPerson* find_person(const DayToCheck& day, OfficerId officer) {
  const auto found = day.people.find(officer);
  return found == day.people.end() ? nullptr : &found->second;
}

std::string name_of(const DayToCheck& day, OfficerId officer) {
  const DutyPerson* person = find_person(day, officer);
  return person ? person->name : "?";
}

// A route leaves the field's signature to another role than theirs.
bool is_left_to_others(const DayToCheck& day, OfficerId officer, std::string_view field) {
  const DutyPerson* person = find_person(day, officer);
  return person &&
         std::ranges::find(person->not_signed, field) != person->not_signed.end();
}

bool is_delegate(const DayToCheck& day, OfficerId officer, std::string_view field) {
  return std::ranges::any_of(day.delegations, [&](const Delegation& each) {
    // Looked at from the opening on: a revocation during the day counts as one of the whole day.
    return each.to == officer && !each.revoked_at && !is_left_to_others(day, each.from, field) &&
           gives_right(each, field, instant_of(day.day, std::chrono::hours{12}));
  });
}

bool may_sign(const DayToCheck& day, OfficerId officer, std::string_view field) {
  const DutyPerson* person = find_person(day, officer);
  const bool own = person && person->signs && !is_left_to_others(day, officer, field);
  return own || (person && is_delegate(day, officer, field));
}

using Counts = std::function<bool(const OnDuty&)>;

// Open hours in which somebody who counts is on duty.
Hours covered(const DayToCheck& day, const std::vector<OnDuty>& all, const Counts& counts) {
  Hours hours;
  for (const OnDuty& each : all)
    if (counts(each)) hours.insert(hours.end(), each.hours.begin(), each.hours.end());
  return common(joined(std::move(hours)), day.open);
}

Counts signers_of(const DayToCheck& day, std::string_view field) {
  return [&day, field](const OnDuty& each) {
    return each.entry->role == DutyRole::signer && may_sign(day, each.officer, field);
  };
}

Counts specialists_of(const DayToCheck& day, std::string_view field) {
  return [&day, field](const OnDuty& each) {
    const DutyPerson* person = find_person(day, each.officer);
    return each.entry->role == DutyRole::specialist && person && person->processes &&
           (each.entry->field.empty() || each.entry->field == field);
  };
}

Counts receptionists(const DayToCheck& day) {
  return [&day](const OnDuty& each) {
    const DutyPerson* person = find_person(day, each.officer);
    return each.entry->role == DutyRole::receptionist && person && person->receives;
  };
}

ReadinessProblem gap(std::string_view kind, const std::string& subject, const Hours& hours) {
  const std::string text = hours_text(hours);
  ReadinessProblem problem{.key = fmt::format("{}:{}:{}", kind, subject, text),
                           .words = fmt::format("duty.problem.{}", kind),
                           .args = {text}};
  if (!subject.empty()) problem.args.insert(problem.args.begin(), subject);
  return problem;
}

// One problem where nobody signs at all, others where somebody does but not for that field.
void look_for_signers(const DayToCheck& day, const std::vector<OnDuty>& all,
                      std::vector<ReadinessProblem>& problems) {
  const auto anybody = [&](const OnDuty& each) {
    if (day.fields.empty()) return signers_of(day, "")(each);
    return std::ranges::any_of(day.fields, [&](const std::string& field) {
      return signers_of(day, field)(each);
    });
  };
  const Hours nobody = without(day.open, covered(day, all, anybody));
  if (!nobody.empty()) problems.push_back(gap("no_signer", "", nobody));
  for (const std::string& field : day.fields) {
    const Hours missing =
        without(without(day.open, covered(day, all, signers_of(day, field))), nobody);
    if (!missing.empty()) problems.push_back(gap("no_signer_of", field, missing));
  }
}

void look_for_specialists(const DayToCheck& day, const std::vector<OnDuty>& all,
                          std::vector<ReadinessProblem>& problems) {
  for (const std::string& field : day.fields) {
    const Hours missing = without(day.open, covered(day, all, specialists_of(day, field)));
    if (!missing.empty()) problems.push_back(gap("no_specialist", field, missing));
  }
}

// Time of receptionists in a session, nobody counted twice at once.
Seconds counter_time(const DayToCheck& day, const std::vector<OnDuty>& all,
                     const Session& session) {
  std::map<OfficerId, Hours> each_one;
  for (const OnDuty& each : all)
    if (receptionists(day)(each))
      for (const Session& hours : common(each.hours, {session}))
        each_one[each.officer].push_back(hours);
  Seconds time{0};
  for (const auto& [officer, hours] : each_one) time += length_of(hours);
  return time;
}

void look_at_counters(const DayToCheck& day, const std::vector<OnDuty>& all,
                      std::vector<ReadinessProblem>& problems) {
  const Hours closed = without(day.open, covered(day, all, receptionists(day)));
  if (!closed.empty()) problems.push_back(gap("no_receptionist", "", closed));
  for (const SessionLoad& load : day.load) {
    const Seconds open = load.session.to - load.session.from;
    const Seconds work = load.service * load.arrivals;
    if (open <= Seconds{0} || work <= counter_time(day, all, load.session)) continue;
    const auto needed = (work.count() + open.count() - 1) / open.count();
    const std::string hours = hours_text({load.session});
    const std::string planned =
        fmt::format("{:.1f}", static_cast<double>(counter_time(day, all, load.session).count()) /
                                  static_cast<double>(open.count()));
    problems.push_back(
        {.key = fmt::format("few_counters:{}:{}/{}", hours, planned, needed),
         .words = "duty.problem.few_counters",
         .args = {hours, std::to_string(load.arrivals),
                  std::to_string(
                      std::chrono::ceil<std::chrono::minutes>(load.service).count()),
                  std::to_string(needed), planned}});
  }
}

void look_at_entries(const DayToCheck& day, std::vector<ReadinessProblem>& problems) {
  for (const DutyEntry& entry : day.entries) {
    const std::string name = name_of(day, entry.officer);
    const bool delegate = std::ranges::any_of(day.fields, [&](const std::string& field) {
      return may_sign(day, entry.officer, field);
    });
    if (entry.role == DutyRole::signer && !day.fields.empty() && !delegate)
      problems.push_back({.key = fmt::format("no_right:{}", entry.officer.value),
                          .severity = ProblemSeverity::warning,
                          .words = "duty.problem.no_right",
                          .args = {name}});
    for (const Absence& absence : day.absences) {
      if (absence.officer != entry.officer || absence.substitute) continue;
      const Hours hours = common({{entry.from, entry.to}},
                                 hours_on(day.day, absence.from, absence.to));
      if (hours.empty()) continue;
      problems.push_back({.key = fmt::format("away:{}:{}", entry.officer.value, hours_text(hours)),
                          .severity = ProblemSeverity::warning,
                          .words = "duty.problem.away",
                          .args = {name, hours_text(hours)}});
    }
  }
}

void look_for_twice(const DayToCheck& day, std::vector<ReadinessProblem>& problems) {
  for (std::size_t a = 0; a < day.entries.size(); ++a)
    for (std::size_t b = a + 1; b < day.entries.size(); ++b) {
      const DutyEntry& one = day.entries[a];
      const DutyEntry& other = day.entries[b];
      if (one.role != DutyRole::receptionist || other.role != one.role ||
          one.officer != other.officer || !at_same_time(one, other))
        continue;
      const Hours both{{std::max(one.from, other.from), std::min(one.to, other.to)}};
      problems.push_back({.key = fmt::format("twice:{}:{}", one.officer.value, hours_text(both)),
                          .severity = ProblemSeverity::warning,
                          .words = "duty.problem.twice",
                          .args = {name_of(day, one.officer), hours_text(both)}});
    }
}

}  // namespace

std::vector<ReadinessProblem> readiness_problems(const DayToCheck& day) {
  const std::vector<OnDuty> all = on_duty(day);
  std::vector<ReadinessProblem> problems;
  look_for_signers(day, all, problems);
  look_for_specialists(day, all, problems);
  look_at_counters(day, all, problems);
  look_at_entries(day, problems);
  look_for_twice(day, problems);
  // The same said once: two entries of an officer may lack the same thing.
  std::vector<ReadinessProblem> once;
  for (ReadinessProblem& each : problems)
    if (std::ranges::find(once, each.key, &ReadinessProblem::key) == once.end())
      once.push_back(std::move(each));
  return once;
}

Hours signed_hours(const DayToCheck& day, std::string_view field) {
  return covered(day, on_duty(day), signers_of(day, field));
}

Hours specialist_hours(const DayToCheck& day, std::string_view field) {
  return covered(day, on_duty(day), specialists_of(day, field));
}

Readiness readiness_of(const std::vector<ReadinessProblem>& problems,
                       const std::vector<std::string>& acknowledged) {
  bool any = false;
  for (const ReadinessProblem& each : problems) {
    if (each.severity != ProblemSeverity::blocking) continue;
    if (std::ranges::find(acknowledged, each.key) == acknowledged.end())
      return Readiness::not_ready;
    any = true;
  }
  return any ? Readiness::acknowledged : Readiness::ready;
}

std::string_view text_of(Readiness readiness) {
  constexpr std::array<std::string_view, 3> kTexts{"ready", "not_ready", "acknowledged"};
  return kTexts[static_cast<std::size_t>(readiness)];
}

}  // namespace khongcho
