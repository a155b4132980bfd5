#include "app/counter_calls.h"

#include <algorithm>

#include "core/queue/calling_order.h"
#include "core/queue/pass_ticket.h"
#include "store/dossier_store.h"

namespace khongcho::app {

namespace {

using store::TicketEventKind;

AtCounter at(const Desk& desk) {
  return {.counter = desk.counter, .officer = desk.officer.id};
}

Error nobody_there() {
  return {ErrorCode::conflict, "queue.nobody_at_counter"};
}

// The four commands on the person at the counter differ in the move and in the event only.
template <typename Move>
Expected<QueueTicket> move_ticket(const Context& ctx, sql::Transaction& tx, const Desk& desk,
                                  TicketEventKind kind, Move move, const std::string& detail = {}) {
  const auto current = store::ticket_at(tx, desk.counter);
  if (!current) return nobody_there();
  const Expected<QueueTicket> moved = move(*current);
  if (!moved) return moved.error();
  store::save(tx, *moved, kind, ctx.time.now(), desk.officer.id, detail);
  return *moved;
}

template <typename Move>
Expected<QueueTicket> change_ticket(const Context& ctx, const Desk& desk, TicketEventKind kind,
                                    Move move) {
  return change_room(ctx, desk.officer.office,
                     [&](sql::Transaction& tx, const store::WaitingRoom&) -> Expected<QueueTicket> {
                       const auto duty = duty_at(tx, desk);
                       if (!duty) return duty.error();
                       return move_ticket(ctx, tx, desk, kind, move);
                     });
}

Expected<QueueTicket> call_next(const Context& ctx, sql::Transaction& tx, const Desk& desk) {
  const auto duty = duty_at(tx, desk);
  if (!duty) return duty.error();
  if (auto problem = busy_problem(tx, desk)) return *problem;
  std::vector<QueueTicket> heads = store::heads_of_lines(tx, desk.officer.office);
  const auto next = next_call(heads, duty->services);
  if (!next) return Error{ErrorCode::conflict, "queue.nobody_waits"};
  if (next->overtakes) {
    QueueTicket& overtaken = heads[*next->overtakes];
    ++overtaken.overtaken;
    store::save_place(tx, overtaken);
  }
  const auto called = call(heads[next->ticket], at(desk), ctx.time.now());
  if (!called) return called.error();
  store::save(tx, *called, TicketEventKind::called, ctx.time.now(), desk.officer.id);
  return *called;
}

TicketOutcome outcome_of(sql::Transaction& tx, const QueueTicket& ticket) {
  TicketOutcome outcome = TicketOutcome::asked_only;
  for (const DossierId id : store::dossiers_of(tx, ticket.id)) {
    const auto dossier = store::find_dossier(tx, id);
    if (!dossier) continue;
    if (dossier->state != DossierState::instructed && dossier->state != DossierState::rejected)
      return TicketOutcome::received;
    if (dossier->state == DossierState::instructed)
      outcome = TicketOutcome::instructed;
    else if (outcome != TicketOutcome::instructed)
      outcome = TicketOutcome::refused;
  }
  return outcome;
}

Expected<QueueTicket> finish_current(const Context& ctx, sql::Transaction& tx, const Desk& desk,
                                     std::optional<TicketOutcome> wanted) {
  const auto current = store::ticket_at(tx, desk.counter);
  if (!current) return nobody_there();
  const TicketOutcome outcome = wanted.value_or(outcome_of(tx, *current));
  return move_ticket(
      ctx, tx, desk, TicketEventKind::ended,
      [&](const QueueTicket& ticket) { return finish(ticket, outcome, ctx.time.now()); },
      std::string(text_of(outcome)));
}

}  // namespace

Expected<QueueTicket> call_next_ticket(const Context& ctx, const Desk& desk) {
  return change_room(
      ctx, desk.officer.office,
      [&](sql::Transaction& tx, const store::WaitingRoom&) { return call_next(ctx, tx, desk); });
}

Expected<QueueTicket> call_ticket_again(const Context& ctx, const Desk& desk) {
  return change_ticket(ctx, desk, TicketEventKind::called,
                       [&](const QueueTicket& ticket) { return call_again(ticket, at(desk)); });
}

Expected<QueueTicket> mark_ticket_absent(const Context& ctx, const Desk& desk) {
  return change_ticket(ctx, desk, TicketEventKind::parked,
                       [&](const QueueTicket& ticket) { return park(ticket, at(desk)); });
}

Expected<QueueTicket> serve_ticket(const Context& ctx, const Desk& desk) {
  return change_ticket(ctx, desk, TicketEventKind::served, [&](const QueueTicket& ticket) {
    return serve(ticket, at(desk), ctx.time.now());
  });
}

Expected<QueueTicket> transfer_ticket(const Context& ctx, const Desk& desk,
                                      const std::string& service) {
  return change_room(
      ctx, desk.officer.office,
      [&](sql::Transaction& tx, const store::WaitingRoom&) -> Expected<QueueTicket> {
        const auto duty = duty_at(tx, desk);
        if (!duty) return duty.error();
        if (auto problem = service_problem(ctx, tx, desk, service)) return *problem;
        return move_ticket(
            ctx, tx, desk, TicketEventKind::transferred,
            [&](const QueueTicket& ticket) { return transfer(ticket, service, at(desk)); },
            service);
      });
}

Expected<QueueTicket> pass_ticket(const Context& ctx, const Desk& desk, CounterId to) {
  return change_room(
      ctx, desk.officer.office,
      [&](sql::Transaction& tx, const store::WaitingRoom&) -> Expected<QueueTicket> {
        const auto duty = duty_at(tx, desk);
        if (!duty) return duty.error();
        const auto there = store::find_duty(tx, to);
        if (!there || there->office != desk.officer.office || there->state != CounterState::open)
          return Error{ErrorCode::conflict, "counter.other_is_closed", {}, "quay"};
        const AtCounter other{.counter = to, .officer = there->officer};
        const auto current = store::ticket_at(tx, to);
        if (current && to != desk.counter)
          return Error{ErrorCode::conflict, "counter.other_is_busy", {text_of_number(*current)}};
        return move_ticket(ctx, tx, desk, TicketEventKind::called, [&](const QueueTicket& ticket) {
          return pass_to(ticket, at(desk), other, ctx.time.now());
        });
      });
}

Expected<QueueTicket> finish_ticket(const Context& ctx, const Desk& desk,
                                    std::optional<TicketOutcome> outcome) {
  return change_room(ctx, desk.officer.office,
                     [&](sql::Transaction& tx, const store::WaitingRoom&) -> Expected<QueueTicket> {
                       const auto duty = duty_at(tx, desk);
                       if (!duty) return duty.error();
                       return finish_current(ctx, tx, desk, outcome);
                     });
}

Expected<QueueTicket> call_on(const Context& ctx, const Desk& desk, TicketId shown) {
  return change_room(ctx, desk.officer.office,
                     [&](sql::Transaction& tx, const store::WaitingRoom&) -> Expected<QueueTicket> {
                       const auto duty = duty_at(tx, desk);
                       if (!duty) return duty.error();
                       const auto current = store::ticket_at(tx, desk.counter);
                       if ((current ? current->id : TicketId{}) != shown)
                         return Error{ErrorCode::conflict, "queue.screen_is_old"};
                       if (current && current->state == TicketState::called)
                         return move_ticket(ctx, tx, desk, TicketEventKind::called,
                                            [&](const QueueTicket& ticket) {
                                              return call_again(ticket, at(desk));
                                            });
                       if (current) {
                         const auto ended = finish_current(ctx, tx, desk, {});
                         if (!ended) return ended.error();
                       }
                       const auto next = call_next(ctx, tx, desk);
                       // The last of the day is ended all the same: that nobody waits is no reason
                       // to keep him.
                       if (!next && current && next.error().message_id == "queue.nobody_waits")
                         return *store::find_ticket(tx, current->id);
                       return next;
                     });
}

}  // namespace khongcho::app
