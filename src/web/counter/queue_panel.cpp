#include "web/counter/queue_panel.h"

#include <algorithm>

#include "web/site/queue_names.h"

namespace khongcho::web {

namespace {

constexpr std::size_t kMostNext = 6;
constexpr std::size_t kMostParked = 6;

const app::CounterNow* counter_of(const app::RoomView& room, const app::SignedIn& who) {
  return who.counter ? room.at_counter(who.counter->id) : nullptr;
}

bool is_mine(const app::CounterNow& counter, const app::SignedIn& who) {
  return counter.duty.state != CounterState::closed && counter.duty.officer == who.officer.id;
}

std::vector<HelpRow> help_rows(const app::RoomView& room, const Locale& locale,
                               const app::SignedIn& who) {
  std::vector<HelpRow> rows;
  for (const store::HelpCall& call : room.help) {
    const app::CounterNow* counter = room.at_counter(call.counter);
    rows.push_back(
        {.id = call.id,
         .words = locale.text("counter.queue.help_from",
                              {counter ? counter->counter.name : "?",
                               counter ? counter->officer_name : "", clock_text(call.at)}),
         .mine = call.officer == who.officer.id});
  }
  return rows;
}

std::string state_words(const app::CounterNow& counter, const Locale& locale) {
  const CounterDuty& duty = counter.duty;
  if (duty.state == CounterState::open)
    return locale.text("counter.queue.open_since", {clock_text(duty.since)});
  if (duty.state == CounterState::closed) return locale.text("counter.queue.closed");
  if (!duty.back_at) return locale.text("counter.queue.paused", {duty.reason});
  return locale.text("counter.queue.paused_until", {duty.reason, clock_text(*duty.back_at)});
}

}  // namespace

QueuePanel queue_panel(const Site& site, const app::RoomView& room, const Locale& locale,
                       const app::SignedIn& who) {
  QueuePanel panel{.csrf = site.csrf().token_for(who.token),
                   .as_of = locale.text("counter.queue.as_of", {clock_text(room.at)}),
                   .here = at_counter(site, room, locale, who),
                   .help = help_rows(room, locale, who)};
  if (room.closed && room.tickets.empty()) panel.problem = locale.text(*room.closed);
  const app::CounterNow* counter = counter_of(room, who);
  panel.may_call = counter && is_mine(*counter, who) && counter->duty.state == CounterState::open;
  const ServedServices served = counter ? counter->duty.services : ServedServices{};
  std::vector<QueueTicket> waiting;
  for (const TicketId id : calling_order(room.tickets, served))
    waiting.push_back(*std::ranges::find(room.next, id, &QueueTicket::id));
  panel.waiting = locale.text("counter.queue.waiting",
                              {std::to_string(waiting.size()), std::to_string(room.next.size())});
  for (const QueueTicket& ticket : waiting)
    if (panel.next.size() < kMostNext)
      panel.next.push_back(
          {.number = text_of_number(ticket), .words = ticket_words(room, locale, ticket, room.at)});
  for (const QueueTicket& ticket : room.tickets)
    if (ticket.state == TicketState::parked && panel.parked.size() < kMostParked)
      panel.parked.push_back(
          {.number = text_of_number(ticket), .words = service_name(room, locale, ticket.service)});
  return panel;
}

CounterPanel counter_panel(const Site& site, const app::RoomView& room, const Locale& locale,
                           const app::SignedIn& who) {
  CounterPanel panel{.csrf = site.csrf().token_for(who.token),
                     .name = who.counter ? who.counter->name : ""};
  if (room.keep_until && *room.keep_until > civil_day(room.at))
    panel.keep_until = day_text(*room.keep_until);
  const app::CounterNow* counter = counter_of(room, who);
  if (!counter) return panel;
  const CounterDuty& duty = counter->duty;
  const bool mine = is_mine(*counter, who);
  if (!mine && duty.state != CounterState::closed) panel.occupied = counter->officer_name;
  panel.open = mine && duty.state == CounterState::open;
  panel.paused = mine && duty.state == CounterState::paused;
  panel.state = state_words(*counter, locale);
  panel.serving = mine && counter->ticket.has_value();
  for (const app::CounterNow& other : room.counters)
    if (other.duty.state == CounterState::open && !other.ticket &&
        other.counter.id != counter->counter.id)
      panel.free_counters.push_back({.id = other.counter.id, .name = other.counter.name});
  for (const app::ServiceNow& each : room.services)
    panel.services.push_back({.code = each.service->code,
                              .name = name_of(*each.service, locale),
                              .chosen = duty.services.empty() ||
                                        std::ranges::count(duty.services, each.service->code) > 0});
  return panel;
}

}  // namespace khongcho::web
