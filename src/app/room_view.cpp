#include "app/room_view.h"

#include <algorithm>

#include "app/take_number.h"
#include "app/waiting_room.h"
#include "core/promise/programme_day.h"
#include "store/office_store.h"
#include "store/officer_store.h"

namespace khongcho::app {

namespace {

constexpr int kMostResults = 24;
constexpr Seconds kRecentCalls = std::chrono::hours{1};
constexpr Seconds kKeptFor{3};

std::vector<CounterNow> counters_now(sql::Transaction& tx, const RoomView& room) {
  const auto duties = store::duties_of(tx, room.office.id);
  std::vector<CounterNow> counters;
  for (const Counter& counter : store::counters_of(tx, room.office.id)) {
    if (!counter.active) continue;
    CounterNow now{.counter = counter, .duty = {.counter = counter.id, .office = room.office.id}};
    const auto duty = std::ranges::find(duties, counter.id, &CounterDuty::counter);
    if (duty != duties.end() && duty->since >= instant_of(room.queue_day)) now.duty = *duty;
    for (const QueueTicket& ticket : room.tickets) {
      const bool there =
          ticket.state == TicketState::called || ticket.state == TicketState::serving;
      if (there && ticket.counter == counter.id) now.ticket = ticket;
    }
    if (now.duty.officer)
      if (const auto officer = store::find_officer(tx, now.duty.officer))
        now.officer_name = officer->full_name;
    counters.push_back(std::move(now));
  }
  return counters;
}

void read_queue(sql::Transaction& tx, RoomView& room, std::vector<QueueTicket>& of_day) {
  const auto found = room_of_today(tx, room.office.id, room.at);
  room.queue_day = found ? found->queue_day : civil_day(room.at);
  if (found) {
    room.keep_until = found->keep_until;
    room.version = found->version;
    room.tickets = store::open_tickets(tx, room.office.id);
    of_day = store::tickets_of_day(tx, room.office.id, room.queue_day);
    room.calls = store::calls_since(tx, room.office.id, room.at - kRecentCalls);
    room.with_result = store::numbers_with_result(tx, room.office.id, room.queue_day, kMostResults);
    room.help = store::open_help_calls(tx, room.office.id);
  }
  room.counters = counters_now(tx, room);
}

void put_in_calling_order(RoomView& room) {
  std::map<TicketId, const QueueTicket*> by_id;
  for (const QueueTicket& ticket : room.tickets) by_id[ticket.id] = &ticket;
  for (const TicketId id : calling_order(room.tickets, {})) room.next.push_back(*by_id[id]);
}

ExpectedWaits waits_of(const Calendar& calendar, const RoomView& room,
                       std::span<const QueueTicket> of_day, const ServiceTimes& times) {
  std::vector<CounterDuty> duties;
  for (const CounterNow& counter : room.counters) duties.push_back(counter.duty);
  const auto at_work = counters_at_work(duties, room.tickets, room.at);
  std::vector<std::string> services;
  for (const ServiceNow& each : room.services) services.push_back(each.service->code);
  return expected_waits({.tickets = room.tickets,
                         .counters = at_work,
                         .services = services,
                         .times = times,
                         .to_come = priority_to_come(calendar, of_day, room.at)});
}

void look_ahead(const Context& ctx, RoomView& room, std::span<const QueueTicket> of_day) {
  const Calendar& calendar = ctx.law.calendar(room.office);
  const CivilDay today = civil_day(room.at);
  for (const QueueService* service : ctx.law.queue_services(room.office, today))
    room.services.push_back({.service = service});
  const ServiceTimes times(of_day);
  room.waits = waits_of(calendar, room, of_day, times);

  const ServiceModel* model = ctx.law.model(room.office.model);
  DoorQuestion question{.now = room.at, .last_close = calendar.close_of(today)};
  if (model && is_programme_day(calendar, *model, today)) {
    if (const auto cutoff = cutoff_on(*model, today)) question.cutoff = instant_of(today, *cutoff);
    question.cutoff_from = model->cutoff_from;
  }
  for (ServiceNow& each : room.services) {
    const std::string& code = each.service->code;
    each.waiting = static_cast<int>(
        std::ranges::count(room.next, code, [](const auto& ticket) { return ticket.service; }));
    each.wait = room.waits.of_newcomer(code);
    each.called = call_times(calendar, room.at, each.wait);
    question.called = each.called;
    question.usual_service = each.usual_service = times.median_of(code);
    each.door = ask_at_door(question);
  }
}

}  // namespace

const Counter* RoomView::find_counter(CounterId id) const {
  const CounterNow* found = at_counter(id);
  return found ? &found->counter : nullptr;
}

const CounterNow* RoomView::at_counter(CounterId id) const {
  const auto found =
      std::ranges::find(counters, id, [](const CounterNow& each) { return each.counter.id; });
  return found == counters.end() ? nullptr : &*found;
}

const ServiceNow* RoomView::find_service(std::string_view code) const {
  const auto found = std::ranges::find(
      services, code, [](const ServiceNow& each) { return std::string_view(each.service->code); });
  return found == services.end() ? nullptr : &*found;
}

int RoomView::open_counters() const {
  return static_cast<int>(std::ranges::count(
      counters, CounterState::open, [](const CounterNow& each) { return each.duty.state; }));
}

std::optional<int> RoomView::people_before(TicketId id) const {
  const auto ticket = std::ranges::find(next, id, &QueueTicket::id);
  if (ticket == next.end()) return {};
  return static_cast<int>(std::count_if(next.begin(), ticket, [&](const QueueTicket& before) {
    return before.service == ticket->service;
  }));
}

RoomView read_room(const Context& ctx, const Office& office) {
  RoomView room{.office = office,
                .rules = &ctx.law.waiting_room(office),
                .at = ctx.time.now(),
                .closed = why_closed(ctx, office)};
  std::vector<QueueTicket> of_day;
  sql::read(ctx.db, [&](sql::Transaction& tx) { read_queue(tx, room, of_day); });
  put_in_calling_order(room);
  look_ahead(ctx, room, of_day);
  return room;
}

std::shared_ptr<const RoomView> RoomBook::room(const Office& office) {
  const std::int64_t version = sql::read(ctx_.db, [&](sql::Transaction& tx) {
    const auto found = store::find_room(tx, office.id);
    return found ? found->version : 0;
  });
  const Instant now = ctx_.time.now();
  {
    const std::lock_guard lock{mutex_};
    const auto& kept = rooms_[office.id];
    const bool fresh = kept && kept->version == version && now >= kept->at &&
                       now - kept->at <= kKeptFor && civil_day(now) == civil_day(kept->at);
    if (fresh) return kept;
  }
  auto read = std::make_shared<const RoomView>(read_room(ctx_, office));
  const std::lock_guard lock{mutex_};
  rooms_[office.id] = read;
  return read;
}

}  // namespace khongcho::app
