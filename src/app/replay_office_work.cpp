// Specialists and signers of a replayed office: what falls due first is done first.
#include <algorithm>

#include "app/dossier_commands.h"
#include "app/replay_office.h"
#include "app/signing_right.h"
#include "core/dossier/dossier_permission.h"

namespace khongcho::app {

namespace {

std::pair<Instant, int> urgency(const Dossier& dossier, int order) {
  return {dossier.printed_due_at.value_or(Instant::max()), order};
}

}  // namespace

OfficeReplay::Visit* OfficeReplay::next_in(std::vector<Visit*>& pile) {
  std::erase_if(pile, [](const Visit* visit) { return visit->closed; });
  const auto next = std::ranges::min_element(
      pile, {}, [](const Visit* visit) { return urgency(*visit->dossier, visit->order); });
  if (next == pile.end()) return nullptr;
  Visit* visit = *next;
  pile.erase(next);
  return visit;
}

bool OfficeReplay::can_sign(const Staff& signer, const Visit& visit, Instant at) const {
  const Dossier& dossier = *visit.dossier;
  if (dossier.state == DossierState::awaiting_appraisal &&
      !may(signer.officer, Action::appraise, dossier))
    return false;
  return sql::read(ctx_.db, [&](sql::Transaction& tx) {
    return static_cast<bool>(signing_right(ctx_, tx, signer.officer, dossier, at));
  });
}

// What waits and this one may sign then, taken off the pile.
OfficeReplay::Visit* OfficeReplay::next_to_sign(const Staff& signer, Instant at) {
  std::erase_if(to_sign_, [](const Visit* visit) { return visit->closed; });
  std::ranges::sort(to_sign_, {}, [](const Visit* visit) {
    return urgency(*visit->dossier, visit->order);
  });
  const auto next = std::ranges::find_if(
      to_sign_, [&](const Visit* visit) { return can_sign(signer, *visit, at); });
  if (next == to_sign_.end()) return nullptr;
  Visit* visit = *next;
  to_sign_.erase(next);
  return visit;
}

// Whoever both resolves and signs, signs first.
bool OfficeReplay::has_to_sign(const Staff& staff, Instant now) {
  if (std::ranges::find(signers_, &staff) == signers_.end() || now < staff.next_signing)
    return false;
  return std::ranges::any_of(to_sign_, [&](const Visit* visit) {
    return !visit->closed && can_sign(staff, *visit, now + plan_.pace.sign);
  });
}

void OfficeReplay::start_work(Instant now) {
  for (Staff* staff : specialists_) {
    if (staff->busy || !staff->duty.is_on(now) || has_to_sign(*staff, now)) continue;
    if (Visit* visit = next_in(staff->pile)) work_on(*visit, *staff, now);
  }
}

void OfficeReplay::work_on(Visit& visit, Staff& staff, Instant now) {
  enter(visit, ReplayStep::work, staff, now);
  const Course course = visit.course_done ? Course::plain : visit.arrival->course;
  const std::string& text = visit.arrival->course_text;
  const Seconds look = std::min(plan_.pace.look, visit.work_left);
  if (course == Course::verify && visit.dossier->promise_due_at) {
    work_for(look, staff, now, [this, &visit, &staff, text](Instant then) {
      if (visit.closed) return;
      keep(visit, exclude_dossier(ctx_, staff.officer, {visit.dossier->code}, text));
      enter(visit, ReplayStep::verification, staff, then);
    });
    return;
  }
  if (course == Course::stop) {
    work_for(look, staff, now, [this, &visit, &staff, text](Instant) {
      if (visit.closed) return;
      visit.closed = keep(visit, stop_dossier(ctx_, staff.officer, {visit.dossier->code}, text));
    });
    return;
  }
  if (course == Course::supplement) return ask_for_supplement(visit, staff, now);
  draft_and_submit(visit, staff, now);
}

// Work rests at lunch and overnight; the officer takes nothing else meanwhile.
void OfficeReplay::work_for(Seconds amount, Staff& staff, Instant now, EventQueue::Action then) {
  staff.busy = true;
  staff.in_hand = amount;
  const auto done_at = staff.duty.after_work(now, amount);
  if (!done_at) return;
  at(*done_at, [&staff, then = std::move(then)](Instant done) {
    staff.busy = false;
    staff.in_hand = Seconds{0};
    then(done);
  });
}

void OfficeReplay::draft_and_submit(Visit& visit, Staff& staff, Instant now) {
  const Seconds printing = std::min(plan_.pace.print, visit.work_left / 2);
  const auto drafted_at = staff.duty.after_work(now, visit.work_left - printing);
  if (drafted_at)
    at(*drafted_at, [this, &visit, &staff](Instant) {
      if (visit.closed) return;
      const std::string draft = ctx_.vietnamese.text(
          "replay.draft", {visit.procedure->result_name, visit.arrival->person.full_name});
      keep(visit, draft_dossier(ctx_, staff.officer, {visit.dossier->code}, draft));
    });
  work_for(visit.work_left, staff, now, [this, &visit, &staff](Instant done) {
    if (visit.closed || problem_) return;
    keep(visit, submit_dossier(ctx_, staff.officer, {visit.dossier->code}));
    enter(visit, ReplayStep::signature, *signers_.front(), done);
    to_sign_.push_back(&visit);
  });
}

void OfficeReplay::ask_for_supplement(Visit& visit, Staff& staff, Instant now) {
  const Seconds half = visit.work_left / 2;
  work_for(half, staff, now, [this, &visit, &staff, half](Instant done) {
    if (visit.closed) return;
    visit.work_left -= half;
    keep(visit, request_dossier_supplement(ctx_, staff.officer, {visit.dossier->code},
                                           visit.arrival->course_text));
    enter(visit, ReplayStep::citizen, staff, done);
    at(done + visit.arrival->course_time, [this, &visit](Instant back) {
      if (!visit.closed) queue_at_desk(DeskTask::supplement, visit, back);
    });
  });
}

// A signer takes the whole pile at once, as far as it fits before lunch or closing, and then
// leaves it alone for a while.
void OfficeReplay::start_signing(Instant now) {
  for (Staff* signer : signers_) {
    if (signer->busy || !signer->duty.is_on(now) || now < signer->next_signing) continue;
    const Seconds each = plan_.pace.sign;
    Instant done = now;
    while (signer->duty.left(now) >= done - now + each) {
      Visit* visit = next_to_sign(*signer, done + each);
      if (!visit) break;
      done += each;
      at(done, [this, visit, signer](Instant then) { sign(*visit, *signer, then); });
    }
    if (done == now) continue;
    signer->busy = true;
    signer->next_signing = done + plan_.pace.between_signings;
    at(done, [signer](Instant) { signer->busy = false; });
    at(signer->next_signing, [](Instant) {});
  }
}

void OfficeReplay::sign(Visit& visit, Staff& signer, Instant now) {
  if (visit.closed) return;
  // What had to be verified is appraised by the same leader before the signature.
  if (visit.dossier->state == DossierState::awaiting_appraisal &&
      !keep(visit, appraise_dossier(ctx_, signer.officer, {visit.dossier->code})))
    return;
  if (!keep(visit, sign_dossier(ctx_, signer.officer, {visit.dossier->code}))) return;
  enter(visit, ReplayStep::seal, *visit.specialist, now);
  at(now + plan_.pace.seal, [this, &visit](Instant then) {
    if (!seal(visit)) return;
    if (!keep(visit, mark_dossier_ready(ctx_, visit.specialist->officer, {visit.dossier->code})))
      return;
    enter(visit, ReplayStep::ready, *visit.specialist, then);
    call_citizen(visit, then);
  });
}

// By the records clerk where there is one; elsewhere whoever brings it to the counter does it.
bool OfficeReplay::seal(Visit& visit) {
  if (clerks_.empty()) return true;
  return keep(visit, seal_dossier(ctx_, clerks_.front()->officer, {visit.dossier->code}));
}

}  // namespace khongcho::app
