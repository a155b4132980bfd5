#include "app/waiting_room.h"

#include <algorithm>

#include "store/office_store.h"

namespace khongcho::app {

namespace {

void end_queue(sql::Transaction& tx, OfficeId office, Instant now) {
  for (const QueueTicket& ticket : store::open_tickets(tx, office))
    store::save(tx, end_with_queue(ticket, now), store::TicketEventKind::ended, now, {},
                std::string(text_of(TicketOutcome::left)));
  for (const CounterDuty& duty : store::duties_of(tx, office)) {
    if (duty.state == CounterState::closed) continue;
    const auto closed = close(duty, duty.officer, now);
    if (closed) store::save(tx, *closed, duty.officer, now);
  }
}

}  // namespace

store::WaitingRoom take_room_of_today(sql::Transaction& tx, OfficeId office, Instant now) {
  const CivilDay today = civil_day(now);
  store::WaitingRoom room = store::take_room(tx, office, today);
  if (!store::is_over(room, today)) return room;
  end_queue(tx, office, now);
  store::set_queue_day(tx, office, today);
  room.queue_day = today;
  room.keep_until.reset();
  return room;
}

std::optional<store::WaitingRoom> room_of_today(sql::Transaction& tx, OfficeId office,
                                                Instant now) {
  auto room = store::find_room(tx, office);
  if (room && store::is_over(*room, civil_day(now))) room.reset();
  return room;
}

Expected<Counter> counter_of(sql::Transaction& tx, const Desk& desk) {
  if (!may(desk.officer, Action::serve_queue, {desk.officer.office}))
    return Error{ErrorCode::not_allowed, "queue.not_allowed"};
  if (!desk.counter) return Error{ErrorCode::invalid_input, "counter.not_chosen"};
  const auto counter = store::find_counter(tx, desk.counter);
  if (!counter || counter->office != desk.officer.office || !counter->active)
    return Error{ErrorCode::not_allowed, "counter.of_another_office"};
  return *counter;
}

Expected<CounterDuty> duty_at(sql::Transaction& tx, const Desk& desk) {
  const auto counter = counter_of(tx, desk);
  if (!counter) return counter.error();
  const auto duty = store::find_duty(tx, desk.counter);
  if (!duty || duty->state == CounterState::closed)
    return Error{ErrorCode::conflict, "counter.is_closed"};
  if (duty->officer != desk.officer.id) return Error{ErrorCode::conflict, "counter.occupied"};
  if (duty->state == CounterState::paused) return Error{ErrorCode::conflict, "counter.is_paused"};
  return *duty;
}

std::optional<Error> busy_problem(sql::Transaction& tx, const Desk& desk) {
  const auto current = store::ticket_at(tx, desk.counter);
  if (!current) return {};
  return Error{ErrorCode::conflict, "counter.busy", {text_of_number(*current)}};
}

std::optional<Error> service_problem(const Context& ctx, sql::Transaction& tx, const Desk& desk,
                                     const std::string& service) {
  const auto office = store::find_office(tx, desk.officer.office);
  if (!office) return Error{ErrorCode::not_found, "queue.office_closed"};
  const auto offered = ctx.law.queue_services(*office, civil_day(ctx.time.now()));
  if (std::ranges::find(offered, service, &QueueService::code) != offered.end()) return {};
  return Error{ErrorCode::invalid_input, "queue.unknown_service", {}, "service"};
}

}  // namespace khongcho::app
