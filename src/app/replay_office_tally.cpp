// What became of each visit of a replayed office.
#include <algorithm>

#include "app/replay_office.h"

namespace khongcho::app {

namespace {

constexpr Seconds kNextMorning = std::chrono::hours{9};

int whole_minutes(Seconds time) {
  return static_cast<int>((time.count() + 59) / 60);
}

void count_promise(const Dossier& dossier, const Calendar& calendar, ReplayFigures& figures) {
  if (dossier.excluded) ++figures.excluded;
  if (!dossier.promise_due_at) return;
  const bool same_day = dossier.rule == PromiseRule::same_day;
  ++(same_day ? figures.promised_same_day : figures.promised_next_morning);
  if (!dossier.returned_at) return;
  const CivilDay day = civil_day(dossier.received_at);
  if (same_day && civil_day(*dossier.returned_at) == day) ++figures.returned_same_day;
  const auto next = calendar.next_counted_day(day);
  if (next && *dossier.returned_at <= instant_of(*next, kNextMorning))
    ++figures.returned_by_next_morning;
}

bool is_kept(const Dossier& dossier) {
  return dossier.promise_due_at && dossier.result_ready_at &&
         *dossier.result_ready_at <= *dossier.promise_due_at;
}

// The clock of a dossier that waits for the citizen stands; one withdrawn or stopped is owed
// nothing any more.
bool is_broken(const Dossier& dossier, Instant end) {
  if (!dossier.promise_due_at || *dossier.promise_due_at > end || is_waiting(dossier)) return false;
  if (dossier.state == DossierState::withdrawn || dossier.state == DossierState::stopped)
    return false;
  return !is_kept(dossier);
}

}  // namespace

void OfficeReplay::tally(const Visit& visit, Instant end, ReplayedOffice& office) const {
  if (visit.arrival->arrived_at > end) return;
  ReplayFigures& figures = office.figures;
  ++figures.arrivals;
  if (!visit.dossier) {
    ++figures.waiting;
    return;
  }
  const Dossier& dossier = *visit.dossier;
  if (dossier.state == DossierState::instructed) {
    ++figures.incomplete;
    return;
  }
  if (dossier.state == DossierState::rejected) {
    ++figures.refused;
    return;
  }
  ++figures.received;
  count_promise(dossier, calendar_, figures);
  if (dossier.result_ready_at) {
    const Instant arrived_at = visit.arrival->arrived_at;
    figures.minutes.push_back(whole_minutes(*dossier.result_ready_at - arrived_at));
    figures.open_minutes.push_back(
        whole_minutes(open_.time_between(arrived_at, *dossier.result_ready_at)));
  }
  if (is_kept(dossier)) ++figures.kept;
  if (!is_broken(dossier, end)) return;
  ++figures.broken;
  office.broken.push_back(broken_promise(visit));
}

BrokenPromise OfficeReplay::broken_promise(const Visit& visit) const {
  const Dossier& dossier = *visit.dossier;
  const Instant due = *dossier.promise_due_at;
  // It was received before it fell due, so there is a step.
  const auto after = std::ranges::upper_bound(visit.steps, due, {}, &StepEntry::from);
  const StepEntry& entry = *std::prev(after);
  const Staff& who = in_charge(entry, due);
  const Seconds away = open_.time_between(entry.from, due) - who.duty.time_between(entry.from, due);
  return {.code = dossier.code,
          .line = visit.arrival->line,
          .procedure_code = dossier.procedure_code,
          .procedure_name = dossier.procedure_name,
          .promise_due_at = due,
          .ready_at = dossier.result_ready_at,
          .step = entry.step,
          .login = who.officer.login,
          .full_name = who.officer.full_name,
          .step_minutes = whole_minutes(due - entry.from),
          .away_minutes = whole_minutes(away)};
}

// Any signer may sign: it is the one most there who is asked about it.
const OfficeReplay::Staff& OfficeReplay::in_charge(const StepEntry& entry, Instant until) const {
  if (entry.step != ReplayStep::signature) return *entry.who;
  return **std::ranges::max_element(signers_, {}, [&](const Staff* signer) {
    return signer->duty.time_between(entry.from, until);
  });
}

}  // namespace khongcho::app
