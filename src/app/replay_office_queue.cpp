// The waiting room of a replayed office: people take numbers at the door, counters call them.
#include <algorithm>

#include "app/counter_calls.h"
#include "app/counter_duties.h"
#include "app/replay_office.h"
#include "app/room_view.h"
#include "app/take_number.h"
#include "app/ticket_returns.h"
#include "store/office_store.h"

namespace khongcho::app {

namespace {

// The class of an arrival's priority: the p-th from below, of those nobody has to book.
std::string priority_class(const WaitingRoomRules& rules, int priority) {
  if (priority < 1) return {};
  std::vector<const PriorityClass*> classes;
  for (const PriorityClass& each : rules.priorities)
    if (!each.by_appointment) classes.push_back(&each);
  if (classes.empty()) return {};
  std::ranges::stable_sort(classes, {}, &PriorityClass::rank);
  return classes[std::min(static_cast<std::size_t>(priority), classes.size()) - 1]->code;
}

}  // namespace

bool OfficeReplay::comes_in_person(const Visit& visit) {
  return visit.arrival->channel == Channel::in_person ||
         visit.arrival->channel == Channel::assisted_online;
}

// Everybody sits at the counter of the roster, who has none there at one that is left.
void OfficeReplay::seat_receptionists() {
  const auto counters = sql::read(
      ctx_.db, [&](sql::Transaction& tx) { return store::counters_of(tx, plan_.office.id); });
  std::vector<CounterId> taken;
  const auto sit = [&](Staff& staff, const Counter& counter) {
    if (staff.counter_id || std::ranges::find(taken, counter.id) != taken.end()) return;
    staff.counter_id = counter.id;
    taken.push_back(counter.id);
  };
  for (Staff* staff : receptionists_)
    for (const Counter& counter : counters)
      if (counter.name == staff->counter) sit(*staff, counter);
  for (Staff* staff : receptionists_)
    for (const Counter& counter : counters) sit(*staff, counter);
}

bool OfficeReplay::kept(const Visit& visit, const std::optional<Error>& refusal) {
  if (!refusal) return true;
  problem_ = Error{refusal->code,
                   "replay.refused",
                   {std::to_string(visit.arrival->line), ctx_.vietnamese.text(*refusal)},
                   {},
                   refusal->detail};
  queue_.clear();
  return false;
}

// Who finds the door closed comes when it opens.
void OfficeReplay::enter_room(Visit& visit, Instant now) {
  if (why_closed(ctx_, plan_.office)) {
    const auto open = calendar_.next_open(instant_of(civil_day(now) + std::chrono::days{1}));
    if (open) at(*open, [this, &visit](Instant then) { enter_room(visit, then); });
    return;
  }
  const bool helped = visit.arrival->channel == Channel::assisted_online;
  const WaitingRoomRules& rules = ctx_.law.waiting_room(plan_.office);
  const QueueService* service = rules.service_of(visit.procedure->field);
  const auto taken =
      take_number(ctx_, plan_.office,
                  {.service = service ? service->code : "",
                   .priority = priority_class(rules, visit.arrival->priority),
                   .channel = helped ? TicketChannel::volunteer : TicketChannel::kiosk});
  if (!taken) return static_cast<void>(kept(visit, taken.error()));
  visit.ticket = taken->ticket;
  visit.ticket_secret = taken->secret;
  line_.push_back(taken->ticket);
  visit_of_[taken->ticket.id] = &visit;
  if (!plan_.measure_waits) return;
  const ExpectedWait shown = read_room(ctx_, plan_.office).waits.of(taken->ticket.id);
  if (shown.kind == WaitKind::known)
    visit.shown_wait = shown.range;
  else
    ++waits_.unknown;
}

// Opens and closes counters as their officers come and go.
void OfficeReplay::keep_counters(Instant now) {
  for (Staff* staff : receptionists_) {
    if (!staff->counter_id || staff->busy || problem_) continue;
    const Desk desk{staff->officer, staff->counter_id};
    const bool on = staff->duty.is_on(now);
    if (on == staff->counter_open) continue;
    std::optional<Error> refusal;
    if (on) {
      const auto duty = open_counter(ctx_, desk, {});
      if (!duty) refusal = duty.error();
    } else {
      const auto back = staff->duty.next_from(now);
      const bool today = back && civil_day(*back) == civil_day(now);
      const auto duty =
          today ? pause_counter(ctx_, desk, ctx_.vietnamese.text("replay.counter_paused"), back)
                : close_counter(ctx_, desk);
      if (!duty) refusal = duty.error();
    }
    if (refusal) {
      problem_ = refusal;
      queue_.clear();
      return;
    }
    staff->counter_open = on;
  }
}

// The first whose turn it is, where there is time enough for them before the officer leaves.
const QueueTicket* OfficeReplay::whose_turn(Seconds left) const {
  const auto next = next_call(line_, {});
  if (!next) return nullptr;
  const QueueTicket& ticket = line_[next->ticket];
  return visit_of_.at(ticket.id)->arrival->desk_time <= left ? &ticket : nullptr;
}

void OfficeReplay::call_and_serve(Staff& staff, Instant now) {
  const Desk desk{staff.officer, staff.counter_id};
  const auto next = next_call(line_, {});
  Visit& visit = *visit_of_.at(line_[next->ticket].id);
  const auto called = call_next_ticket(ctx_, desk);
  if (!called) return static_cast<void>(kept(visit, called.error()));
  // Whom the program calls is whom the rule says, at every call of the day.
  if (called->id != line_[next->ticket].id) {
    kept(visit, Error{ErrorCode::conflict, "replay.wrong_turn", {text_of_number(*called)}});
    return;
  }
  if (next->overtakes) ++line_[*next->overtakes].overtaken;
  line_.erase(line_.begin() + static_cast<std::ptrdiff_t>(next->ticket));
  staff.busy = true;
  const bool absent = called->times_called == 1 && dice(visit, 4, 40) == 0;
  if (absent) {
    at(now + plan_.pace.wait_for_absent,
       [this, &visit, &staff](Instant) { park_absent(visit, staff); });
    return;
  }
  if (visit.shown_wait) tally_wait(visit, now);
  const auto serving = serve_ticket(ctx_, desk);
  if (!serving) return static_cast<void>(kept(visit, serving.error()));
  visit.ticket = *serving;
  at(now + visit.arrival->desk_time, [this, &visit, &staff](Instant then) {
    staff.busy = false;
    take_in(visit, staff, then);
    if (problem_) return;
    const auto ended = finish_ticket(ctx_, {staff.officer, staff.counter_id});
    if (!ended) return static_cast<void>(kept(visit, ended.error()));
    visit.ticket = *ended;
  });
}

void OfficeReplay::park_absent(Visit& visit, Staff& staff) {
  staff.busy = false;
  visit.shown_wait.reset();  // what was shown was not for who goes away
  const auto parked = mark_ticket_absent(ctx_, {staff.officer, staff.counter_id});
  if (!parked) return static_cast<void>(kept(visit, parked.error()));
  at(time_.now() + plan_.pace.absence, [this, &visit](Instant) {
    const auto back = come_back_to_queue(ctx_, visit.ticket_secret);
    if (!back) return static_cast<void>(kept(visit, back.error()));
    visit.ticket = *back;
    line_.push_back(*back);
  });
}

void OfficeReplay::tally_wait(const Visit& visit, Instant now) {
  const Seconds waited = open_.time_between(visit.ticket->taken_at, now);
  const WaitRange& shown = *visit.shown_wait;
  ++waits_.shown;
  if (shown.low <= waited && waited <= shown.high) ++waits_.within;
  waits_.waited += waited;
  waits_.width += shown.high - shown.low;
}

// At the end of the day the queue is kept for whoever still waits.
void OfficeReplay::keep_queue_overnight(Instant now) {
  if (line_.empty() || receptionists_.empty()) return;
  if (open_.next_from(now) && civil_day(*open_.next_from(now)) == civil_day(now)) return;
  const auto until = keep_queue(ctx_, receptionists_.front()->officer, plan_.office, true);
  if (until) return;
  problem_ = until.error();
  queue_.clear();
}

}  // namespace khongcho::app
