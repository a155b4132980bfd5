#include "web/phone/ticket_now.h"

#include <algorithm>
#include <charconv>

#include "app/home_view.h"
#include "app/ticket_returns.h"
#include "base/text.h"
#include "web/site/queue_names.h"
#include "web/site/ticket_words.h"

namespace khongcho::web {

namespace {

std::string counter_name(const app::RoomView& room, CounterId id) {
  const Counter* counter = room.find_counter(id);
  return counter ? counter->name : "";
}

// Those where this number may be called.
std::string counters_for(const Locale& locale, const app::RoomView& room,
                         const QueueTicket& ticket) {
  std::vector<std::string> names;
  for (const app::CounterNow& each : room.counters)
    if (each.duty.state == CounterState::open && serves(each.duty.services, ticket))
      names.push_back(each.counter.name);
  return names.empty() ? "" : locale.text("ticket.counters", {join(names, ", ")});
}

void tell_waiting(const Site& site, const Locale& locale, const app::RoomView& room,
                  const QueueTicket& ticket, TicketNow& now) {
  now.headline = people_before_words(locale, room.people_before(ticket.id).value_or(0));
  now.text = wait_of_ticket(site, locale, room, ticket);
  now.door = door_words(locale, door_of_ticket(site, room, ticket),
                        app::day_state_of(site.ctx(), room.office), DoorFor::holder);
  now.counters = counters_for(locale, room, ticket);
  now.may_leave = true;
}

void tell_end(const Locale& locale, TicketOutcome outcome, TicketNow& now) {
  now.kind = text_of(outcome);
  now.headline = locale.text("ticket_page." + now.kind);
  now.text = locale.text("ticket_page." + now.kind + "_text");
  now.has_dossier = outcome == TicketOutcome::received;
  now.over = true;
  if (outcome == TicketOutcome::instructed)
    now.come_back = locale.text("ticket_page.with_papers");
}

std::int64_t number_in(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

TicketNow ticket_now(const Site& site, const Locale& locale, const app::RoomView& room,
                     const QueueTicket& ticket) {
  TicketNow now{.kind = std::string(text_of(ticket.state)),
                .number = text_of_number(ticket),
                .service = service_name(room, locale, ticket.service),
                .priority = ticket.priority.empty()
                                ? ""
                                : locale.text("ticket_paper.has_priority",
                                              {priority_name(room, locale, ticket.priority)}),
                .headline = {},
                .text = {},
                .door = {},
                .counters = {},
                .come_back = {},
                .as_of = as_of_words(locale, room)};
  switch (ticket.state) {
    case TicketState::waiting:
      tell_waiting(site, locale, room, ticket, now);
      break;
    case TicketState::called:
      now.headline = locale.text("ticket_page.called", {counter_name(room, ticket.counter)});
      now.text = locale.text("ticket_page.called_text");
      now.may_leave = true;
      break;
    case TicketState::serving:
      now.headline = locale.text("ticket_page.serving", {counter_name(room, ticket.counter)});
      break;
    case TicketState::parked:
      now.headline = locale.text("ticket_page.parked");
      now.text = locale.text("ticket_page.parked_text");
      now.come_back = locale.text("ticket_page.come_back");
      now.may_leave = true;
      break;
    case TicketState::ended:
      tell_end(locale, ticket.outcome, now);
      break;
  }
  return now;
}

std::string ticket_topic(const Locale& locale, const QueueTicket& ticket,
                         const std::string& secret) {
  return std::to_string(ticket.id.value) + ":" + secret + ":" + locale.language();
}

std::optional<std::string> ticket_screen(const Site& site, const app::RoomView& room,
                                         std::string_view topic) {
  const std::size_t secret_at = topic.find(':') + 1;
  const std::size_t language_at = topic.find(':', secret_at) + 1;
  const Locale& locale = site.locale(topic.substr(language_at));
  const TicketId id{number_in(topic)};
  const auto in_room = std::ranges::find(room.tickets, id, &QueueTicket::id);
  if (in_room != room.tickets.end())
    return ticket_now(site, locale, room, *in_room).render(locale);
  const std::string secret(topic.substr(secret_at, language_at - 1 - secret_at));
  const auto ended = app::find_ticket_of_today(site.ctx(), secret);
  if (!ended) return {};
  return ticket_now(site, locale, room, *ended).render(locale);
}

}  // namespace khongcho::web
