#include "app/replay_office.h"

#include <algorithm>

#include "store/duty_store.h"

namespace khongcho::app {

namespace {

// Long enough for the promise of the last day's last dossier, and for what it waits for.
constexpr std::chrono::days kDaysAfter{15};

CivilDay first_day(const OfficePlan& plan) {
  CivilDay first = plan.last_day;
  for (const Arrival* arrival : plan.arrivals)
    first = std::min(first, civil_day(arrival->arrived_at));
  return first;
}

// On some day of the plan; which dossiers and until when is asked of each.
bool signs_by_delegation(sql::Database& db, const OfficePlan& plan, const Officer& officer) {
  const auto delegations = sql::read(db, [&](sql::Transaction& tx) {
    return store::delegations_to(tx, officer.id, first_day(plan));
  });
  return std::ranges::any_of(delegations, [&](const Delegation& each) {
    return each.office == plan.office.id && each.first_day <= plan.last_day + kDaysAfter;
  });
}

// splitmix64: the same on every machine, unlike the distributions of <random>.
std::uint64_t scrambled(std::uint64_t value) {
  value += 0x9E3779B97F4A7C15U;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31);
}

}  // namespace

OfficeReplay::OfficeReplay(const Context& base, OfficePlan plan)
    : plan_(std::move(plan)),
      time_(Instant{}),
      ctx_{base.db, time_, base.law, base.vietnamese},
      calendar_(base.law.calendar(plan_.office)),
      open_(calendar_, {}, first_day(plan_), plan_.last_day + kDaysAfter) {
  for (const SeededOfficer& each : plan_.officers) {
    const Duty duty(calendar_, each.line.shifts, first_day(plan_), plan_.last_day + kDaysAfter);
    Staff& staff = staff_.emplace_back(
        Staff{.officer = each.officer, .counter = each.line.counter, .duty = duty});
    if (has_role(each.officer, Role::receptionist)) receptionists_.push_back(&staff);
    if (has_role(each.officer, Role::specialist)) specialists_.push_back(&staff);
    if (has_role(each.officer, Role::signer) ||
        signs_by_delegation(ctx_.db, plan_, each.officer))
      signers_.push_back(&staff);
    if (has_role(each.officer, Role::records_clerk)) clerks_.push_back(&staff);
    for (const Stretch& stretch : duty.stretches()) {
      at(stretch.from, [](Instant) {});
      at(stretch.to, [](Instant) {});
    }
  }
  seat_receptionists();
  for (const Stretch& stretch : open_.stretches())
    at(stretch.to, [this](Instant now) { keep_queue_overnight(now); });
  for (const Arrival* arrival : plan_.arrivals) {
    Visit& visit =
        visits_.emplace_back(Visit{.arrival = arrival,
                                   .procedure = ctx_.law.procedure(plan_.office, arrival->procedure,
                                                                   civil_day(arrival->arrived_at)),
                                   .order = static_cast<int>(visits_.size())});
    visit.work_left = arrival->work_time;
    at(arrival->arrived_at, [this, &visit](Instant now) {
      if (comes_in_person(visit)) return enter_room(visit, now);
      queue_at_desk(DeskTask::intake, visit, now);
    });
  }
}

Expected<ReplayedOffice> OfficeReplay::run(Instant end) {
  queue_.run_until(end);
  if (problem_) return *problem_;
  ReplayedOffice office{.slug = plan_.office.slug, .name = plan_.office.name, .waits = waits_};
  for (const Visit& visit : visits_) tally(visit, end, office);
  std::ranges::sort(office.broken, {}, [](const BrokenPromise& each) {
    return std::pair{each.promise_due_at, each.code};
  });
  return office;
}

// After whatever happens, whoever is free looks for something to do.
void OfficeReplay::at(Instant when, EventQueue::Action action) {
  queue_.at(when, [this, action = std::move(action)](Instant now) {
    time_.set(now);
    action(now);
    if (!problem_) dispatch(now);
  });
}

void OfficeReplay::dispatch(Instant now) {
  keep_counters(now);
  serve_desks(now);
  start_work(now);
  start_signing(now);
}

// What a command left; a refusal ends the replay, since the file promised something else.
bool OfficeReplay::keep(Visit& visit, Expected<Dossier> outcome) {
  if (outcome) {
    visit.dossier = *outcome;
    return true;
  }
  problem_ = Error{outcome.error().code,
                   "replay.refused",
                   {std::to_string(visit.arrival->line), ctx_.vietnamese.text(outcome.error())},
                   {},
                   outcome.error().detail};
  queue_.clear();
  return false;
}

void OfficeReplay::enter(Visit& visit, ReplayStep step, const Staff& who, Instant now) {
  visit.steps.push_back({step, &who, now});
}

int OfficeReplay::dice(const Visit& visit, int purpose, int sides) const {
  const auto line = static_cast<std::uint64_t>(visit.arrival->line);
  const std::uint64_t thrown =
      scrambled(scrambled(plan_.seed) ^ (line * 16 + static_cast<std::uint64_t>(purpose)));
  return static_cast<int>(thrown % static_cast<std::uint64_t>(sides));
}

}  // namespace khongcho::app
