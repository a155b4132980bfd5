// The desks of a replayed office: who comes is served in order, by whoever is free.
#include <algorithm>

#include "app/apologies.h"
#include "app/dossier_commands.h"
#include "app/replay_form.h"
#include "app/replay_office.h"
#include "core/dossier/apology.h"

namespace khongcho::app {

void OfficeReplay::queue_at_desk(DeskTask task, Visit& visit, Instant since) {
  const ReplayPace& pace = plan_.pace;
  Seconds takes = visit.arrival->desk_time;
  if (task == DeskTask::supplement) takes = pace.take_supplement;
  if (task == DeskTask::hand_over) takes = pace.hand_over;
  desk_.emplace(DeskKey{-visit.arrival->priority, since, visit.order},
                DeskJob{task, &visit, takes});
}

// Nobody is kept at the desk over lunch or past closing: what does not fit waits. Who came earlier
// is served earlier, be it a person with a number or a dossier that came by the line or the post.
void OfficeReplay::serve_desks(Instant now) {
  for (Staff* staff : receptionists_) {
    if (staff->busy || problem_ || !staff->duty.is_on(now)) continue;
    const Seconds left = staff->duty.left(now);
    const QueueTicket* turn = staff->counter_open ? whose_turn(left) : nullptr;
    const auto job = std::ranges::find_if(
        desk_, [&](const auto& waiting) { return waiting.second.takes <= left; });
    if (turn && (job == desk_.end() || is_before(*turn, job->first)))
      call_and_serve(*staff, now);
    else if (job != desk_.end())
      do_at_desk(*staff, desk_.extract(job).mapped(), now);
  }
}

bool OfficeReplay::is_before(const QueueTicket& ticket, const DeskKey& job) {
  return std::pair{ticket.priority_rank > 0 ? -1 : 0, ticket.in_line_since} <
         std::pair{std::min(std::get<0>(job), 0) < 0 ? -1 : 0, std::get<1>(job)};
}

void OfficeReplay::do_at_desk(Staff& staff, const DeskJob& job, Instant now) {
  staff.busy = true;
  at(now + job.takes, [this, job, &staff](Instant then) {
    staff.busy = false;
    finish_at_desk(job, staff, then);
  });
}

void OfficeReplay::finish_at_desk(const DeskJob& job, Staff& staff, Instant now) {
  Visit& visit = *job.visit;
  switch (job.task) {
    case DeskTask::intake:
      return take_in(visit, staff, now);
    case DeskTask::supplement:
      if (keep(visit, receive_dossier_supplement(ctx_, staff.officer, {visit.dossier->code}))) {
        visit.course_done = true;
        give_to_specialist(visit, now);
      }
      return;
    case DeskTask::hand_over:
      return hand_over(visit, staff);
  }
}

void OfficeReplay::take_in(Visit& visit, Staff& staff, Instant now) {
  IntakeForm form = intake_form_of(*visit.arrival, *visit.procedure, staff.counter);
  if (visit.ticket) form.ticket = visit.ticket->id;
  visit.receptionist = &staff;
  if (visit.arrival->course == Course::refuse) {
    visit.closed = keep(visit, reject_dossier(ctx_, staff.officer, form));
    return;
  }
  if (!visit.arrival->is_complete()) {
    visit.closed = keep(visit, instruct_dossier(ctx_, staff.officer, form));
    return;
  }
  if (!keep(visit, receive_dossier(ctx_, staff.officer, form))) return;
  visit.specialist = *std::ranges::min_element(
      specialists_, {}, [&](const Staff* specialist) { return load_of(*specialist); });
  if (!keep(visit, assign_dossier(ctx_, staff.officer, {visit.dossier->code},
                                  visit.specialist->officer.id)))
    return;
  plan_withdrawal(visit, now);
  give_to_specialist(visit, now);
}

Seconds OfficeReplay::load_of(const Staff& specialist) const {
  Seconds load = specialist.in_hand;
  for (const Visit* visit : specialist.pile)
    if (!visit->closed) load += visit->work_left;
  return load;
}

void OfficeReplay::give_to_specialist(Visit& visit, Instant now) {
  visit.specialist->pile.push_back(&visit);
  enter(visit, ReplayStep::specialist_queue, *visit.specialist, now);
  plan_apology(visit);
}

// NĐ 61/2018 Đ.19 wants the apology before the time has come; of a promise for today that can
// only mean shortly before.
void OfficeReplay::plan_apology(Visit& visit) {
  if (!visit.dossier->printed_due_at) return;
  const Instant due = *visit.dossier->printed_due_at;
  at(due - plan_.pace.apology_before,
     [this, &visit, due](Instant now) { apologise_if_late(visit, due, now); });
}

void OfficeReplay::apologise_if_late(Visit& visit, Instant due, Instant now) {
  const Dossier& dossier = *visit.dossier;
  if (visit.closed || dossier.reappointed_at || dossier.printed_due_at != due) return;
  const bool being_worked_on =
      dossier.state == DossierState::assigned || dossier.state == DossierState::drafted;
  const bool nobody_signs =
      (dossier.state == DossierState::awaiting_signature ||
       dossier.state == DossierState::awaiting_appraisal) &&
      std::ranges::none_of(signers_, [&](const Staff* each) { return each->duty.is_on(now); });
  if (!being_worked_on && !nobody_signs) return;
  const auto day = calendar_.next_counted_day(civil_day(due));
  const ServiceModel* model = ctx_.law.model(plan_.office.model);
  if (!day || !model) return;
  if (keep(visit, propose_dossier_apology(ctx_, visit.specialist->officer, {dossier.code},
                                          ctx_.vietnamese.text("replay.apology_reason"),
                                          instant_of(*day, model->after_by))))
    plan_apology_signature(visit, now);
}

// By whichever head is there first; one that could only be signed after the new time is not.
void OfficeReplay::plan_apology_signature(Visit& visit, Instant now) {
  const Staff* head = nullptr;
  Instant when = *visit.dossier->proposed_time;
  for (const Staff& each : staff_) {
    const auto done = each.duty.after_work(now, plan_.pace.sign);
    if (!signs_apologies(each.officer) || !done || *done >= when) continue;
    head = &each;
    when = *done;
  }
  if (!head) return;
  at(when, [this, &visit, head](Instant) {
    const Dossier& dossier = *visit.dossier;
    if (visit.closed || !dossier.apology_proposed_at || apology_problem(dossier)) return;
    keep(visit, sign_dossier_apology(ctx_, head->officer, {dossier.code}, dossier.apology_reason,
                                     *dossier.proposed_time));
  });
}

void OfficeReplay::plan_withdrawal(Visit& visit, Instant now) {
  if (visit.arrival->course != Course::withdraw) return;
  at(now + visit.arrival->course_time, [this, &visit](Instant) {
    if (!may_move(visit.dossier->state, DossierState::withdrawn)) return;  // too late for that
    visit.closed = keep(visit, withdraw_dossier(ctx_, visit.receptionist->officer,
                                                {visit.dossier->code}, visit.arrival->course_text));
  });
}

// Who waits in the hall is called at once, who has gone comes back, the post is fetched once a
// day; after closing they come in the first hour of the next day.
void OfficeReplay::call_citizen(Visit& visit, Instant now) {
  const Instant came = std::max(visit.arrival->arrived_at, visit.dossier->received_at);
  const bool waits = visit.arrival->channel == Channel::online || now - came <= plan_.pace.patience;
  Instant comes = now;
  if (!waits) comes += std::chrono::minutes{10 + dice(visit, 1, 80)};
  if (visit.arrival->channel == Channel::postal)
    comes = std::max(now, instant_of(civil_day(now), plan_.pace.postman));
  const auto open = calendar_.next_open(comes);
  if (!open) return;
  if (*open != comes) comes = *open + std::chrono::minutes{dice(visit, 2, 60)};
  at(comes, [this, &visit](Instant then) { queue_at_desk(DeskTask::hand_over, visit, then); });
}

void OfficeReplay::hand_over(Visit& visit, Staff& staff) {
  const Dossier& dossier = *visit.dossier;
  const bool in_time = !dossier.printed_due_at || dossier.result_ready_at <= dossier.printed_due_at;
  const bool charmed = dice(visit, 3, 100) < 85;
  const Satisfaction pleased = charmed ? Satisfaction::very_satisfied : Satisfaction::satisfied;
  const Satisfaction annoyed = charmed ? Satisfaction::satisfied : Satisfaction::unsatisfied;
  visit.closed = keep(visit, return_dossier(ctx_, staff.officer, {dossier.code},
                                            {.returned_to = visit.arrival->person.full_name,
                                             .identity_checked = true,
                                             .satisfaction = in_time ? pleased : annoyed}));
}

}  // namespace khongcho::app
